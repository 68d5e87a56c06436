/// Which figures are put together as one event, and what is summed of them. Expected figures are counted by hand.
import Documents
import Indexing
import TestSupport
import Testing
import Trends

@Suite("Tolls")
struct TollTests {
    static let nineveh = Told.place("nineveh", kind: "adm1")
    static let mosul = Told.place("mosul", in: "nineveh")
    static let tal = Told.place("tal-afar", in: "nineveh")
    static let iraq = Told.place("iraq", kind: "country")

    private func tolls(_ told: [Told], _ kinds: [String] = ["killed"]) throws -> Tolls {
        let (folder, reader) = try smallIndex(told.map(\.article))
        defer { withExtendedLifetime(folder) {} }
        var question = Tolls.Question()
        question.kinds = kinds
        return try Tolls(question, of: reader)
    }

    /// "2016-03-04 mosul 8 8 9": day, place, low, told, high.
    private func lines(_ tolls: Tolls) -> [String] {
        tolls.events.map { event in
            let figures = [event.low, event.told, event.high].map { String(Int($0)) }.joined(separator: " ")
            return "\(event.day?.iso ?? "?") \(event.place?.key ?? "?") \(figures)"
        }
    }

    private func attack(_ id: String, _ killed: Double, day: Int, at place: Entity = mosul, site: String = "Desk", story: Int? = nil)
        -> Told
    {
        Told(id, "2016-03-20") { told in
            told.killed(killed)
            told.on(day)
            (told.places, told.site, told.story) = ([place], site, story)
        }
    }

    @Test("what is told of one place within a day is one event, and two days after another one")
    func days() throws {
        let tolls = try tolls([
            attack("a", 8, day: 4), attack("b", 8, day: 4), attack("c", 12, day: 5), attack("d", 5, day: 6),
            attack("e", 3, day: 4, at: Self.tal),
        ])
        #expect(lines(tolls) == ["2016-03-04 mosul 8 8 12", "2016-03-04 tal-afar 3 3 3", "2016-03-06 mosul 5 5 5"])
    }

