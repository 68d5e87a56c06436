/// A PDF goes through a program of its own, which may be missing, fail, or take for ever.
import Documents
import Foundation
import Inputs
import TestSupport
import Testing

@Suite("PDFs", .serialized)
struct PDFTests {
    /// Reads a file with this script in the place of pdftotext; without a script, there is none.
    private func read(_ script: String?, _ change: (inout InputSettings) -> Void = { _ in }) throws -> Article {
        let folder = try TemporaryFolder()
        if let script {
            chmod(try folder.write("pdftotext", "#!/bin/sh\n" + script), 0o755)
        }
        let before = ProcessInfo.processInfo.environment["PATH"] ?? ""
        setenv("PATH", script == nil ? folder.path : "\(folder.path):\(before)", 1)
        defer { setenv("PATH", before, 1) }
        // A process that another test forks just then may hold the script open for writing ("Text file busy").
        for _ in 0..<9 {
            let article = try #require(try Reading("-a.pdf", "%PDF words", Reading.settings(change)).articles.first)
            if Reading.complaint(article)?.contains("busy") != true { return article }
            usleep(50_000)
        }
        return try #require(try Reading("-a.pdf", "%PDF words", Reading.settings(change)).articles.first)
    }

    @Test("are the standard input of pdftotext, and what it prints is their text")
    func text() throws {
        let article = try read("echo \"$@\"; cat")
        #expect(Reading.content(article) == "-htmlmeta -enc UTF-8 -q - -\n%PDF words")
        guard case .pdf(let bytes, _) = article.payload else { throw CancellationError() }
        #expect(bytes == Array("%PDF words".utf8))
    }

    @Test("that pdftotext cannot read say so")
    func failures() throws {
        #expect(Reading.complaint(try read("exit 3")) == "-a.pdf: cannot be read as a PDF: pdftotext ended with exit code 3.")
        #expect(Reading.complaint(try read("kill -SEGV $$"))?.contains("signal 11") == true)
    }

    @Test("that take too long, or give too much, are ended")
    func limits() throws {
        let clock = ContinuousClock()
        let start = clock.now
        #expect(Reading.content(try read("sleep 60") { $0.pdfSeconds = 1 }) == "!timeout")
        let took = clock.now - start
        #expect(took < .seconds(10))
        #expect(Reading.content(try read("exec yes") { $0.fileLimit = 1000 }) == "!too-large")
    }

    @Test("without pdftotext say how to get it")
    func missing() throws {
        #expect(
            Reading.complaint(try read(nil))
                == "-a.pdf: is a PDF, and pdftotext is not installed. Install poppler-utils (apt-get install poppler-utils) and give the same command again."
        )
    }
}
