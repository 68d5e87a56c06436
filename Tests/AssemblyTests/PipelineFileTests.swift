/// A pipeline file that cannot run says where and why before anything is read.
import Assembly
import Ingestion
import Documents
import TestSupport
import Testing

@Suite("Pipeline files")
struct PipelineFileTests {
    struct Mistake: Sendable, CustomTestStringConvertible {
        let text: String
        let line: Int
        let says: [String]
        init(_ text: String, line: Int, says: String...) {
            self.text = text
            self.line = line
            self.says = says
        }
        var testDescription: String { says.joined(separator: " … ") }
    }

    static func entities(_ setting: String) -> String {
        "name: x\nstages:\n  - ingest\n  - tokenize\n  - entities:\n      \(setting)\n"
    }

    private func error(_ text: String, until: String? = nil) throws -> (message: String, path: String) {
        let folder = try TemporaryFolder()
        let path = try folder.write("p.yml", text)
        let error = try #require(throws: PipelineError.self) { _ = try Assembler.chain(pipeline: path, until: until) }
        return (error.description, path)
    }

    @Test(
        "with a mistake are refused with file, line and way out",
        arguments: [
            Mistake(
                "name: x\nstages:\n  - ingest\n  - tokenise\n", line: 4, says: "there is no stage \"tokenise\"",
                "Valid stages: ingest, copies, tokenize"),
            Mistake("name: x\nstages:\n  - ingest\n\n  - entities\n", line: 5, says: "\"entities\" reads", "Put \"tokenize\" before it"),
            Mistake("name: x\nstages: [tokenize, ingest]\n", line: 2, says: "\"tokenize\" reads text", "Put \"ingest\" before it"),
            Mistake(
                "name: x\nstages:\n  - ingest\n  - tokenize\n  - ingest\n", line: 5, says: "\"ingest\" writes text a second time",
                "Remove it"),
            Mistake(
                "name: x\nstages:\n  - ingest:\n      bytes: 100\n      color: red\n", line: 5, says: "no setting \"color\"",
                "valid settings: bytes"),
            Mistake("name: x\nstages:\n  - ingest\n  - tokenize:\n      a: 1\n", line: 5, says: "no setting \"a\"", "it has none"),
            Mistake(
                "name: x\nstages:\n  - ingest:\n      levels: many\n", line: 4, says: "\"levels\" is \"many\"",
                "whole number from 1 to 1000000000"),
            Mistake("name: x\nstages:\n  - ingest:\n      milliseconds: 9223372036854775807\n", line: 4, says: "\"milliseconds\" is"),
            Mistake("name: x\nstages:\n  - ingest:\n      nodes: -1\n", line: 4, says: "\"nodes\" is \"-1\""),
            Mistake("name: x\nstages:\n  - ingest:\n      bytes: 0\n", line: 4, says: "\"bytes\" is \"0\""),
            Mistake("name: x\nstages:\n  - ingest:\n      milliseconds: 1.5\n", line: 4, says: "\"milliseconds\" is \"1.5\""),
            Mistake("name: x\nstages:\n  - ingest:\n      bytes: 99999999999999999999\n", line: 4, says: "\"bytes\" is"),
            Mistake("name: x\nstages:\n  - ingest:\n      bytes: [1]\n", line: 4, says: "plain value"),
            Mistake("name: x\nstages:\n  - ingest:\n      bytes: {a: 1, b: 2}\n", line: 4, says: "neither a plain value nor a list"),
            Mistake("name: x\nstages:\n  - ingest:\n      map: []\n", line: 4, says: "neither a plain value nor a list"),
            Mistake(entities("stop:"), line: 6, says: "\"stop\" takes a plain value or a list", "stop: [a, b]"),
            Mistake(entities("stop: [A, [B]]"), line: 6, says: "each item of \"stop\" is a plain value"),
            Mistake(entities("countries: [{SY: place}]"), line: 6, says: "\"countries\" takes a plain value or a list"),
            Mistake(entities("population: many"), line: 6, says: "\"population\" is \"many\"", "whole number of people"),
            Mistake(entities("population: -1"), line: 6, says: "\"population\" is \"-1\""),
            Mistake(entities("population: [1]"), line: 6, says: "\"population\" takes one plain value"),
            Mistake(entities("stop: none.tsv"), line: 6, says: "none.tsv: cannot be read"),
            Mistake(entities("only: none.txt"), line: 6, says: "none.txt: cannot be read"),
            Mistake(entities("gazetteers: none.tsv"), line: 6, says: "none.tsv: there is no such table"),
            Mistake(entities("gazetteers: standard/none.tsv"), line: 6, says: "corpora/gazetteers/none.tsv"),
            Mistake(entities("gazeteers: standard"), line: 6, says: "no setting \"gazeteers\"", "gazetteers, countries, population"),
            Mistake("name: x\nstages:\n  - ingest: fast\n", line: 3, says: "settings are a mapping"),
            Mistake("name: x\nstages:\n  - [ingest]\n", line: 3, says: "a stage is a name"),
            Mistake("name: x\nstages: ingest\n", line: 2, says: "\"stages\" is a list"),
            Mistake("name: x\nstages: []\n", line: 1, says: "\"stages\" is missing or empty"),
            Mistake("name: x\n", line: 1, says: "\"stages\" is missing or empty"),
            Mistake("stages: [ingest]\n", line: 1, says: "\"name\" is missing"),
            Mistake("name: x\nstages: [ingest]\njobs: 8\n", line: 3, says: "unknown key \"jobs\"", "name, stages"),
            Mistake("- ingest\n", line: 1, says: "a pipeline is a mapping"),
            Mistake("", line: 1, says: "a pipeline is a mapping"),
            Mistake("name: x\nstages:\n  - ingest\n - tokenize\n", line: 4, says: "not YAML"),
            Mistake("name: \"x\nstages: [ingest]\n", line: 3, says: "not YAML"),
            Mistake("name: x\nname: y\nstages: [ingest]\n", line: 1, says: "a key stands twice", "\"name\""),
        ])
    func mistakes(_ mistake: Mistake) throws {
        let (message, path) = try error(mistake.text)
        #expect(message.hasPrefix("\(path):\(mistake.line): "))
        for words in mistake.says { #expect(message.contains(words)) }
        #expect(message.hasSuffix("."))
    }

    @Test("that are not there are named, with those that come with the program")
    func missing() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("none.yml")
        let error = try #require(throws: PipelineError.self) { _ = try Assembler.chain(pipeline: path) }
        #expect(error.description.hasPrefix("\(path): there is no such pipeline file"))
        let unnamed = try #require(throws: PipelineError.self) { _ = try Assembler.chain(pipeline: "no-such-name") }
        #expect(unnamed.description.contains("\"no-such-name\""))
        #expect(unnamed.description.contains("--pipeline FILE"))
    }