    @Test("each outlet's figures stand in the event, and lead to their articles")
    func outlets() throws {
        let event = try #require(
            try tolls([attack("a", 8, day: 4, site: "Post"), attack("b", 12, day: 4), attack("c", 9, day: 4)]).events.first)
        #expect(event.outlets.map { "\($0.name ?? "?") \($0.figures.map { Int($0.value) })" } == ["Desk [12, 9]", "Post [8]"])
        #expect(event.articles == [1, 2, 3])
    }

    @Test("the figure that most stories give is told; copies tell it once, and of equals the middle one counts")
    func stories() throws {
        let copied = try tolls([
            attack("a", 8, day: 4, site: "One", story: 1), attack("b", 8, day: 4, site: "Two", story: 1),
            attack("c", 8, day: 4, site: "Three", story: 1), attack("d", 9, day: 4, story: 2), attack("e", 9, day: 4, story: 3),
        ])
        #expect(lines(copied) == ["2016-03-04 mosul 8 9 9"])
        #expect(copied.events.first?.sum == 26.0)
        #expect(copied.events.first?.stories == 3)
        let equals = try tolls([attack("a", 3, day: 4), attack("b", 5, day: 4), attack("c", 8, day: 4), attack("d", 4, day: 4)])
        #expect(lines(equals) == ["2016-03-04 mosul 3 4 8"])
    }

    @Test("what is denied or might be is left out")
    func status() throws {
        let told = [Claim.Status.denied, .hypothetical].map { status in
            var told = attack(status.rawValue, 8, day: 4)
            told.status = status
            return told
        }
        #expect(try tolls(told).isEmpty)
    }

    @Test("sums over a time, several attacks or a country are no events, and stand by who gives them")
    func aggregated() throws {
        var month = attack("month", 78, day: 1)
        month.days?.1 = CalendarDay(2016, 3, 31)
        month.speaker = Told.group("centre")
        var attacks = attack("attacks", 40, day: 4)
        attacks.quantities.append(("attacks", 6, 6, 6, nil))
        var country = attack("country", 30, day: 4, at: Self.iraq)
        country.type = "casualty_loss"
        let tolls = try tolls([month, attacks, country, attack("event", 8, day: 4)])
        #expect(lines(tolls) == ["2016-03-04 mosul 8 8 8"])
        let row = try #require(tolls.rows(by: .period(.month)).first)
        #expect(row.name == "2016-03" && row.high == 8)
        #expect(row.aggregated.map { "\($0.source) \(Int($0.figure.value))" } == ["CENTRE 78", "Desk 40", "Desk 30"])
    }

    @Test("what has no place is an event for each story, and what has no exact day is kept in a row of its own")
    func loose() throws {
        let told = [("a", 1), ("b", 1), ("c", 2)].map { id, story in
            Told(id, "2016-03-04") {
                $0.killed(5)
                $0.story = story
            }
        }
        let rows = try tolls(told + [Told("undated", nil) { $0.killed(7) }]).rows(by: .period(.month))
        #expect(rows.map { "\($0.name ?? "?") \($0.events) \($0.looseEvents) \(Int($0.loose))" } == ["2016-03 2 2 10", "? 1 1 7"])
    }

    @Test("a range counts by its ends, and at least 15 as 15")
    func ranges() throws {
        var range = attack("range", 0, day: 4)
        range.quantities = [("killed", nil, 10, 12, nil)]
        var open = attack("open", 0, day: 10)
        open.quantities = [("killed", 15, 15, nil, nil)]
        #expect(try lines(tolls([range, open])) == ["2016-03-04 mosul 10 10 12", "2016-03-10 mosul 15 15 15"])
    }

    @Test("a sentence's figures are added where they count different people, and set beside one another where they do not")
    func parts() throws {
        var added = attack("added", 8, day: 4)
        added.quantities = [("killed", 8, 8, 8, "soldiers"), ("killed", 1, 1, 1, "driver"), ("wounded", 3, 3, 3, nil)]
        var beside = attack("beside", 8, day: 10)
        beside.quantities = [("killed", 10, 10, 10, "people"), ("killed", 17, 17, 17, "people")]
        #expect(try lines(tolls([added, beside])) == ["2016-03-04 mosul 9 9 9", "2016-03-10 mosul 10 10 17"])
    }

    @Test("an accusation is of the deed before it: of the one with its figure, or else of the only one")
    func accusations() throws {
        func accusation(_ id: String, _ killed: Double, day: Int) -> Told {
            var told = attack(id, killed, day: day)
            told.type = "accusation"
            return told
        }
        let tolls = try tolls([
            attack("first", 3, day: 1), attack("second", 5, day: 4), attack("alone", 6, day: 4, at: Self.tal),
            accusation("alike", 3, day: 12),
            accusation("only", 3, day: 17), accusation("neither", 4, day: 12),
        ])
        #expect(tolls.events.map(\.figures.count) == [2, 2, 1, 1])
        #expect(
            lines(tolls) == ["2016-03-01 mosul 3 3 3", "2016-03-04 mosul 3 3 5", "2016-03-04 tal-afar 6 6 6", "2016-03-12 mosul 4 4 4"])
    }

    @Test("a figure for a wider place joins the only event in it, and is one of its own where there are two")
    func widerPlaces() throws {
        let one = try tolls([attack("a", 8, day: 4), attack("wide", 9, day: 4, at: Self.nineveh)])
        #expect(lines(one) == ["2016-03-04 mosul 8 8 9"])
        let two = try tolls([attack("a", 8, day: 4), attack("b", 2, day: 4, at: Self.tal), attack("wide", 9, day: 4, at: Self.nineveh)])
        #expect(lines(two) == ["2016-03-04 mosul 8 8 8", "2016-03-04 nineveh 9 9 9", "2016-03-04 tal-afar 2 2 2"])
    }

    @Test("where a sentence names two places, the event is of the first, unless more stories name the other")
    func twoPlaces() throws {
        var both = attack("both", 8, day: 4)
        both.places = [Self.tal, Self.mosul]
        #expect(try lines(tolls([both])) == ["2016-03-04 tal-afar 8 8 8"])
        #expect(try lines(tolls([both, attack("one", 9, day: 4)])) == ["2016-03-04 mosul 8 8 9"])
    }

    @Test("what state forces did is not put together with what was done to others")
    func operations() throws {
        var raid = attack("raid", 2, day: 4)
        raid.type = "counter_operation"
        #expect(try tolls([attack("a", 8, day: 4), raid]).events.count == 2)
    }

    @Test("an outlet's row sums its own figures, beside those of all for the same events")
    func bySource() throws {
        let rows = try tolls([
            attack("a", 8, day: 4, site: "Post"), attack("b", 12, day: 4), attack("c", 2, day: 10), attack("d", 4, day: 10, at: Self.tal),
        ]).rows(by: .source)
        #expect(rows.map { "\($0.name ?? "?") \($0.events) \(Int($0.low)) \(Int($0.high))" } == ["Desk 3 18 18", "Post 1 8 8"])
        #expect(rows.map(\.ofAll) == [14...18, 8...12])
    }
}
