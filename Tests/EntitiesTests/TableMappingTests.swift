import Testing

import Entities

@Suite struct TableMappingTests {
    private static let countries = Sample.table(
        "countries.tsv", "id;name;type;kind;countries;aliases", ["c:sy;Syria;place;country;SY;Syrie", "c:iq;Iraq;place;country;IQ;"])

    private func mapping(_ header: String, map: String? = nil, set: String? = nil, separator: String? = nil) throws -> TableMapping {
        var plan = TableMapping.Plan(prefix: "own")
        if let map { try plan.add(map, to: \.columns) }
        if let set { try plan.add(set, to: \.constants) }
        plan.separator = separator
        return try TableMapping(header: header.split(separator: ";").map(String.init), plan, countries: Self.countries)
    }

    private func row(
        _ header: String, _ cells: String, map: String? = nil, set: String? = nil, separator: String? = nil
    ) throws -> String {
        var mapping = try mapping(header, map: map, set: set, separator: separator)
        return try mapping.row(cells.split(separator: ";", omittingEmptySubsequences: false).map(String.init)).split(separator: "\n")
            .joined()
            .split(separator: "\t", omittingEmptySubsequences: false).joined(separator: ";")
    }

    private func reason(_ body: () throws -> Void) -> String {
        do { try body() } catch let mistake as TableMapping.Mistake { return mistake.reason } catch { return "\(error)" }
        return ""
    }

