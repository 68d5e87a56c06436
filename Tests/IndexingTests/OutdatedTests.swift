/// What was found in an index by another recipe is found anew, without the pages.
import Documents
import Indexing
import Testing
import Tokenization

@Suite("Finding anew")
struct OutdatedTests {
    @Test("gives the articles of other recipes, with all that stages ask of them")
    func articles() throws {
        let shelf = try Shelf()
        let full = try WriterTests.full()
        try shelf.run([shelved(full), shelved(try article("b", "One. Two.\nThree"))])
        try shelf.run([shelved(try article("c", "New."))], recipe: "r2")
        let outdated = try OutdatedArticles(path: shelf.path, recipe: "r2")
        #expect(outdated.count == 2 && outdated.stored == 3)
        let a = try #require(try outdated.next())
        #expect(a.id == "a" && a.source == "dump/a.html" && a.text == full.text && a.title == "Résumé" && a.site == "Desk")
        #expect(a.language == "en" && a.published == full.published && a.forwardedFrom == "Valley Wire")
        #expect(a.sentences.map(\.range) == full.sentences.map(\.range))
        var b = try #require(try outdated.next())
        #expect(b.id == "b" && b.title == nil && b.site == nil && b.published == nil)
        try TokenizeStage().annotate(&b)
        let made = try article("b", "One. Two.\nThree")
        #expect(b.sentences == made.sentences)
        #expect(b.tokens.map(\.range) == made.tokens.map(\.range))
        #expect(b.tokens.map(\.shape) == made.tokens.map(\.shape))
        #expect(try outdated.next() == nil)
    }

    @Test("knows in which kind of block a sentence stood")
    func kinds() throws {
        let shelf = try Shelf()
        var article = Article(source: "a.html", payload: .taken)
        article.id = "a"
        article.text = Array("Title\nOne. Two.\nAn item".utf8)
        article.blocks = [
            Block(ByteRange(0, 5), .heading, level: 1), Block(ByteRange(6, 15)), Block(ByteRange(16, 23), .listItem, level: 1),
        ]
        try TokenizeStage().annotate(&article)
        try shelf.run([shelved(article)])
        let found = try #require(try OutdatedArticles(path: shelf.path, recipe: "r2").next())
        #expect(found.sentences.map(\.kind) == [.heading, .paragraph, .paragraph, .listItem])
        #expect(found.sentences.map(\.range) == article.sentences.map(\.range))
    }

    @Test("writes rows only where something else was found, and what is done does not come again")
    func written() throws {
        let shelf = try Shelf()
        try shelf.run([shelved(try WriterTests.full()), shelved(try article("b", "Another text."))])
        let untouched = "SELECT key, run, text, title FROM documents ORDER BY key"
        let before = try shelf.rows(untouched)
        var other = try WriterTests.full()
        other.entities[0].name = "IS"
        other.claims = []
        let counts = try shelf.run(
            [.found(ShelvedArticle(other)), .found(ShelvedArticle(try article("b", "Another text.")))], recipe: "r2")
        #expect(counts.changed == 1 && counts.skipped == 1 && counts.documents == 0 && counts.mentions == 2)
        #expect(try shelf.rows(untouched) == before)
        #expect(try shelf.rows("SELECT DISTINCT annotated FROM documents") == ["2"])
        #expect(try shelf.rows("SELECT count(*) FROM claims") == ["0"])
        #expect(try shelf.rows("SELECT name FROM entities WHERE key = 'islamic-state'") == ["IS"])
        #expect(try OutdatedArticles(path: shelf.path, recipe: "r2").count == 0)
        try shelf.check()
    }
}
