/// An arbiter as a text file: a version line, a line for each type, lines of weights in thousandths from a place on.
///
///     gleaner arbiter 1
///     type attack_report 1.042 -0.113 0.05
///     weights 12032 0 0 -13 102 …
///
/// A type has slope and shift of its curve and the chance from
/// which on it counts. `#` begins a comment. Types that the taxonomy lacks are refused: such a file was fitted with another taxonomy. Types
/// that the file lacks keep the scores of their frames.
package enum ArbiterFile {
    /// Changes when traits do, for then the weights stand for something else.
    package static let version = 1
    private static let row = 32

    package static func text(_ arbiter: Arbiter, note: String = "") -> String {
        var lines = ["gleaner arbiter \(version)"] + note.split(separator: "\n").map { "# \($0)" }
        for (type, scale) in arbiter.scales.sorted(by: { $0.key < $1.key }) {
            lines.append("type \(type) \(scale.slope) \(scale.shift) \(scale.threshold)")
        }
        for start in stride(from: 0, to: arbiter.weights.count, by: row) {
            let weights = arbiter.weights[start..<start + row]
            guard weights.contains(where: { $0 != 0 }) else { continue }
            lines.append("weights \(start) " + weights.map { String(Int(($0 * 1000).rounded())) }.joined(separator: " "))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// `types`: the names of the taxonomy's types.
    package static func read(path: String, text: String, types: Set<String>) throws(LexiconError) -> Arbiter {
        var weights = [Float](repeating: 0, count: 1 << Traits.bits)
        var scales: [String: Arbiter.Scale] = [:]
        let lines = Array(text.utf8).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            let words = line.prefix { $0 != UInt8(ascii: "#") }.split(separator: UInt8(ascii: " ")).map(\.text)
            func error(_ message: String) -> LexiconError { LexiconError(path: path, line: index + 1, message: message) }
            if index == 0 {
                guard words.count == 3, words[0] == "gleaner", words[1] == "arbiter" else {
                    throw error("this is no model of claims. Make one with gleaner train.")
                }
                guard words[2] == "\(version)" else {
                    throw error("the model has version \(words[2]), this Gleaner reads \(version). Fit it anew with gleaner train.")
                }
                continue
            }
            switch words.first {
            case nil: continue
            case "type":
                let numbers = words.dropFirst(2).compactMap { Double($0) }.filter(\.isFinite)
                guard words.count == 5, numbers.count == 3 else {
                    throw error("expected a type with slope, shift and threshold: type attack_report 1.04 -0.11 0.05")
                }
                guard types.contains(words[1]) else {
                    throw error(
                        "the taxonomy has no type “\(words[1])”, so the model belongs to another one. Fit it anew with gleaner train, or write model: none into the pipeline file."
                    )
                }
                scales[words[1]] = Arbiter.Scale(slope: numbers[0], shift: numbers[1], threshold: numbers[2])
            case "weights":
                let values = words.dropFirst(2).compactMap { Int($0) }
                guard words.count > 2, values.count == words.count - 2, let start = Int(words[1]), start >= 0,
                    start <= weights.count - values.count
                else { throw error("expected a place from 0 to \(weights.count - 1) and weights in thousandths: weights 64 0 12 -7") }
                for (offset, value) in values.enumerated() { weights[start + offset] = Float(value) / 1000 }
            default: throw error("“\(words[0])” is not known here; valid are type or weights.")
            }
        }
        guard !scales.isEmpty else {
            throw LexiconError(
                path: path, line: lines.count, message: "the model ends before its first type. Make it anew with gleaner train.")
        }
        return Arbiter(weights: weights, scales: scales)
    }
}
