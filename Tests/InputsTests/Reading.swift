/// What comes out of inputs, in short.
import Documents
import Foundation
import Inputs
import TestSupport
import Testing

struct Reading {
    var articles: [Article] = []
    var skipped: [String: Int] = [:]

    init(_ paths: [String], _ settings: InputSettings = .init()) throws {
        var inputs = try Inputs(paths, settings)
        while let article = inputs.next() { articles.append(article) }
        skipped = inputs.skipped
    }

    /// One file of these bytes.
    init(_ name: String, _ bytes: [UInt8], _ settings: InputSettings = .init()) throws {
        let folder = try TemporaryFolder()
        try self.init([folder.write(name, .init(bytes))], settings)
    }

    init(_ name: String, _ text: String, _ settings: InputSettings = .init()) throws { try self.init(name, Array(text.utf8), settings) }

    /// For each article what it holds, or "!" and the code of its rejection.
    var contents: [String] {
        articles.map(Self.content)
    }

    static func content(_ article: Article) -> String {
        switch article.payload {
        case .page(let bytes, let gzip, _): (gzip ? "gzip " : "") + String(decoding: bytes, as: UTF8.self)
        case .plain(let bytes, let gzip): (gzip ? "gzip " : "") + String(decoding: bytes, as: UTF8.self)
        case .row(let bytes, _), .entry(let bytes, _), .post(let bytes, _), .cells(let bytes, _, _, _), .mail(let bytes),
            .pdf(_, let bytes):
            String(decoding: bytes, as: UTF8.self)
        case .response(let bytes, _): Self.body(bytes)
        case .unreadable(let rejection): "!\(rejection.code)"
        default: "?"
        }
    }

    /// The message of a rejection.
    static func complaint(_ article: Article) -> String? {
        if case .unreadable(let rejection) = article.payload { rejection.message } else { nil }
    }

    static func settings(_ change: (inout InputSettings) -> Void) -> InputSettings {
        var settings = InputSettings()
        change(&settings)
        return settings
    }

    /// What stands behind the header of a response.
    private static func body(_ bytes: [UInt8]) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        return text.range(of: "\r\n\r\n").map { String(text[$0.upperBound...]) } ?? text
    }

    /// The messages of all rejections.
    var complaints: [String] {
        articles.compactMap(Self.complaint)
    }

    var sources: [String] { articles.map(\.source) }
    var warnings: [String] { articles.flatMap(\.warnings) }
}
