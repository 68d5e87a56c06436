/// When an outlet changed what it calls a group.
import Documents
import Indexing
import TestSupport
import Testing
import Trends

@Suite("Naming changes")
struct NamingChangeTests {
    /// One article for each letter, a day apart: n is neutral, h hostile, s self, both where two stand together; "." names nothing.
    private func articles(_ stances: [String], site: String = "Desk", story: Int? = nil) -> [SmallArticle] {
        let names: [Character: Stance] = ["n": .neutral, "h": .hostile, "s": .own]
        return stances.enumerated().map { number, letters in
            var article = SmallArticle(
                "\(site)\(number)", CalendarDay(ordinal: CalendarDay(2020, 1, 1).ordinal + number).iso, "Front Front here.", site: site,
                story: story)
            article.entities = [Entity(id: "g:front", type: .group, name: "Front")]
            article.mentions = letters.enumerated().compactMap { place, letter in
                guard let stance = names[letter] else { return nil }
                var mention = Mention(ByteRange(place * 6, place * 6 + 5), tokens: place..<place + 1, entity: 0, score: 1)
                mention.stance = stance
                return mention
            }
            return article
        }
    }

    private func changes(_ articles: [SmallArticle]) throws -> [NamingChange] {
        let (folder, reader) = try smallIndex(articles)
        defer { withExtendedLifetime(folder) {} }
        return NamingChange.changes(try reader.namings(of: "g:front"))
    }

    private func letters(_ text: String) -> [String] { text.map { String($0) } }

    @Test("the day is found on which the names change, and its chance is Fisher's times all splits that were tried")
    func change() throws {
        let found = try changes(articles(letters("nnnnnnnnhhhhhhhh")))
        #expect(found.count == 1)
        let change = try #require(found.first)
        #expect([change.before.iso, change.from.iso] == ["2020-01-08", "2020-01-09"])
        #expect([change.countBefore, change.ofBefore, change.countAfter, change.ofAfter].reduce(0, +) == 24)
        // 16 choose 8 is 12,870; both directions; 15 splits of two stances.
        #expect(abs(change.chance - 2 / 12870.0 * 30) < 1e-9)
    }

    @Test(
        "names that alternate, a change in few articles, one name throughout and a handful of others are no change",
        arguments: ["nhnhnhnhnhnhnhnh", "nnnhhh", "nnnnnnnnnnnnnnnn", "nnnnhnnnnnnhnnnn", "n", ""])
    func none(_ stances: String) throws { #expect(try changes(articles(letters(stances))).isEmpty) }

    @Test("a story that is copied on and on counts once")
    func copies() throws {
        let copied = articles(letters("nnnnnnnn")) + articles(["h", "h", "h", "h", "h", "h", "h", "h"].map { $0 }, site: "Desk2", story: 7)
        var desk = copied
        for at in desk.indices where desk[at].site == "Desk2" {
            desk[at].site = "Desk"
            desk[at].published = "2020-02-0\(at - 7)"
        }
        #expect(try changes(desk).isEmpty)
    }

    @Test("outlets are judged by themselves, and of a story all names count")
    func outlets() throws {
        let found = try changes(
            articles([String](repeating: "n", count: 12) + [String](repeating: "nh", count: 12), site: "Turns")
                + articles(letters("nnnnnnnnnnnnnnnn"), site: "Stays")
                + articles(letters("hhhhhhhhhhhhhhhh"), site: "Always"))
        #expect(
            found.map { "\($0.source) \($0.stance) \($0.countBefore)/\($0.ofBefore) \($0.countAfter)/\($0.ofAfter)" } == [
                "Turns hostile 0/12 12/12"
            ])
    }
}
