/// What a user wants of the names in a text: some types of them, and some never.
import Documents
import Entities
import Testing
import Tokenization

@Suite struct ScopeTests {
    private func names(_ text: String, types: Set<String> = [], stop: [StopNames.Entry] = []) throws -> [String] {
        let stop = StopNames(stop, tokenizing: Sample.tokenizing)
        let tables = try Gazetteer.compile(tables: Sample.tables, scope: GazetteerScope(stop: stop), tokenizing: Sample.tokenizing)
        var article = Article(source: "test", payload: .taken)
        article.text = Array(text.utf8)
        article.language = "en"
        try TokenizeStage().annotate(&article)
        try EntityStage(gazetteer: Gazetteer(compiled: tables), types: types, stop: stop).annotate(&article)
        return article.mentions.map { "\(article.string($0.range)) \(article.entities[$0.entity].type.rawValue)" }
    }

    private func name(_ word: String, _ type: Entity.Kind? = nil) -> StopNames.Entry {
        (GazetteerScope.Term(word, file: "p.yml", line: 1), type)
    }

    @Test("keeps the types and kinds that are named, and reads the text as if it kept all")
    func types() throws {
        let text = "Chad Smith flew to Aleppo, where the Arakan Army has no men, and to Syria."
        #expect(try names(text) == ["Chad Smith person", "Aleppo place", "Arakan Army group", "Syria place"])
        #expect(try names(text, types: ["place"]) == ["Aleppo place", "Syria place"])
        #expect(try names(text, types: ["country", "person"]) == ["Chad Smith person", "Syria place"])
    }

    @Test("cuts a stop name of very many words as the tables' names are cut")
    func longStop() throws {
        let long = (1...30).map { "Brigade\($0)" }.joined(separator: " ")
        let tables = [Sample.table("t.tsv", "id;name;type", ["1;\(long);group"])]
        let stop = StopNames([name(long)], tokenizing: Sample.tokenizing)
        for (stop, count) in [(StopNames(), 1), (stop, 0)] {
            let scope = GazetteerScope(stop: stop)
            let compiled = try Gazetteer.compile(tables: tables, scope: scope, tokenizing: Sample.tokenizing)
            #expect(try Gazetteer(compiled: compiled).lookup(long, tokenizing: Sample.tokenizing).count == count)
        }
    }

    @Test("never takes a stop name, whether tables or patterns would")
    func stop() throws {
        let text = "Mary Okafor flew to Aleppo, then back to Mosul."
        for (stop, expected) in [
            ([], ["Mary Okafor person", "Aleppo place", "Mosul place"]),
            ([name("mosul")], ["Mary Okafor person", "Aleppo place"]),
            ([name("Mary Okafor"), name("Aleppo", .group)], ["Aleppo place", "Mosul place"]),
            ([name("Mary Okafor", .place), name("Aleppo", .place)], ["Mary Okafor person", "Mosul place"]),
            ([name("the Mary Okafor"), name("“the Mosul”")], ["Aleppo place"]),
        ] {
            let found = try names(text, stop: stop)
            #expect(found == expected)
        }
    }
}
