package import Documents

/// Which records of web archives are read; empty, all are.
package struct CaptureFilter: Sendable {
    /// Addresses, "*" standing for any characters; one of them has to fit.
    package var urls: [String] = []
    /// Media types such as "text/html" or "text/*"; one of them has to fit.
    package var types: [String] = []
    /// Captured on this day or later, on this day or before.
    package var from: CalendarDay?
    package var to: CalendarDay?

    package init() {}

    /// Why a record is left out; nil when it is not.
    func reason(url: String, type: String, seen: DateStamp?) -> String? {
        if !urls.isEmpty, !urls.contains(where: { Self.fits($0, url) }) { return "other addresses" }
        if !types.isEmpty, !types.contains(where: { Self.fits($0.lowercased(), type) }) { return type }
        if from != nil || to != nil {
            guard let day = seen?.day else { return "no capture date" }
            if let from, day < from { return "captured earlier" }
            if let to, to < day { return "captured later" }
        }
        return nil
    }

    /// Whether a pattern with "*" fits all of a text. Going back to the last star alone is enough, so time is bounded by
    /// the product of both lengths.
    static func fits(_ pattern: String, _ text: String) -> Bool {
        let (pattern, text) = (Array(pattern.utf8), Array(text.utf8))
        var (p, t) = (0, 0)
        var star: (p: Int, t: Int)?
        while t < text.count {
            if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
                star = (p, t)
                p += 1
            } else if p < pattern.count, pattern[p] == text[t] {
                p += 1
                t += 1
            } else if let last = star {
                star = (last.p, last.t + 1)
                (p, t) = (last.p + 1, last.t + 1)
            } else {
                return false
            }
        }
        return pattern[p...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
