/// How much of an article's text was found, and how much else.
package enum TextMeasure {
    /// Runs of four words, as often as they occur, in both texts; a shorter text is one run.
    package static func shingles(found: String, gold: String) -> Tally {
        let (mine, wanted) = (counts(found), counts(gold))
        var tally = Tally()
        for (shingle, count) in mine {
            tally.found += count
            tally.right += min(count, wanted[shingle] ?? 0)
        }
        tally.expected = wanted.values.reduce(0, +)
        return tally
    }

    private static func counts(_ text: String) -> [ArraySlice<Substring>: Int] {
        let words = text.unicodeScalars.split { !isWordScalar($0) }.map(Substring.init)
        guard !words.isEmpty else { return [:] }
        var counts: [ArraySlice<Substring>: Int] = [:]
        for start in 0..<max(1, words.count - 3) { counts[words[start..<min(words.count, start + 4)], default: 0] += 1 }
        return counts
    }

    private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber,
            .otherNumber, .nonspacingMark, .spacingMark, .connectorPunctuation:
            true
        default: false
        }
    }
}
