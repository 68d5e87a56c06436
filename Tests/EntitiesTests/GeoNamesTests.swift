import Documents
import Testing

import Entities

/// Rows in the formats of GeoNames' files; towns and names are invented.
@Suite struct GeoNamesTests {
    private static let countries = Sample.table(
        "countries.tsv", "id;name;type;kind;countries;aliases",
        [
            "geonames:163843;Syria;place;country;SY;Syrie|سوريا", "geonames:99237;Iraq;place;country;IQ;",
            "geonames:6269131;England;place;adm1;GB;",
        ])
    private static let givenNames = Sample.table("given_names.tsv", "name", ["Paula"])

    private func place(
        _ id: Int, _ name: String, _ feature: String = "P.PPL", _ alternates: String = "", country: String = "SY", others: String = "",
        divisions: [String] = [], population: Int = 0, at point: (String, String) = ("35.5", "37.25")
    ) -> String {
        let codes = divisions + Array(repeating: "", count: 4 - divisions.count)
        let parts = feature.split(separator: ".").map(String.init)
        return
            ([String(id), name, name, alternates, point.0, point.1] + parts + [country, others] + codes
            + [String(population), "", "0", "Asia/Damascus", "2024-03-01"]).joined(separator: "\t")
    }

    private func alias(_ id: Int, _ language: String, _ name: String, _ flags: String = "\t\t\t", from: String = "", to: String = "")
        -> String
    {
        "1\t\(id)\t\(language)\t\(name)\t\(flags)\t\(from)\t\(to)"
    }

