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
    let hasClaims: Bool
    private let texts: [String: PageText]

    init() throws {
        pages = try Gold.pages()
        texts = Dictionary(uniqueKeysWithValues: pages.map { ($0.page, PageText($0.text)) })
        let chain = try Assembler.chain(pipeline: Gold.home + "/Pipelines/news.yml")
        hasClaims = chain.layers.contains(.claims)
        let gold = try Gold.entities().map { ($0.page, $0.text) } + Gold.claims().map { ($0.page, $0.text) }
        for page in pages {
            let raw = [UInt8](FileManager.default.contents(atPath: "\(Gold.home)/corpora/samples/\(page.page)") ?? Data())
            ofPage[page.page] = Self.read(.page(raw, gzip: false, charset: nil), from: page.page, chain)
            ofText[page.page] = Self.read(.row(try Self.row(page), line: 1), from: page.page, chain)
        }
        for (page, sentence) in gold where texts[page]?.place(of: sentence) == nil {
            throw GoldError("corpora/gold: this sentence does not stand in the gold text of \(page): \(sentence)")
        }
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

    private struct Row: Encodable {
        let id: String
        let text: String
        let title: String
        let published: String?
        let language: String
    }

    private static func row(_ page: Gold.Page) throws -> [UInt8] {
        let row = Row(id: page.page, text: page.text, title: page.title, published: page.published, language: page.language)
        return [UInt8](try JSONEncoder().encode(row))
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