    @Test("that are no UTF-8 are refused as such")
    func encoding() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("p.yml", .init([0x6E, 0xE9, 0x0A]))
        let error = try #require(throws: PipelineError.self) { _ = try Assembler.chain(pipeline: path) }
        #expect(error.description.contains("not UTF-8"))
    }

    @Test("in good order become a chain, with its settings or without")
    func sound() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("p.yml", "# What for.\nname: texts\nstages:\n  - ingest:\n      bytes: 100000\n  - tokenize\n")
        let chain = try Assembler.chain(pipeline: path)
        #expect(chain.name == "texts")
        #expect(chain.stageNames == ["ingest", "tokenize"])
        #expect(chain.layers == [.text, .tokens, .sentences])
        #expect(chain.gazetteer == nil)
        let copies = try Assembler.chain(pipeline: try folder.write("c.yml", "name: copies\nstages: [ingest, copies]\n"))
        #expect(copies.layers == [.text, .signature])
        #expect(chain.text.hasPrefix("# What for."))
    }

    @Test(
        "end after the stage or layer that --until names",
        arguments: [("ingest", 1), ("text", 1), ("tokenize", 2), ("tokens", 2), ("sentences", 2)])
    func until(_ name: String, _ count: Int) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("p.yml", "name: texts\nstages: [ingest, tokenize]\n")
        #expect(try Assembler.chain(pipeline: path, until: name).stages.count == count)
    }

    @Test("without what --until names say which stages they have", arguments: ["entities", "claims", "", "Text"])
    func untilNothing(_ name: String) throws {
        let (message, path) = try error("name: texts\nstages: [ingest, tokenize]\n", until: name)
        #expect(message == "--until \(name): the pipeline \(path) has no such stage. Its stages: ingest, tokenize.")
    }

    @Test("the recipe changes with stages and settings, not with names and comments")
    func recipe() throws {
        let folder = try TemporaryFolder()
        let text = "name: texts\nstages: [ingest, tokenize]\n"
        let a = try Assembler.chain(pipeline: try folder.write("a.yml", text))
        let b = try Assembler.chain(pipeline: try folder.write("b.yml", text))
        let c = try Assembler.chain(pipeline: try folder.write("c.yml", "# Why.\nname: others\nstages: [ingest, tokenize]\n"))
        let d = try Assembler.chain(pipeline: try folder.write("d.yml", "name: texts\nstages: [{ingest: {bytes: 1000}}, tokenize]\n"))
        #expect(a.recipe == b.recipe && a.recipe == c.recipe)
        #expect(a.recipe != d.recipe)
    }

    @Test("the recipe holds the map, wherever it was given, and whether names are kept")
    func recipeOfMaps() throws {
        let folder = try TemporaryFolder()
        let plain = try folder.write("a.yml", "name: texts\nstages: [ingest, tokenize]\n")
        let mapped = try folder.write("b.yml", "name: texts\nstages: [{ingest: {map: \"title=b, text=a\"}}, tokenize]\n")
        let map = try FieldMap("text=a,title=b")
        let recipe = try Assembler.chain(pipeline: mapped).recipe
        #expect(try Assembler.chain(pipeline: plain, map: map).recipe == recipe)
        #expect(try Assembler.chain(pipeline: plain).recipe != recipe)
        #expect(try Assembler.chain(pipeline: mapped, map: FieldMap("text=c")).recipe != recipe)
        #expect(try Assembler.chain(pipeline: mapped, keepsNames: true).recipe != recipe)
    }
}