    /// The rows that the lines of files become, in the order of places and then of divisions known by their codes alone.
    private func rows(
        _ files: [[String]], names: [String] = [], _ options: GeoNamesImport.Options = GeoNamesImport.Options()
    ) throws -> [String] {
        var conversion = try GeoNamesImport(options, countries: Self.countries, givenNames: Self.givenNames)
        for line in files.joined() {
            let bytes = Array(line.utf8)
            _ = conversion.survey(bytes, try #require(GeoNamesContent(bytes), "\(line)"))
        }
        conversion.endSurvey()
        for line in names { _ = conversion.addAlternateName(Array(line.utf8)) }
        var out: [UInt8] = []
        for line in files.joined() { _ = conversion.appendRow(of: Array(line.utf8), to: &out) }
        _ = conversion.appendListedDivisions(to: &out)
        return String(decoding: out, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    private func cell(_ column: Int, _ rows: [String]) -> [String] {
        rows.map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)[column] }
    }

    private func aliases(column: String) throws -> String { try cell(9, rows([[place(1, "Ostran", "P.PPL", column)]]))[0] }

    private func aliases(_ names: [String], _ options: GeoNamesImport.Options = GeoNamesImport.Options()) throws -> String {
        try cell(9, rows([[place(1, "Ostran")]], names: names, options))[0]
    }

    @Test("tells what a file holds by its rows, whatever it is called")
    func contents() {
        func content(_ line: String) -> GeoNamesContent? { GeoNamesContent(Array(line.utf8)) }
        #expect(content(place(1, "Ostran")) == .places)
        #expect(content(alias(1, "ar", "أوستران")) == .alternateNames)
        #expect(content("1\t2\tar\tأوستران\t\t\t\t") == .alternateNames)
        #expect(content("SY.90\tVelmar\tVelmar\t12") == .divisionCodes)
        #expect(content("12\t13\tADM") == .hierarchy)
        #expect(content("12\t13") == .hierarchy)
        #expect(content("SY\tSYR\t760" + String(repeating: "\t", count: 16)) == .countryInfo)
        for line in ["", "Readme for GeoNames", "ar\tara\tar\tArabic", "name,lat,lon", "a\tb"] { #expect(content(line) == nil, "\(line)") }
    }

    @Test(
        "calls features what our tables call them",
        arguments: [
            ("P.PPLC", "capital"), ("P.PPLA2", "city"), ("P.PPL", "village"), ("P.PPLX", "village"), ("P.PPLH", "historical"),
            ("A.ADM1", "adm1"), ("A.ADM2", "adm2"), ("A.ADM3", "district"), ("A.ADM1H", "historical"), ("A.PCLH", "historical"),
            ("H.STM", "river"), ("H.SEA", "sea"), ("H.LK", "lake"), ("T.MT", "mountain"), ("T.ISL", "island"), ("L.RGN", "region"),
            ("S.AIRB", "base"), ("S.CMPRF", "camp"), ("S.PRN", "prison"), ("V.FRST", "forest"), ("S.HTL", nil), ("R.ST", nil),
            ("H.STMI", nil),
        ] as [(String, String?)])
    func kinds(feature: String, kind: String?) throws {
        #expect(try cell(3, rows([[place(1, "Ostran", feature)]])).first == kind)
    }

    @Test("takes the classes and codes that are asked for, and no others")
    func features() throws {
        let all = ["P.PPL", "A.ADM3", "S.HTL", "S.SCH", "R.ST", "H.STMI"].enumerated().map { place($0 + 1, "Ostran", $1) }
        func kinds(_ written: String) throws -> [String] {
            var options = GeoNamesImport.Options()
            options.features = try GeoNamesFeatures(written)
            return try cell(3, rows([all], options))
        }
        #expect(try kinds("P") == ["village"])
        #expect(try kinds("A, S.HTL") == ["district", "building"])
        #expect(try kinds("usual,R") == ["village", "district", "road"])
        #expect(try kinds("all") == ["village", "district", "building", "building", "road", "river"])
        for wrong in ["Q", "PP", "HTL", "S.", "p", "Q.HTL"] {
            #expect(throws: GeoNamesFeatures.Mistake.self, "\(wrong)") { try GeoNamesFeatures(wrong) }
        }
    }

    @Test("takes the countries and the populations that are asked for; people are asked of populated places alone")
    func filters() throws {
        var options = GeoNamesImport.Options()
        options.countries = ["SY"]
        options.minimumPopulation = 500
        let lines = [
            place(1, "Small", population: 499), place(2, "Large", population: 500), place(3, "Abroad", country: "IQ", population: 900),
            place(4, "Velmar", "A.ADM1", divisions: ["90"]),
        ]
        #expect(try cell(1, rows([lines], options)) == ["Large", "Velmar"])
    }

    @Test("hangs places on the smallest division that is there, whatever the order of rows and files")
    func parents() throws {
        let places = [
            place(1, "Ostran", divisions: ["90", "9001", "x"]), place(2, "Ostran District", "A.ADM2", divisions: ["90", "9001"]),
            place(3, "Velmar", "A.ADM1", divisions: ["90"]), place(4, "Karsun", divisions: ["90", "unknown"]), place(5, "Tel Dorvan"),
            place(6, "Far", country: "XX"),
        ]
        let expected = ["geonames:2", "geonames:3", "geonames:163843", "geonames:3", "geonames:163843", ""]
        #expect(try cell(4, rows([places])) == expected)
        // Of the two divisions only the codes are known.
        let codes = ["SY.90.9001\tOstran District\tOstran District\t2", "SY.90\tVelmar\tVelmar\t3", "IQ.1\tElsewhere\tElsewhere\t77"]
        let rows = try rows([codes, places.filter { !$0.contains("\tA\t") }])
        #expect(cell(0, rows) == [1, 4, 5, 6, 2, 3].map { "geonames:\($0)" })
        #expect(cell(4, rows) == ["geonames:2", "geonames:3", "geonames:163843", "", "geonames:3", "geonames:163843"])
        #expect(cell(6, rows).suffix(2) == ["", ""])
    }

    @Test("hangs a place on what people entered as its holder where codes say nothing, and never in a circle")
    func hierarchy() throws {
        let places = [place(1, "Quarter"), place(2, "Town"), place(3, "A"), place(4, "B"), place(5, "Lone"), place(6, "Self")]
        let parents = try cell(4, rows([places, ["2\t1\t", "3\t4\t", "4\t3\t", "999\t5\tADM", "6\t6"]]))
        #expect(parents == ["geonames:2", "geonames:163843", "geonames:163843", "geonames:163843", "geonames:163843", "geonames:163843"])
    }

    @Test("leaves countries and what else our table of countries has to that table, and hangs rows on them")
    func ours() throws {
        let places = [
            place(163_843, "Syrian Arab Republic", "A.PCLI"), place(6_269_131, "England", "A.ADM1", country: "GB", divisions: ["ENG"]),
            place(9, "Dunwold", country: "GB", divisions: ["ENG"]),
        ]
        let rows = try rows([places])
        #expect(cell(0, rows) == ["geonames:9"])
        #expect(cell(4, rows) == ["geonames:6269131"])
    }

    @Test("writes a row once, though two files have it")
    func twice() throws {
        #expect(try rows([[place(1, "Ostran")], [place(1, "Ostran"), place(2, "Karsun")]]).count == 2)
    }

    @Test("keeps names of all scripts that are looked for, and drops what nobody prints")
    func junk() throws {
        #expect(try aliases(column: "Ustran,أوستران,Остран,奥斯特兰,אוסטרן") == "Ustran|أوستران|Остран|奥斯特兰|אוסטרן")
        #expect(try aliases(column: "al-Ustran,'s-Ustran,d'Ustran") == "al-Ustran|'s-Ustran|d'Ustran")
        // Transliterations by machine, codes of airports, country names, given names, digits, marks, mixtures, other scripts.
        #expect(try aliases(column: "awstran,OSN,Syrie,Paula,Ostran 2,Ostran (old),http://ostran.example,Osтран,остран,ऑस्ट्रान,O") == "")
        // What folds like the name, or like an alias before it.
        #expect(try aliases(column: "OSTRAN,Óstran,Uštran,Ustran,Tel-Ustran,Tel Ustran") == "Uštran|Tel-Ustran")
    }

    @Test("knows from alternate names their language, and whether they are used, and then reads no column of aliases")
    func alternateNames() throws {
        let names = [
            alias(1, "ar", "أوستران"), alias(1, "ru", "Остран"), alias(1, "", "Ustran"), alias(1, "zh-Hant", "奧斯特蘭"),
            alias(1, "link", "Ostranlink"),
            alias(1, "wkdt", "Wikiname"), alias(1, "post", "Postname"), alias(1, "fr_1793", "Montostran"), alias(2, "en", "Other"),
            alias(1, "en", "The Big Fig", "\t\t1\t"), alias(1, "en", "Fort Keller", "\t\t\t1"), alias(1, "en", "Old Keller", to: "1946"),
        ]
        #expect(try aliases(names) == "أوستران|Остран|Ustran|奧斯特蘭")
        var options = GeoNamesImport.Options()
        options.languages = ["ru", "en", "zh"]
        #expect(try aliases(names, options) == "Остран|奧斯特蘭")
        options.keepsHistoric = true
        #expect(try aliases(names, options) == "Остран|奧斯特蘭|Fort Keller|Old Keller")
        #expect(try cell(9, rows([[place(1, "Ostran", "P.PPL", "Ustran")]], names: [alias(1, "ru", "Остран")])) == ["Остран"])
    }

    @Test("says what is wrong with a row")
    func damage() throws {
        var conversion = try GeoNamesImport(GeoNamesImport.Options(), countries: Self.countries, givenNames: Self.givenNames)
        func damage(_ line: [UInt8], _ content: GeoNamesContent = .places) -> String? {
            if case .damaged(let reason) = conversion.survey(line, content) { return reason }
            return nil
        }
        #expect(damage(Array("1\tOstran".utf8)) == "2 columns, expected 19")
        #expect(damage(Array(place(1, "Ostran").utf8.dropFirst())) == "the id is no number")
        #expect(damage(Array(place(1, "").utf8)) == "the name is empty")
        #expect(damage(Array(place(1, "A", at: ("91", "0")).utf8)) == "latitude and longitude are not within -90…90 and -180…180")
        #expect(damage(Array(place(1, "A", at: ("", "0")).utf8)) == "latitude and longitude are not within -90…90 and -180…180")
        #expect(damage(Array(place(1, "Ostran").utf8).map { $0 == 0x4F ? 0xFF : $0 }) == "its bytes are no UTF-8")
        #expect(damage(Array("SY.90\tVelmar".utf8), .divisionCodes) == "expected code, name, name in ASCII and id")
        #expect(damage(Array("1\tx".utf8), .hierarchy) == "expected the ids of two places")
        #expect(damage(Array(place(5, "Sound").utf8)) == nil)
    }

    @Test("cleans names, and tells former places by their name")
    func names() throws {
        let rows = try rows([
            [
                place(1, " Tel  Dorvan "), place(2, "Karsun (historical)"), place(3, "Rast", others: "IQ"),
                place(4, "Rast", "H.STM", others: "IQ,SY"),
            ]
        ])
        #expect(cell(1, rows) == ["Tel Dorvan", "Karsun", "Rast", "Rast"])
        #expect(cell(3, rows) == ["village", "historical", "village", "river"])
        #expect(cell(5, rows) == ["SY", "SY", "SY", "SY IQ"])
    }

    @Test("makes tables that are sound, in which a town outweighs its namesakes without people, rivers and ruins")
    func weights() throws {
        let lines = [
            place(1, "Ostran", population: 5000), place(2, "Ostran", "H.STM"), place(3, "Ostran", "P.PPLH"), place(4, "Ostran"),
            place(5, "Ostran", "P.PPLA3"),
        ]
        let table: Gazetteer.Table = (
            "places.tsv", Array((GeoNamesImport.columns + "\n" + (try rows([lines])).joined(separator: "\n")).utf8)
        )
        let all = [Self.countries, table]
        #expect(Gazetteer.check(tables: all, tokenizing: Sample.tokenizing).filter { !$0.isWarning } == [])
        let gazetteer = try Gazetteer(compiled: Gazetteer.compile(tables: all, tokenizing: Sample.tokenizing))
        let found = gazetteer.lookup("Ostran", tokenizing: Sample.tokenizing).compactMap(\.entity.id)
        #expect(found.prefix(2) == ["geonames:5", "geonames:1"])
        #expect(found.last == "geonames:4")
    }
}
