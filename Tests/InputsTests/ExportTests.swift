/// Exports of chats come apart at their messages, one at a time.
import Documents
import Foundation
import Inputs
import Testing

@Suite("Channel exports")
struct ExportTests {
    private func message(_ id: Int, _ text: String = "\"x\"") -> String { "{\"id\": \(id), \"type\": \"message\", \"text\": \(text)}" }

    private func channel(_ messages: [String], id: Int = 7) -> String {
        "{\"name\": \"Wire\", \"type\": \"public_channel\", \"id\": \(id), \"messages\": [\n" + messages.joined(separator: ",\n") + "]}"
    }

    @Test("give messages with what is known of their channel")
    func single() throws {
        let found = try Reading("result.json", channel([message(1), message(2, "[\"a \", {\"type\": \"link\", \"text\": \"b\"}]")]))
            .articles
        #expect(found.map(Reading.content) == [message(1), message(2, "[\"a \", {\"type\": \"link\", \"text\": \"b\"}]")])
        guard case .post(_, let head) = found[0].payload else { throw CancellationError() }
        #expect(String(decoding: head, as: UTF8.self) == "{\"name\":\"Wire\",\"type\":\"public_channel\",\"id\":7}")
    }

    @Test("of all chats give each message its own channel")
    func full() throws {
        let export = """
            {"about": "{\\"id\\": 1", "personal_information": {"phone": "0"}, "contacts": {"list": [{"first_name": "A"}]},
             "chats": {"about": "x", "list": [\(channel([message(1)])), {"name": "Empty", "messages": []}, \(channel([message(2)], id: 8))]},
             "left_chats": {"list": [\(channel([message(3)], id: 9))]}}
            """
        let heads = try Reading("result.json", export).articles.map { article in
            guard case .post(_, let head) = article.payload else { return Reading.content(article) }
            return String(String(decoding: head, as: UTF8.self).suffix(7))
        }
        #expect(heads == ["\"id\":7}", "\"id\":8}", "\"id\":9}"])
    }

    @Test("pass over other members, however long they are")
    func longMembers() throws {
        let settings = Reading.settings { $0.rowLimit = 1 << 10 }
        for long in ["\"\(String(repeating: "x", count: 5000))\"", "[\(String(repeating: "{\"id\": 1},", count: 5000))1]"] {
            let chats = "\"chats\": {\"about\": \(long), \"list\": [\(long.first == "[" ? "1" : long), \(channel([message(1)]))]}"
            #expect(try Reading("result.json", "{\"contacts\": \(long), \(chats)}", settings).contents == [message(1)])
        }
    }

    @Test("with miles of blanks and digits take no memory for them", arguments: [" ", "1"])
    func miles(_ filler: String) throws {
        let settings = Reading.settings { $0.rowLimit = 1 << 12 }
        let mile = "{\"id\": " + String(repeating: filler, count: 3 << 20)
        let found = try Reading("result.json", channel([message(1), mile + "}", message(2)]), settings)
        #expect(found.contents == [message(1), "!too-large", message(2)])
    }

    @Test("pass over what holds no text, and count it")
    func textless() throws {
        let service = "{\"id\": 1, \"type\": \"service\", \"action\": \"pin\", \"text\": \"\"}"
        let photo = "{\"id\": 2, \"type\": \"message\", \"photo\": \"a.jpg\", \"text\": \"\", \"poll\": {\"text\": \"q\"}}"
        let none = "{\"id\": 3, \"type\": \"message\", \"text\": [ ]}"
        let found = try Reading("result.json", channel([service, photo, none, message(4)]))
        #expect(found.contents == [message(4)])
        #expect(found.skipped == ["service message": 1, "message without text": 2])
    }

    @Test("lose one message to its damage", arguments: ["\"cut off", "\"x\"}}", "[\"x\"", "{\"a\": \"b\"", "\"x\" stray"])
    func damaged(_ text: String) throws {
        let found = try Reading("result.json", channel([message(1), message(2, text), message(3)])).articles
        #expect(found.map(Reading.content).contains(message(1)))
        #expect(found.map(Reading.content).contains(message(3)))
    }

    @Test("cut off in the middle keep what stands before, and say so")
    func cut() throws {
        let whole = channel([message(1), message(2), message(3)])
        let found = try Reading("result.json", String(whole.prefix(whole.count - 20))).articles
        #expect(found.prefix(2).map(Reading.content) == [message(1), message(2)])
        #expect(found.last.flatMap(Reading.complaint)?.contains("ends before its list of messages does") == true)
        for count in 1..<whole.utf8.count { #expect(try Reading("result.json", String(whole.prefix(count))).articles.count <= 4) }
    }

    @Test(
        "are told from other JSON", arguments: ["[{\"text\": \"a\"}]", "{\"text\": \"a\"}", "", "words", "{\"messages\": \"none\"}", "{"])
    func otherJSON(_ content: String) throws {
        let found = try Reading("rows.json", content).articles
        #expect(found.count == 1)
        let reason = try #require(found.first.flatMap(Reading.complaint))
        #expect(reason.hasPrefix("rows.json: is no channel export: "))
        #expect(reason.hasSuffix("for one JSON object a line use .jsonl."))
    }

    @Test("pass over a message that is too long")
    func tooLong() throws {
        let long = message(2, "\"" + String(repeating: "x", count: 400_000) + "\"")
        let found = try Reading("result.json", channel([message(1), long, message(3)]), Reading.settings { $0.rowLimit = 1000 })
        #expect(found.contents == [message(1), "!too-large", message(3)])
    }
}
