/// Who claims a deed, whom others lay it to, what is denied; and counts of claims by what they are.
import Documents
import Indexing
import TestSupport
import Testing
import Trends

@Suite("Claims counted")
struct ResponsibilityTests {
    private static let front = Told.group("front")
    private static let branch = Told.group("branch")
    private static let mosul = Told.place("mosul")

    private static let told = [
        Told("claim", "2016-03-05") {
            ($0.type, $0.status, $0.role, $0.actor, $0.speaker) = ("claim_of_responsibility", .reported, "perpetrator", front, front)
            ($0.places, $0.story) = ([mosul], 1)
        },
        Told("copy", "2016-03-06") {
            ($0.type, $0.status, $0.role, $0.actor, $0.speaker) = ("claim_of_responsibility", .reported, "perpetrator", front, front)
            ($0.places, $0.story, $0.site) = ([mosul], 1, "Post")
        },
        Told("own", "2016-03-07") {
            ($0.type, $0.role, $0.actor, $0.basis, $0.site) = ("claim_of_responsibility", "perpetrator", branch, .outlet, "Voice")
            $0.places = [mosul]
            $0.killed(9)
        },
        Told("denied", "2016-03-08") {
            ($0.type, $0.status, $0.role, $0.speaker) = ("denial", .denied, "perpetrator", front)
        },
        Told("blamed", "2016-03-07") {
            ($0.type, $0.role, $0.actor, $0.places) = ("accusation", "official", front, [mosul])
            $0.killed(4)
        },
        Told("suspected", "2016-04-01") {
            ($0.type, $0.status, $0.role, $0.actor) = ("accusation", .hypothetical, "monitor", branch)
        },
        Told("report", "2016-03-07") { ($0.actor, $0.places, $0.site) = (front, [mosul], "Post") },
        Told("cleared", "2016-03-09") {
            ($0.type, $0.status, $0.role, $0.actor) = ("denial", .denied, "official", front)
        },
        Told("unclaimed", "2016-03-09") {
            ($0.type, $0.subtype, $0.status, $0.actor) = ("denial", "no_claim", .denied, front)
        },
        Told("maybe", "2016-03-09") { ($0.status, $0.actor) = (.hypothetical, front) },
    ]

    private func index() throws -> (TemporaryFolder, IndexReader) {
        try smallIndex(Self.told.map(\.article), hierarchy: [Relation("branch", .branch, "front")])
    }

    private func rows(_ change: (inout Responsibility.Question) -> Void) throws -> [Responsibility.Row] {
        let (folder, reader) = try index()
        defer { withExtendedLifetime(folder) {} }
        var question = Responsibility.Question()
        change(&question)
        return try Responsibility(question, of: reader).rows
    }

    /// "front 2/1 laid 2 denied 1 cleared 1": claims of responsibility and their stories first.
    private func line(_ row: Responsibility.Row) -> String {
        "\(row.group)\(row.part.map { " \($0)" } ?? "") \(row.claimed.claims)/\(row.claimed.stories) laid \(row.laidClaims)"
            + " denied \(row.denied.claims) cleared \(row.cleared.claims)"
    }

    @Test("a group's own claims, what is laid to it, and what is denied are counted apart")
    func groups() throws {
        let rows = try rows { _ in }
        #expect(rows.map(line) == ["front 2/1 laid 2 denied 1 cleared 1", "branch 1/1 laid 1 denied 0 cleared 0"])
        #expect(rows[0].laid.mapValues(\.claims) == ["official": 1, "author": 1])
        #expect(rows[1].claimedByOutlet.claims == 1 && rows[1].laid["monitor"]?.stories == 1)
    }

    @Test("a group that is asked for has its branches with it, and so have all groups where they are joined")
    func branches() throws {
        let whole = "front 3/2 laid 3 denied 1 cleared 1"
        #expect(try rows { $0.groups = ["front"] }.map(line) == [whole])
        #expect(try rows { $0.joinsBranches = true }.map(line) == [whole])
        #expect(try rows { $0.groups = ["branch"] }.map(line) == ["branch 1/1 laid 1 denied 0 cleared 0"])
    }

    @Test("the parts of a group stand in their order, by month, place or outlet")
    func divisions() throws {
        let months = try rows { ($0.groups, $0.division) = (["front"], .period(.month)) }
        #expect(months.map(line) == ["front 2016-03 3/2 laid 2 denied 1 cleared 1", "front 2016-04 0/0 laid 1 denied 0 cleared 0"])
        let outlets = try rows { ($0.groups, $0.division) = (["front"], .source) }
        #expect(outlets.map { "\($0.part ?? "?") \($0.claimed.claims) \($0.laidClaims)" } == ["Desk 1 2", "Post 1 1", "Voice 1 0"])
    }

    @Test("an outlet's claims stand beside what others report of the same group, place and month, with the killed of both")
    func outlet() throws {
        let (folder, reader) = try index()
        defer { withExtendedLifetime(folder) {} }
        var question = Responsibility.Question()
        question.groups = ["front"]
        let rows = try OutletClaims(of: "voice", question, in: reader).rows
        #expect(rows.count == 1)
        let row = try #require(rows.first)
        #expect(row.group == "front" && row.place?.key == "mosul" && row.month == "2016-03")
        #expect(row.claims == 1 && row.reports == 4 && row.otherStories == 3 && row.others == ["Desk", "Post"])
        #expect(row.killed == 9...9 && row.killedByOthers == 4...4)
    }

    @Test("claims are counted by any parts, and stories once in each row")
    func series() throws {
        let (folder, reader) = try index()
        defer { withExtendedLifetime(folder) {} }
        let series = try ClaimSeries(by: [.type, .period(.month)], ClaimFilter(), in: Slice(), of: reader)
        let lines = series.cells.map { "\($0.values.map { $0 ?? "?" }.joined(separator: " ")) \($0.claims) \($0.articles) \($0.stories)" }
        #expect(
            lines == [
                "claim_of_responsibility 2016-03 3 3 2", "denial 2016-03 3 3 3", "attack_report 2016-03 2 2 2", "accusation 2016-03 1 1 1",
                "accusation 2016-04 1 1 1",
            ])
        var filter = ClaimFilter()
        filter.type = "accusation"
        let roles = try ClaimSeries(by: [.role, .status], filter, in: Slice(), of: reader)
        #expect(roles.cells.map(\.values) == [["monitor", "hypothetical"], ["official", "asserted"]])
    }
}
