import Assembly
import Documents
import FoundationEssentials

/// The gold pages as the chain of Pipelines/news.yml reads them.
///
/// Article text and metadata are judged on the raw page. Entities and claims are judged on the gold text of the whole
/// page, so that what ingestion does to it changes no figure of theirs, and each sentence has its context.
struct Readings {
    let pages: [Gold.Page]
    /// From the raw page; nil when it was rejected.
    private(set) var ofPage: [String: Article] = [:]
    /// From the gold text.
    private(set) var ofText: [String: Article] = [:]
    /// From gold sentences that stand in no page, by their ids.
    private(set) var ofReport: [String: Article] = [:]
    let hasClaims: Bool
    private let texts: [String: PageText]

    init() throws {
        pages = try Gold.pages()
        texts = Dictionary(uniqueKeysWithValues: pages.map { ($0.page, PageText($0.text)) })
        let chain = try Self.news.get()
        hasClaims = chain.layers.contains(.claims)
        let entities = try Gold.entities()
        let gold = try entities.compactMap { row in row.page.map { ($0, row.text) } } + Gold.claims().map { ($0.page, $0.text) }
        for page in pages {
            let raw = [UInt8](FileManager.default.contents(atPath: "\(Gold.home)/corpora/samples/\(page.page)") ?? Data())
            ofPage[page.page] = Self.read(.page(raw, gzip: false, charset: nil), from: page.page, chain)
            let row = Row(id: page.page, text: page.text, title: page.title, published: page.published, language: page.language)
            ofText[page.page] = try Self.read(row, chain)
        }
        for report in entities where report.page == nil {
            let row = Row(id: report.id, text: report.text, language: report.language ?? "en")
            ofReport[report.id] = try Self.read(row, chain)
        }
        for (page, sentence) in gold where texts[page]?.place(of: sentence) == nil {
            throw GoldError("corpora/gold: this sentence does not stand in the gold text of \(page): \(sentence)")
        }
    }

    /// The article that a row of the gold entities was read in, where its sentence stands there, and in which language.
    func sentence(of row: Gold.EntityRow) -> (article: Article, range: ByteRange, language: String)? {
        if let page = row.page {
            return sentence(row.text, of: page).map { ($0.article, $0.range, language(of: page)) }
        }
        return ofReport[row.id].map { ($0, ByteRange(0, row.text.utf8.count), row.language ?? "en") }
    }

    /// The article made from the gold text, and where a sentence of it stands.
    func sentence(_ sentence: String, of page: String) -> (article: Article, range: ByteRange)? {
        guard let article = ofText[page], let range = texts[page]?.place(of: sentence) else { return nil }
        return (article, range)
    }

    func language(of page: String) -> String { pages.first { $0.page == page }?.language ?? "und" }

    private static func read(_ payload: Payload, from source: String, _ chain: Chain) -> Article? {
        var article = Article(source: source, payload: payload)
        for stage in chain.stages {
            do throws(Rejection) { try stage.annotate(&article) } catch { return nil }
        }
        return article
    }

    private static let news = Result { try Assembler.chain(pipeline: Gold.home + "/Pipelines/news.yml") }

    /// A text of a test's own, as the same chain reads it; without a language, that is told by the text.
    static func article(_ text: String, in language: String? = nil) throws -> Article {
        guard let article = try read(Row(id: "case", text: text, language: language), news.get()) else {
            throw GoldError("This text was rejected: \(text)")
        }
        return article
    }

    private struct Row: Encodable {
        let id: String
        let text: String
        var title: String?
        var published: String?
        let language: String?
    }

    private static func read(_ row: Row, _ chain: Chain) throws -> Article? {
        read(.row([UInt8](try JSONEncoder().encode(row)), line: 1), from: row.id, chain)
    }
}

/// A page's text, to find sentences in.
private struct PageText {
    private let bytes: [UInt8]
    init(_ text: String) { bytes = Array(text.utf8) }

    func place(of sentence: String) -> ByteRange? {
        let wanted = Array(sentence.utf8)
        guard let first = wanted.first, wanted.count <= bytes.count else { return nil }
        for start in 0...(bytes.count - wanted.count) where bytes[start] == first {
            if bytes[start..<start + wanted.count].elementsEqual(wanted) { return ByteRange(start, start + wanted.count) }
        }
        return nil
    }
}
