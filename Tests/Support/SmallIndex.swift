/// An index of a few articles, in a folder of its own.
package import Documents
package import Indexing
import Tokenization

package struct SmallArticle {
    package var id: String
    package var published: String?
    package var text: String
    package var site: String
    package var language: String
    /// Articles of one number are copies of one another.
    package var story: Int?
    /// "Title of" its id unless it is given.
    package var title: String?
    /// What mentions and claims point to.
    package var entities: [Entity] = []
    package var mentions: [Mention] = []
    package var claims: [Claim] = []

    package init(
        _ id: String, _ published: String?, _ text: String, site: String = "Desk <b>", language: String = "en", story: Int? = nil,
        title: String? = nil
    ) {
        self.title = title
        (self.id, self.published, self.text, self.site, self.language, self.story) = (id, published, text, site, language, story)
    }
}

package func smallIndex(
    _ articles: [SmallArticle], rejected: Int = 0, hierarchy: [Relation] = []
) throws -> (folder: TemporaryFolder, reader: IndexReader) {
    let folder = try TemporaryFolder()
    let path = folder.path("index.db")
    var manifest = IndexWriter.Manifest(version: "test", pipeline: "", recipe: "r", textRecipe: "", gazetteer: nil, inputs: [])
    manifest.hierarchy = hierarchy
    let writer = try IndexWriter(path: path, manifest: manifest)
    for (number, small) in articles.enumerated() {
        var article = Article(source: small.id, payload: .taken)
        article.id = small.id
        article.title = small.title ?? "Title of \(small.id)"
        article.site = small.site
        article.language = small.language
        article.text = Array(small.text.utf8)
        article.published = small.published.map { DateStamp($0, $0.count >= 10 ? .day : $0.count == 7 ? .month : .year, signal: "meta") }
        article.entities = small.entities
        article.mentions = small.mentions
        article.claims = small.claims
        article.signature = Signature(exact: UInt64(small.story ?? 1_000_000 + number), minhash: [])
        try TokenizeStage().annotate(&article)
        try writer.add(.article(ShelvedArticle(article)))
    }
    for number in 0..<rejected {
        try writer.add(.rejected(id: "x\(number)", source: "x", Rejection(stage: "ingest", code: "empty", message: "Empty.")))
    }
    try writer.finish(stopped: false)
    return (folder, try IndexReader(path: path))
}