    @Test("finds columns by their usual names, whatever their case")
    func guesses() throws {
        for header in ["Name;Lat;Lon", "title;latitude;longitude", "label;Y;X", "NAME;lat;lng"] {
            #expect(try row(header, "Ostran;35.5;37") == "own:ostran;Ostran;place;35.5;37", "\(header)")
        }
        #expect(
            try mapping("identifier;name;type;category;parent_id;country_code;pop;alternatenames;since;until;source").fields
                == [.id, .name, .type, .kind, .parent, .countries, .population, .aliases, .from, .to, .source])
    }

    @Test("takes what it is told before what it would guess")
    func told() throws {
        #expect(try row("name;ar", "Ostran;أوستران", map: "name=ar", set: "type=group") == "own:اوستران;أوستران;group")
        #expect(try row("name;type", "Ostran;Town", set: "type=place,kind=town") == "own:ostran;Ostran;place;town")
        #expect(try row("name", "Ostran", set: "type=place,source=desk, by hand,kind=town") == "own:ostran;Ostran;place;town;desk, by hand")
        #expect(try row("Name, local;y;x", "Ostran;1;2", map: "name=Name, local") == "own:ostran;Ostran;place;1;2")
    }

    @Test("says which columns there are when one is not")
    func missing() {
        #expect(reason { _ = try mapping("a;b", map: "name=c") } == "there is no column \"c\" for name. Columns: a, b")
        #expect(
            reason { _ = try mapping("a;b") }
                == "no column is called name, title or label. Say which it is with --map name=COLUMN. Columns: a, b")
        #expect(
            reason { _ = try mapping("name;lat") }
                == "there is a column for lat, but none for lon. Say which it is with --map lon=COLUMN. Columns: name, lat")
        #expect(
            reason { _ = try mapping("name") }
                == "nothing says of what type the rows are. Say so with --set type=group (or place, person, …), or --map type=COLUMN")
        #expect(reason { _ = try mapping("name", map: "name") } == "\"name\" is no FIELD=VALUE, such as name=Town")
        #expect(reason { _ = try mapping("name", map: "name=a", set: "name=b") } == "the field \"name\" stands twice")
    }

    @Test("makes ids of names where there is no column of ids, each once")
    func ids() throws {
        var mapping = try mapping("name", set: "type=place")
        var ids: [String] = []
        for name in ["Deir ez-Zôr", "Deir ez-Zor", "أوستران", "Al-Ma’rib (old)"] {
            ids.append(String(try mapping.row([name]).prefix { $0 != "\t" }))
        }
        #expect(ids == ["own:deir-ez-zor", "own:deir-ez-zor-2", "own:اوستران", "own:al-marib-old"])
        #expect(reason { _ = try row("id;name;type", ";Ostran;place") } == "the id is empty")
        var own = try self.mapping("id;name;type")
        _ = try own.row(["1", "A", "place"])
        #expect(reason { _ = try own.row(["1", "B", "place"]) } == "the id \"1\" is used twice")
    }

    @Test("reads what spreadsheets write, and says what it cannot read")
    func values() throws {
        #expect(try row("name;lat;lon", "A;35,5;-0,25") == "own:a;A;place;35.5;-0.25")
        #expect(try row("name;lat;lon", "A;;") == "own:a;A;place;;")
        #expect(reason { _ = try row("name;lat;lon", "A;91;0") }.contains("lat \"91\" and lon \"0\""))
        #expect(reason { _ = try row("name;lat;lon", "A;;7") }.contains("lat \"\" and lon \"7\""))
        #expect(reason { _ = try row("name;lat;lon", "A;north;7") }.contains("lat \"north\""))
        for (written, code) in [("sy", "SY"), ("SY, IQ", "SY IQ"), ("Syria", "SY"), ("syrie", "SY"), ("", "")] {
            #expect(try row("name;country", "A;\(written)", set: "type=place") == "own:a;A;place;\(code)")
        }
        #expect(reason { _ = try row("name;country", "A;Atlantis", set: "type=place") }.hasPrefix("the country is \"Atlantis\""))
        #expect(try row("name;from;to", "A;2014-11;2019-03-23", set: "type=group") == "own:a;A;group;2014-11;2019-03-23")
        #expect(reason { _ = try row("name;to", "A;soon", set: "type=group") }.hasPrefix("to is \"soon\""))
        #expect(reason { _ = try row("name;lat;lon", " ;1;1") } == "the name is empty")
        #expect(try row("name;type", "A\tb\nc|d;Armed Group") == "own:a-b-c-d;A b c d;armed_group")
        // A short row has no cells for its last columns.
        #expect(try row("name;type;kind", "A;place") == "own:a;A;place;")
    }

    @Test("reads whole numbers as programs and people write them, and guesses at no other")
    func population() throws {
        for (written, number) in [
            ("", ""), ("950", "950"), ("12500", "12500"), ("12,500", "12500"), ("12.500", "12500"), ("1 234 567", "1234567"),
            ("1’234’567", "1234567"), ("12345.0", "12345"), ("12345.000", "12345"), ("1,234.00", "1234"),
        ] {
            #expect(try row("name;population", "A;\(written)", set: "type=place") == "own:a;A;place;\(number)")
        }
        for written in ["many", "1.5", "12345.5", "12,50", "1,2345", "1,234.567", "1.", ".0", ",500", "-5", "+5", "1e6", "1234,567", "."] {
            #expect(
                reason { _ = try row("name;population", "A;\(written)", set: "type=place") }
                    == "the population is \"\(written)\", expected a whole number such as 12500 or 12,500")
        }
    }

    @Test("takes the days that a table is read by, and no others")
    func days() throws {
        for date in ["2014-13-45", "2014-02-30", "2014/11/10", "2014-+1-10"] {
            #expect(
                reason { _ = try row("name;from", "A;\(date)", set: "type=group") }
                    == "from is \"\(date)\", expected a year or a date such as 2014-11-10")
        }
        #expect(
            reason { _ = try row("name;from;to", "A;2015;2014-11", set: "type=group") }
                == "from \"2015\" is after to \"2014-11\", expected the earlier date first")
    }

    @Test("takes no two letters for a country that are none")
    func countryCodes() throws {
        for (written, advice) in [
            ("ZZ", "codes of two letters (ISO 3166-1) with spaces between them, such as SY IQ"), ("UK", "GB"), ("SY uk", "GB"),
        ] {
            #expect(
                reason { _ = try row("name;country", "A;\(written)", set: "type=place") }
                    == "the country is \"\(written)\", expected \(advice), or a country's name")
        }
    }

    @Test("makes ids of one name for very many rows", .timeLimit(.minutes(1)))
    func manyIds() throws {
        var mapping = try mapping("name", set: "type=place")
        var last = ""
        for _ in 0..<60_000 { last = try mapping.row(["Ostran"]) }
        #expect(last == "own:ostran-60000\tOstran\tplace\n")
        #expect(try mapping.row(["Ostran 60000"]).hasPrefix("own:ostran-60000-2\t"))
    }

    @Test("parts aliases, and drops those that fold alike")
    func aliases() throws {
        func aliases(_ written: String, _ separator: String? = nil) throws -> String {
            var mapping = try mapping("name;type;aliases", separator: separator)
            return String(
                try mapping.row(["Ostran", "place", written]).dropLast().split(separator: "\t", omittingEmptySubsequences: false)[3])
        }
        #expect(try aliases("Ustran| Остран |OSTRAN|Uštran") == "Ustran|Остран")
        #expect(try aliases("Ustran;Остран") == "Ustran|Остран")
        #expect(try aliases("Ustran, the old") == "Ustran, the old")
        #expect(try aliases("Ustran, Остран", ",") == "Ustran|Остран")
        #expect(try aliases("Ustran // Остран", "//") == "Ustran|Остран")
        #expect(try aliases("") == "")
    }
}
