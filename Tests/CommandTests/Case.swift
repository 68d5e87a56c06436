/// A case file: what to put into a folder, what to run there, and what has to come of it. Tests/Cases/README.md says how.
import Foundation

struct Case: Sendable {
    struct File: Sendable {
        let name: String
        var content = Data()
    }

    struct Step: Sendable {
        let command: String
        var status: Int32 = 0
        var expectations: [Expectation] = []
    }

    struct Expectation: Sendable {
        enum Kind: String, Sendable {
            case output = "stdout"
            case outputHas = "stdout has"
            case outputLacks = "stdout lacks"
            case complaints = "stderr"
            case complaintsHave = "stderr has"
            case complaintsLack = "stderr lacks"
        }
        let kind: Kind
        let lines: [String]
    }

    struct Mistake: Error, CustomStringConvertible {
        let description: String
    }

    let name: String
    private(set) var files: [File] = []
    private(set) var steps: [Step] = []

    init(name: String, _ text: String) throws {
        self.name = name
        var heading: String?
        var lines: [String] = []
        // The last line feed ends a line and begins none.
        let all = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for (number, line) in (all.last == "" ? all.dropLast() : all[...]).enumerated() {
            guard line.hasPrefix("=== ") else {
                lines.append(line)
                continue
            }
            try take(heading, lines, before: number + 1)
            heading = String(line.dropFirst(4))
            lines = []
        }
        try take(heading, lines, before: all.count)
        if steps.isEmpty { throw Mistake(description: "\(name): runs nothing") }
    }

    private mutating func take(_ heading: String?, _ lines: [String], before number: Int) throws {
        guard let heading else { return }
        if heading == "files" { return files = try Self.files(lines, name) }
        if heading == "run" { return steps.append(Step(command: lines.joined(separator: "\n"))) }
        guard !steps.isEmpty else { throw Mistake(description: "\(name):\(number): \"\(heading)\" before any \"run\"") }
        if heading.hasPrefix("exit "), let status = Int32(heading.dropFirst(5)), lines.isEmpty {
            steps[steps.count - 1].status = status
        } else if let kind = Expectation.Kind(rawValue: heading) {
            steps[steps.count - 1].expectations.append(Expectation(kind: kind, lines: lines))
        } else {
            throw Mistake(description: "\(name):\(number): unknown section \"\(heading)\"")
        }
    }

    private static func files(_ lines: [String], _ name: String) throws -> [File] {
        var files: [File] = []
        var isHex = false
        for line in lines {
            if line.hasPrefix("--- ") {
                isHex = line.hasSuffix(" hex")
                files.append(File(name: String(line.dropFirst(4).dropLast(isHex ? 4 : 0))))
            } else if files.isEmpty {
                throw Mistake(description: "\(name): a line of a file before its name")
            } else if isHex {
                let digits = line.filter { $0 != " " }
                for start in stride(from: 0, to: digits.count, by: 2) {
                    guard let byte = UInt8(digits.dropFirst(start).prefix(2), radix: 16) else {
                        throw Mistake(description: "\(name): \"\(line)\" is not hexadecimal")
                    }
                    files[files.count - 1].content.append(byte)
                }
            } else {
                files[files.count - 1].content.append(Data((line + "\n").utf8))
            }
        }
        return files
    }
}

extension Case.Expectation {
    /// What is wrong with a stream; nil when it is as expected.
    func problem(output: String, complaints: String) -> String? {
        switch kind {
        case .output: whole(output)
        case .complaints: whole(complaints)
        case .outputHas: missing(output)
        case .complaintsHave: missing(complaints)
        case .outputLacks: present(output)
        case .complaintsLack: present(complaints)
        }
    }

    private func whole(_ text: String) -> String? {
        let found = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return Wildcard.matches(lines[...], (found.last == "" ? found.dropLast() : found[...])) ? nil : "is not as expected"
    }

    private func missing(_ text: String) -> String? {
        lines.first { !Wildcard.matches("…\($0)…", text) }.map { "lacks: \($0)" }
    }

    private func present(_ text: String) -> String? {
        lines.first { Wildcard.matches("…\($0)…", text) }.map { "has: \($0)" }
    }
}

/// "…" stands for any characters of a line; a line of nothing else for any lines.
enum Wildcard {
    static func matches(_ pattern: ArraySlice<String>, _ lines: ArraySlice<String>) -> Bool {
        guard let first = pattern.first else { return lines.isEmpty }
        if first == "…" {
            return (lines.startIndex...lines.endIndex).contains { matches(pattern.dropFirst(), lines[$0...]) }
        }
        guard let line = lines.first, matches(first, line) else { return false }
        return matches(pattern.dropFirst(), lines.dropFirst())
    }

    static func matches(_ pattern: String, _ text: String) -> Bool {
        let parts = pattern.split(separator: "…", omittingEmptySubsequences: false).map { Array($0.utf8) }
        let text = Array(text.utf8)
        guard parts.count > 1 else { return parts[0] == text }
        let (head, tail) = (parts[0], parts[parts.count - 1])
        guard text.count >= head.count + tail.count, text.starts(with: head), text.suffix(tail.count).elementsEqual(tail) else {
            return false
        }
        var rest = text[head.count..<(text.count - tail.count)]
        for part in parts.dropFirst().dropLast() where !part.isEmpty {
            guard let found = rest.firstRange(of: part) else { return false }
            rest = rest[found.upperBound...]
        }
        return true
    }
}
