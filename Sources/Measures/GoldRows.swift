package import Documents
import FoundationEssentials

/// A sentence that a reader has annotated, as corpora/gold/README.md describes it.
package struct GoldRow: Decodable, Sendable {
    package struct Name: Decodable, Sendable {
        /// Code points into `text`.
        package let start: Int
        package let end: Int
        package let type: String
        package let id: String?
        package let inside: Bool?
    }

    package struct Claim: Decodable, Sendable {
        package let type: String
        package let subtype: String?
        package let status: Documents.Claim.Status
        package let certainty: Documents.Claim.Certainty?
        package let speaker: String?
        package let role: String?
        package let actors: [String]?
        package let targets: [String]?
        package let places: [String]?
        package let weapons: [String]?
        package let date: Days?
        package let quantities: [Figure]?
    }

    package struct Days: Decodable, Sendable {
        package let from: String
        package let to: String
    }

    package struct Figure: Decodable, Sendable {
        package let kind: String
        package let value: Double?
        package let low: Double?
        package let high: Double?
    }

    package let id: String?
    package let language: String?
    /// A day, from which dates of the text are reckoned.
    package let published: String?
    /// What stands right before the text in its article.
    package let context: String?
    package let text: String
    /// The page that the text stands in, or is of.
    package let page: String?
    package let claims: [Claim]?
    package let entities: [Name]?
    /// What the row may serve for, where rows of a file serve for several things: "tune", "held".
    package let part: String?

    /// What to call it by.
    package var name: String { id ?? page ?? "" }

    /// The article, and where in its UTF-8 the text begins. What ends like no sentence is a line by itself.
    package var article: (text: String, start: Int) {
        guard let context, let last = context.last else { return (text, 0) }
        let gap = last.isLetter || last.isNumber ? "\n" : " "
        return (context + gap + text, context.utf8.count + 1)
    }
}

extension Documents.Claim.Status: Decodable {}
extension Documents.Claim.Certainty: Decodable {}

/// What is wrong with a file of annotated rows, and where.
package struct GoldError: Error, Sendable, CustomStringConvertible {
    package let description: String
}

package enum GoldFile {
    /// A JSON object a line; blank lines are stepped over.
    package static func rows(path: String, bytes: [UInt8]) throws(GoldError) -> [(line: Int, row: GoldRow)] {
        var rows: [(line: Int, row: GoldRow)] = []
        for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
            do {
                rows.append((index + 1, try JSONDecoder().decode(GoldRow.self, from: Data(line))))
            } catch {
                throw GoldError(description: "\(path):\(index + 1): \(complaint(error)).")
            }
        }
        guard !rows.isEmpty else {
            throw GoldError(
                description: "\(path): holds no row. Expected is one JSON object a line: {\"id\": …, \"text\": …, \"claims\": […]}.")
        }
        return rows
    }

    private static func complaint(_ error: any Error) -> String {
        func place(_ path: [any CodingKey]) -> String {
            path.map { $0.intValue.map { "\($0 + 1)" } ?? "\"\($0.stringValue)\"" }.joined(separator: " ")
        }
        switch error as? DecodingError {
        case .keyNotFound(let key, let context):
            return "\(context.codingPath.isEmpty ? "the row" : place(context.codingPath)) has no \"\(key.stringValue)\""
        case .typeMismatch(let type, let context): return "\(place(context.codingPath)) is not of the kind expected (\(type))"
        case .valueNotFound(_, let context): return "\(place(context.codingPath)) is null"
        case .dataCorrupted(let context) where !context.codingPath.isEmpty:
            return "\(place(context.codingPath)) has a value that is not known; see corpora/gold/README.md"
        default: return "this is no JSON object"
        }
    }
}
