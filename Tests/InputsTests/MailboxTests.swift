/// Mailboxes come apart at their "From " lines, and at no other.
import Documents
import Foundation
import Inputs
import Testing

@Suite("Mailboxes")
struct MailboxTests {
    private static let from = "From ada@post.example Thu Jul  4 10:30:00 2019\n"

    private func messages(_ content: String) throws -> [String] { try Reading("box.mbox", content).contents }

    @Test("are messages one after another, without the lines between")
    func splits() throws {
        #expect(try messages(Self.from + "A: 1\n\nx\n\n" + Self.from + "A: 2\n\ny\n") == ["A: 1\n\nx\n", "A: 2\n\ny"])
    }

    @Test(
        "take a line for a separator only below a blank line and with a date at its end",
        arguments: [
            "From the harbour to the hill.", "From here on, says the mayor, in 2019", "From 10:30 on we walked to the sea, all of us",
        ])
    func bodies(_ line: String) throws {
        #expect(try messages(Self.from + "A: 1\n\n\(line)\n\n\(line)\n").count == 1)
        #expect(try messages(Self.from + "A: 1\n\nx\n" + Self.from + "y\n").count == 1)
    }

    @Test("give \">From \" back as it was written")
    func quoted() throws {
        #expect(try messages(Self.from + "A: 1\n\n>From x\n>>From y\n> From z\n") == ["A: 1\n\nFrom x\n>From y\n> From z"])
    }

    @Test("may have zones in their dates, and CRLF")
    func dates() throws {
        for date in ["Thu Jul  4 10:30:00 +0000 2019", "Thu Jul 04 10:30:00 2019 +0200", "Thu Jul  4 10:30 2019"] {
            #expect(try messages("From - \(date)\r\nA: 1\r\n\r\nx\r\n\r\nFrom - \(date)\r\nA: 2\r\n").count == 2)
        }
    }

    @Test("that are none are refused, once")
    func refused() throws {
        let found = try Reading("box.mbox", "A: 1\n\nx\n\ny\n").articles
        #expect(found.count == 1)
        #expect(found.first.flatMap(Reading.complaint)?.contains("is no mailbox") == true)
        #expect(try messages("").isEmpty)
    }

    @Test("pass over a message that is too long")
    func tooLong() throws {
        let long = String(repeating: "x\n", count: 1000)
        let found = try Reading(
            "box.mbox", Self.from + "a\n\n" + Self.from + long + "\n" + Self.from + "b", Reading.settings { $0.rowLimit = 100 })
        #expect(found.contents == ["a\n", "!too-large", "b"])
    }
}
