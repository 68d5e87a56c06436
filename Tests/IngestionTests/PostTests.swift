import Documents
import Ingestion
import Testing

/// Messages of channels: what they say and mark, who said it, and whose name is nobody's business.
@Suite struct PostTests {
    private static let channel = #"{"name":"Harbour Wire","type":"public_channel","id":77}"#
    private static let group = #"{"name":"Family","type":"private_group","id":78}"#

    private func read(_ members: String, channel: String = channel, names: Pseudonyms? = nil) throws -> Article {
        var settings = IngestionSettings()
        settings.names = names ?? Self.hidden("key")
        var article = Article(
            source: "result.json", payload: .post(Array("{\"id\":5,\"type\":\"message\",\(members)}".utf8), channel: Array(channel.utf8)))
        try IngestStage(settings).annotate(&article)
        return article
    }

    private static func hidden(_ key: String) -> Pseudonyms { Pseudonyms { () throws(Pseudonyms.NoKey) in Array(key.utf8) } }

    @Test func aPost() throws {
        let article = try read(
            #""date":"2021-03-01T13:00:00","date_unixtime":"1614600000","edited":"x","edited_unixtime":"1614603600","from":"Harbour Wire","from_id":"channel77","reply_to_message_id":4,"forwarded_from":"Valley","text":"The ferry is late.""#
        )
        #expect(article.id == "telegram:77/5" && article.source == "result.json#77/5" && article.replyTo == "telegram:77/4")
        #expect(article.site == "Harbour Wire" && article.byline == nil && article.forwardedFrom == "Valley")
        #expect(article.published == DateStamp("2021-03-01T12:00:00Z", .second, signal: "post"))
        #expect(article.modified == DateStamp("2021-03-01T13:00:00Z", .second, signal: "edited"))
        #expect(Fixture.text(article) == "The ferry is late." && article.spans.isEmpty)
    }

    @Test func theDateAsWrittenWhereThereIsNoOther() throws {
        #expect(try read(#""date":"2021-03-01T13:00:00","text":"x""#).published?.value == "2021-03-01T13:00:00")
        #expect(try read(#""text":"x""#).published == nil)
    }

    @Test func markedPiecesAreSpansOfTheText() throws {
        let article = try read(
            ##""text":["🕰 See ",{"type":"link","text":"https://a.example"},", ",{"type":"text_link","text":"here","href":"https://b.example"},{"type":"bold","text":" or "},{"type":"hashtag","text":"#ferry"}," ",{"type":"mention","text":"@wire"},{"type":"custom_emoji","text":"🚢","document_id":"x"}]"##
        )
        #expect(Fixture.text(article) == "🕰 See https://a.example, here or #ferry @wire🚢")
        #expect(article.spans.map(\.kind) == [.link, .link, .hashtag, .mention])
        #expect(article.spans.map(\.target) == ["https://a.example", "https://b.example", "#ferry", "@wire"])
        #expect(article.spans.map { article.string($0.range) } == ["https://a.example", "here", "#ferry", "@wire"])
    }

    @Test func entitiesBesideTheTextCountWhereTheySayTheSame() throws {
        let entities = ##""text_entities":[{"type":"hashtag","text":"#a"},{"type":"plain","text":" b"}]"##
        #expect(try read(##""text":"#a b","## + entities).spans.count == 1)
        #expect(try read(#""text":"other","# + entities).spans.isEmpty)
    }

    @Test func peopleAreHidden() throws {
        let inChannel = try read(
            #""from":"Harbour Wire","from_id":"channel77","author":"Ada Brook","forwarded_from":"Omar Field","forwarded_from_id":"user9","text":["Ask ",{"type":"mention_name","text":"Omar Field","user_id":9}," at ",{"type":"phone","text":"+00 12"}," or ",{"type":"email","text":"o@f.example"}]"#
        )
        let inGroup = try read(#""from":"Omar Field","from_id":"user9","text":"x""#, channel: Self.group)
        let record = String(decoding: Record.line(inChannel, layers: []) + Record.line(inGroup, layers: []), as: UTF8.self)
        for secret in ["Ada", "Brook", "Omar", "Field", "+00", "o@f", "Family", "user9", "\"78", "/78"] {
            #expect(!record.contains(secret), "\(secret) is in \(record)")
        }
        #expect(inChannel.forwardedFrom == inGroup.byline && inChannel.spans[0].target == inGroup.byline)
        #expect(inGroup.byline?.hasPrefix("person-") == true && inGroup.byline?.count == 15)
        #expect(inGroup.site?.hasPrefix("group-") == true && inGroup.id.hasPrefix("telegram:group-"))
    }

    @Test func namesAreKeptOnRequest() throws {
        let article = try read(#""from":"Omar Field","from_id":"user9","text":"x""#, channel: Self.group, names: Pseudonyms.none)
        #expect(article.byline == "Omar Field" && article.site == "Family" && article.id == "telegram:78/5")
    }

    @Test func publicChannelsAreNoPeople() throws {
        let article = try read(
            #""from":"Other Wire","from_id":"channel5","forwarded_from":"Valley","forwarded_from_id":"channel6","text":"x""#)
        #expect(article.byline == "Other Wire" && article.forwardedFrom == "Valley")
        // Without an id nobody can tell, and in a private group it may well be a person.
        #expect(try read(#""forwarded_from":"Valley","text":"x""#, channel: Self.group).forwardedFrom?.hasPrefix("person-") == true)
    }

    @Test func whoIsCalledIsHiddenInPrivateChats() throws {
        let members = #""text":["Ask ",{"type":"mention","text":"@omar"},"."]"#
        #expect(Fixture.text(try read(members)) == "Ask @omar.")
        let article = try read(members, channel: Self.group)
        #expect(!Fixture.text(article).contains("omar") && Fixture.text(article).hasPrefix("Ask person-"))
        #expect(article.spans.map(\.target).allSatisfy { $0.hasPrefix("person-") } && article.spans.count == 1)
    }

    @Test func pseudonymsDependOnTheKey() throws {
        let members = #""from":"Omar Field","from_id":"user9","text":"x""#
        let one = try read(members, names: Self.hidden("one")).byline
        #expect(try read(members, names: Self.hidden("one")).byline == one)
        #expect(try read(members, names: Self.hidden("two")).byline != one)
        // HMAC-SHA-256 with the key "key" of "user9".
        #expect(try read(members).byline == "person-46f2a1ca")
    }

    @Test func withoutAKeyNobodyIsNamed() {
        let names = Pseudonyms { () throws(Pseudonyms.NoKey) in throw Pseudonyms.NoKey(message: "No key.") }
        #expect(throws: Rejection(stage: "ingest", code: "no-name-key", message: "No key.")) {
            try read(#""from":"Omar Field","from_id":"user9","text":"x""#, names: names)
        }
        // Where nobody is to be hidden, no key is asked for.
        #expect(throws: Never.self) { try read(#""text":"x""#, names: names) }
    }

    @Test(arguments: [#""text":5"#, #""text":" ""#, #""text":"cut"#, #""text":null"#, #""x":1"#])
    func damagedMessages(_ members: String) {
        #expect(throws: Rejection.self) { try read(members) }
    }
}
