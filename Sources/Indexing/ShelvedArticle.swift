package import Documents
import Text

/// An article made ready for the shelf: everything that can be computed away from the one writer.
package struct ShelvedArticle: Sendable {
    private(set) var article: Article
    let words: Int
    let foldedTitle: String
    let foldedText: String
    let text: String
    /// Code point offsets of byte offsets, as the writer asks for them.
    let offsets: CodePoints
    let sentences: [UInt8]
    let terms: [Term]
    /// Of what was found in it: tells whether a change of gazetteer or taxonomy touches the article.
    let digest: Int64

    /// A distinct word of the article.
    struct Term: Sendable {
        let id: Folding.TokenID
        var count: Int
        /// One place where it stands: its spelling, should the index not know it yet.
        let range: ByteRange
    }

    package init(_ article: Article) {
        self.article = article
        // SQLite's substr takes a zero for the end of a text; a space in its place leaves every offset as it is.
        let bytes = article.text.contains(0) ? article.text.map { $0 == 0 ? 0x20 : $0 } : article.text
        text = String(decoding: bytes, as: UTF8.self)
        var folded: [UInt8] = []
        Folding.appendForSearch(bytes.span, to: &folded)
        foldedText = String(decoding: folded, as: UTF8.self)
        foldedTitle = Self.folded(article.title ?? "")
        offsets = CodePoints(bytes)
        words = article.tokens.reduce(0) { $0 + ($1.isWord ? 1 : 0) }
        terms = Self.terms(article)
        sentences = SentenceBlob.pack(article.sentences, offsets)
        digest = AnnotationDigest.of(article)
        // Many wait for the writer at a time: layers that it has no more use for need not.
        self.article.tokens = []
        self.article.sentences = []
        self.article.blocks = []
    }

    /// The search table's form of any words: titles, queries.
    package static func folded(_ words: String) -> String {
        var out: [UInt8] = []
        Folding.appendForSearch(Array(words.utf8).span, to: &out)
        return String(decoding: out, as: UTF8.self)
    }

    private static func terms(_ article: Article) -> [Term] {
        let words = article.tokens.filter { $0.kind == .word && $0.end - $0.start <= 64 }.sorted { $0.id < $1.id }
        var terms: [Term] = []
        for word in words {
            if terms.last?.id == word.id {
                terms[terms.count - 1].count += 1
            } else {
                terms.append(Term(id: word.id, count: 1, range: word.range))
            }
        }
        return terms
    }
}

/// Code point offsets of byte offsets in one text.
struct CodePoints: Sendable {
    private let text: [UInt8]
    private let index: CodePointIndex
    init(_ text: [UInt8]) {
        self.text = text
        index = CodePointIndex(text.span)
    }
    subscript(byte: Int) -> Int { index.codePoints(before: byte, in: text.span) }
}
