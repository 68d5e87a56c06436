/// What a pipeline file may say about gazetteers: tables over tables, what of them is wanted, and names never to be taken.
import Assembly
import Documents
import Entities
import Foundation
import TestSupport
import Testing

@Suite("The gazetteers of a pipeline file")
struct GazetteerSourcesTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        let columns = "id\tname\ttype\tkind\tparent\tcountries\tpopulation\taliases\n"
        try folder.write(
            "base/places.tsv",
            columns + """
                c:no\tNorway\tplace\tcountry\t\tNO\t5000000\t
                c:sy\tSyria\tplace\tcountry\t\tSY\t17000000\tسوريا
                p:alta\tAlta\tplace\ttown\tc:no\tNO\t15000\t
                p:moen\tMoen\tplace\ttown\tc:no\tNO\t\t
                p:aleppo\tAleppo\tplace\tcity\tc:sy\tSY\t2000000\tHaleb
                r:euphrates\tEuphrates\tplace\triver\t\tSY IQ\t\t

                """)
        try folder.write(
            "base/groups.tsv",
            "id\tname\ttype\tkind\tcountries\taliases\ng:blue\tBlue Column\tgroup\tarmed_group\tSY\tAzure Column\n"
                + "g:red\tRed Column\tgroup\tmilitia\tNO\t\n")
        try folder.write("base/further.tsv", "id\taliases\ng:blue\tCyan Column\n")
    }

    private func pipeline(_ settings: String...) throws -> String {
        let lines = (["gazetteers: base"] + settings).map { "      \($0)\n" }.joined()
        let own = settings.contains { $0.hasPrefix("gazetteers") } ? lines.replacing("      gazetteers: base\n", with: "") : lines
        return try folder.write("p.yml", "name: own\nstages:\n  - ingest\n  - tokenize\n  - entities:\n\(own)")
    }

    private func knows(_ names: String..., pipeline: String) throws -> [String] {
        let sources = try GazetteerSources(pipeline: pipeline)
        return try names.map { name in try GazetteerFile.lookup(name, in: sources).candidates.first?.entity.id ?? "-" }
    }

    @Test("leave out places of other countries, but neither countries, nor groups, nor what lies in several")
    func countries() throws {
        let found = try knows(
            "Alta", "Aleppo", "Syria", "Euphrates", "Blue Column", pipeline: try pipeline("countries: [NO]"))
        #expect(found == ["p:alta", "-", "c:sy", "-", "g:blue"])
        #expect(try knows("Euphrates", "Alta", pipeline: try pipeline("countries: IQ")) == ["r:euphrates", "-"])
    }

    @Test("leave out towns of fewer people or an unknown number, and no town of a table that does not count people")
    func population() throws {
        let path = try pipeline("population: 15000")
        #expect(try knows("Alta", "Moen", "Euphrates", "Blue Column", pipeline: path) == ["p:alta", "-", "r:euphrates", "g:blue"])
        #expect(try knows("Alta", pipeline: try pipeline("population: 15001")) == ["-"])
        try folder.write("more/towns.tsv", "id\tname\ttype\tkind\tparent\nt:vik\tVik\tplace\ttown\tc:no\n")
        #expect(try knows("Vik", "Moen", pipeline: try pipeline("gazetteers: [base, more]", "population: 15000")) == ["t:vik", "-"])
    }

    @Test("find only what a list holds, in the file itself or in files beside it")
    func only() throws {
        try folder.write("lists/ids.txt", "# Ours.\n\n  p:alta \r\n")
        try folder.write("lists/ids.tsv", "note\tid\nwhy\tg:red\n")
        let path = try pipeline("only: [g:blue, lists/ids.txt, lists/ids.tsv]")
        #expect(try knows("Alta", "Aleppo", "Blue Column", "Red Column", pipeline: path) == ["p:alta", "-", "g:blue", "g:red"])
    }

    @Test("never take a stop name, however it is written, or not as the type it stands for")
    func stop() throws {
        try folder.write("lists/stop.tsv", "name\ttype\nblue column\tgroup\nAlta\tperson\n")
        let path = try pipeline("stop: [HALEB, Red-Column: place, lists/stop.tsv]")
        let found = try knows("Haleb", "Aleppo", "Red Column", "Blue Column", "Alta", pipeline: path)
        #expect(found == ["-", "p:aleppo", "g:red", "-", "p:alta"])
    }

    @Test("show only the types and kinds that are kept")
    func types() throws {
        let path = try pipeline("types: [militia, place]")
        #expect(try knows("Red Column", "Blue Column", "Alta", pipeline: path) == ["g:red", "-", "p:alta"])
        let wrong = try #require(throws: PipelineError.self) { try knows("Alta", pipeline: try pipeline("types: [place, towns]")) }
        #expect(wrong.description.contains("p.yml:7: there is no type or kind \"towns\". Valid types: demonym, group,"))
    }

    @Test("take a later row for an earlier one with all its names, and further aliases beside those there are")
    func layers() throws {
        try folder.write("mine/groups.tsv", "id\tname\ttype\taliases\ng:blue\tBlue Front\tgroup\tSky Column\n")
        try folder.write("mine/further.tsv", "id\taliases\ng:red\tCrimson Column\n")
        let path = try pipeline("gazetteers: [base, mine]")
        let found = try knows(
            "Blue Front", "Sky Column", "Blue Column", "Azure Column", "Cyan Column", "Red Column", "Crimson Column", pipeline: path)
        #expect(found == ["g:blue", "g:blue", "-", "-", "-", "g:red", "g:red"])
        #expect(try knows("Blue Column", "Crimson Column", pipeline: try pipeline("gazetteers: [mine, base]")) == ["g:blue", "g:red"])
        #expect(try knows("Alta", "Red Column", pipeline: try pipeline("gazetteers: base/groups.tsv")) == ["-", "g:red"])
    }

    @Test("take one table without complaint of rows that stand in the tables beside it, and of no others")
    func oneTable() throws {
        try folder.write("base/media.tsv", "id\tname\ttype\tparent\tcountries\nm:blue\tBlue Voice\tmedia\tg:blue\tSY\n")
        let path = try pipeline("gazetteers: [base/media.tsv, base/further.tsv]")
        #expect(try knows("Blue Voice", "Blue Column", pipeline: path) == ["m:blue", "-"])
        #expect(try GazetteerFile.check(GazetteerSources(pipeline: path)).isEmpty)
        try folder.write("base/media.tsv", "id\tname\ttype\tparent\tcountries\nm:blue\tBlue Voice\tmedia\tg:bleu\tSY\n")
        let error = try #require(throws: PipelineError.self) { try knows("Blue Voice", pipeline: path) }
        #expect(error.description.contains("base/media.tsv:2: parent “g:bleu” is in no table"))
    }

    @Test("are refused with the line where they ask for what the tables do not have")
    func mistakes() throws {
        try folder.write("lists/ids.txt", "p:alta\np:atla\n")
        for (setting, says) in [
            ("countries: [NO, Norway]", "p.yml:7: \"countries\" has \"Norway\", expected NO."),
            ("countries: [no]", "p.yml:7: \"countries\" has \"no\", expected NO."),
            ("countries: [NO, XX]", "p.yml:7: no row is in the country “XX”"),
            ("stop: \"Alta: town\"", "p.yml:7: there is no type “town”"),
            ("only: [p:alta, p:atla]", "p.yml:7: id “p:atla” is in no table"),
            ("only: lists/ids.txt", "lists/ids.txt:2: id “p:atla” is in no table"),
            ("stop: [Alta: town]", "p.yml:7: there is no type “town”. Valid types: demonym, group, media, organisation, person, place"),
            ("gazetteers: [base, base]", "base/further.tsv: is named twice"),
            ("gazetteers:\n        - base\n        - lists", "p.yml:8: gazetteers: \(folder.path)/lists: holds no table"),
        ] {
            let error = try #require(throws: PipelineError.self) { try knows("Alta", pipeline: try pipeline(setting)) }
            #expect(error.description.contains(says), "\(error)")
        }
        let path = try pipeline("only: [p:alta]", "stop: [Alta]")
        let error = try #require(throws: PipelineError.self) { try knows("Alta", pipeline: path) }
        #expect(error.description.contains("p.yml:5: no name is left to look for"))
    }

    @Test("change the recipe where they change what is found, and nowhere else")
    func recipes() throws {
        try folder.write("lists/stop.txt", "Alta\n")
        func recipe(_ settings: String...) throws -> String {
            let lines = settings.map { "      \($0)\n" }.joined()
            let text = "name: own\nstages:\n  - ingest\n  - tokenize\n  - entities:\n      gazetteers: base\n\(lines)"
            return try Assembler.chain(pipeline: try folder.write("p.yml", text)).recipe
        }
        let recipes = [
            try recipe(), try recipe("countries: [NO]"), try recipe("countries: [SY]"), try recipe("population: 9"),
            try recipe("only: [p:alta]"), try recipe("types: [place]"), try recipe("stop: [Alta]"), try recipe("stop: [Alta: place]"),
        ]
        #expect(Set(recipes).count == recipes.count)
        #expect(try recipe("countries: [NO, SY]", "stop: [Alta, Moen]") == recipe("countries: [SY, NO]", "stop: [moen, Alta]"))
        #expect(try recipe("stop: lists/stop.txt") == recipe("stop: Alta"))
        try folder.write("lists/stop.txt", "Moen\n")
        #expect(try recipe("stop: lists/stop.txt") != recipe("stop: Alta"))
    }

    @Test("are compiled once each, and no more than eight files stay")
    func compiledFiles() throws {
        func files() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.path(".compiled")) }
        for people in 1...12 { _ = try knows("Alta", pipeline: try pipeline("population: \(people)")) }
        #expect(try files().count == 8)
        var builds = 0
        _ = try Assembler.chain(pipeline: try pipeline("population: 12")) { builds += 1 }
        #expect(builds == 0)
        _ = try Assembler.chain(pipeline: try pipeline("population: 1")) { builds += 1 }
        #expect(builds == 1)
        #expect(try files().count == 8)
    }
}
