package import Documents
import Text

/// Signatures: an exact hash of the words, and MinHash values over shingles of three words (Broder 1997).
///
/// All values come from one hash of each shingle: its upper bits choose the place, the smallest hash wins it (one permutation
/// hashing; Li, Owen, Zhang 2012). A place that no shingle fell into takes the value of another one, chosen by the place's
/// number alone (optimal densification; Shrivastava 2017), so that short texts can be compared with long ones.
extension Signature {
    /// Fewer shingles than this tell too little: such texts have an exact hash only.
    package static let leastShingles = 20

    /// nil when there is no word in the text.
    package init?(of text: Span<UInt8>) {
        var exact: UInt64 = 0
        var words = 0
        var shingles = ShingleHasher()
        var least = [UInt64](repeating: .max, count: Signature.width)
        let shift = UInt64(64 - Signature.width.trailingZeroBitCount)
        Words.forEach(text) { word, _ in
            exact = (exact ^ word) &* 0x9E37_79B9_7F4A_7C15
            exact ^= exact >> 32
            words += 1
            guard let hash = shingles.next(word) else { return }
            let place = Int(truncatingIfNeeded: hash >> shift)
            if hash < least[place] { least[place] = hash }
        }
        guard words > 0 else { return nil }
        let isLong = words - 2 >= Signature.leastShingles
        self.init(exact: mixed(exact ^ UInt64(words)), minhash: isLong ? Self.densified(least) : [])
    }

    /// The upper bits of a smallest hash are nearly always zeros; the lower ones tell shingles apart.
    private static func densified(_ least: [UInt64]) -> [UInt16] {
        (0..<least.count).map { place in
            var source = place
            var attempt: UInt64 = 0
            while least[source] == .max {
                attempt += 1
                source = Int(truncatingIfNeeded: mixed(UInt64(place) << 32 | attempt) % UInt64(least.count))
            }
            return UInt16(truncatingIfNeeded: least[source])
        }
    }
}
