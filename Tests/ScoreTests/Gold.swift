import FoundationEssentials

/// The annotated corpus, as corpora/gold/README.md describes it.
enum Gold {
    struct Page: Decodable {
        let page: String
        let language: String
        let title: String
        let byline: String?
        let published: String?
        let text: String
        let without: [String]
    }

    struct EntityRow: Decodable {
        struct Span: Decodable {
            let start: Int
            let end: Int
            let type: String
            let id: String?
            let inside: Bool?
        }
        let id: String
        /// The page that the sentence stands in; a row without one is a report of its own.
        let page: String?
        let language: String?
        /// Of rows without a page: `tune` may be looked at while tables and rules are mended, `held` is only measured.
        let part: String?
        let text: String
        let entities: [Span]
    }

    struct ClaimRow: Decodable {
        struct Claim: Decodable {
            let type: String
            let subtype: String?
            let status: String
            let quantities: [Quantity]
        }
        struct Quantity: Decodable {
            let kind: String
            let value: Double?
            let low: Double?
            let high: Double?
        }
        let id: String
        let page: String
        let text: String
        let claims: [Claim]
    }

    struct Message {
        let language: String
        let text: String
    }

    /// The folder that holds corpora/ and Pipelines/.
    static let home = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")

    static func pages() throws -> [Page] { try rows("pages") }
    static func entities() throws -> [EntityRow] { try rows("entities") }
    static func claims() throws -> [ClaimRow] { try rows("claims") }

    static func messages() throws -> [Message] {
        let path = "corpora/gold/messages.tsv"
        return try text(path).split(separator: "\n").dropFirst().enumerated().map { index, line in
            let cells = line.split(separator: "\t")
            guard cells.count == 2 else { throw GoldError("\(path):\(index + 2): expected a language and a text.") }
            return Message(language: String(cells[0]), text: String(cells[1]))
        }
    }

    /// Demonym ids and the places they stand for: "demonym:syrian" is of geonames:163843.
    static func placesOfDemonyms() throws -> [String: String] {
        var places: [String: String] = [:]
        var columns: [Substring] = []
        guard let table = try? text("corpora/gazetteers/demonyms.tsv") else { return [:] }
        for line in table.split(separator: "\n") where !line.hasPrefix("#") {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard !columns.isEmpty else {
                columns = cells
                continue
            }
            if let id = columns.firstIndex(of: "id"), let parent = columns.firstIndex(of: "parent"), cells.count > max(id, parent) {
                places[String(cells[id])] = String(cells[parent])
            }
        }
        return places
    }

    private static func rows<Row: Decodable>(_ name: String) throws -> [Row] {
        let path = "corpora/gold/\(name).jsonl"
        return try text(path).split(separator: "\n").enumerated().map { index, line in
            do { return try JSONDecoder().decode(Row.self, from: Data(line.utf8)) } catch {
                throw GoldError("\(path):\(index + 1): \(error)")
            }
        }
    }

    private static func text(_ path: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: "\(home)/\(path)") else { throw GoldError("\(path): cannot be read.") }
        return String(decoding: data, as: UTF8.self)
    }
}

struct GoldError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
