/// Which member of a JSON row or column of a table is what: "text=body,published=meta.date".
package struct FieldMap: Sendable, Equatable {
    package enum Field: String, CaseIterable, Sendable {
        case text, html, id, title, published, modified, url, source, language, byline

        /// Columns that are taken for it where the map names none, the first that is there.
        var usualColumns: [String] {
            switch self {
            case .text: ["text", "body", "content"]
            case .html: []
            case .id: ["id"]
            case .title: ["title", "headline"]
            case .published: ["published", "date", "published_at", "pubdate", "created_at"]
            case .modified: ["modified", "updated", "updated_at"]
            case .url: ["url", "link"]
            case .source: ["source", "site", "outlet", "publisher"]
            case .language: ["language", "lang"]
            case .byline: ["byline", "author", "authors"]
            }
        }
    }

    package struct Mistake: Error, Sendable {
        /// Without a stop at the end.
        package let reason: String
    }

    private(set) var columns: [Field: String] = [:]

    package init() {}

    package init(_ written: String) throws(Mistake) {
        for part in written.split(separator: ",") {
            let sides = part.split(separator: "=", maxSplits: 1).map { String($0).collapsed }
            guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty else {
                throw Mistake(reason: "\"\(String(part).collapsed)\" is no FIELD=COLUMN, such as text=body")
            }
            guard let field = Field(rawValue: sides[0]) else {
                let valid = Field.allCases.map(\.rawValue).joined(separator: ", ")
                throw Mistake(reason: "there is no field \"\(sides[0])\". Valid fields: \(valid)")
            }
            if columns[field] != nil { throw Mistake(reason: "the field \"\(field.rawValue)\" stands twice") }
            columns[field] = sides[1]
        }
        guard !columns.isEmpty else { throw Mistake(reason: "it names no column, such as text=body") }
    }

    /// The same map in the same words, however it was written.
    package var canonical: String {
        Field.allCases.compactMap { field in columns[field].map { "\(field.rawValue)=\($0)" } }.joined(separator: ",")
    }

    /// Whether the article's text is somewhere else than where it is by itself.
    var mapsText: Bool { columns[.text] != nil || columns[.html] != nil }
}
