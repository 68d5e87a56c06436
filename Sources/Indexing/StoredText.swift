import GRDB

/// The text of one stored article and where its sentences stand, for words at offsets in code points.
final class StoredText {
    private let scalars: [Unicode.Scalar]
    private let sentences: [Range<Int>]
    /// The sentence that was asked for last: rows come in order, many from one sentence.
    private var last: (range: Range<Int>, words: String)?

    init(text: String, sentences: [UInt8]) {
        scalars = Array(text.unicodeScalars)
        self.sentences = SentenceBlob.sentences(sentences, length: scalars.count).map(\.range)
    }

    /// The words at a range, as much of it as lies in the text.
    func words(_ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(scalars[range.clamped(to: 0..<scalars.count)]))
    }

    /// The sentence that a range begins in; where it begins in none, its own words.
    func sentence(of range: Range<Int>) -> String {
        // The first that ends behind the position.
        var low = 0
        var high = sentences.count
        while low < high {
            let middle = (low + high) / 2
            if sentences[middle].upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        let wanted = low < sentences.count && sentences[low].contains(range.lowerBound) ? sentences[low] : range
        if let last, last.range == wanted { return last.words }
        let found = words(wanted)
        last = (wanted, found)
        return found
    }
}

/// Texts for rows that lead to a sentence. Such rows come article by article, so the last text is kept, and no other.
final class StoredTexts {
    private let db: Database
    private var last: (document: Int, text: StoredText)?

    init(_ db: Database) { self.db = db }

    func of(_ document: Int) throws -> StoredText {
        if let last, last.document == document { return last.text }
        var text = StoredText(text: "", sentences: [])
        try db.scan("SELECT d.text, l.sentences FROM documents d LEFT JOIN layers l ON l.document = d.id WHERE d.id = ?", [document]) {
            text = StoredText(text: $0.text(0) ?? "", sentences: $0.bytes(1))
        }
        last = (document, text)
        return text
    }
}
