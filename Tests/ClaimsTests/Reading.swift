import Claims
import Documents
import Foundation
import Tokenization

/// Reads own sentences with the lexicons and taxonomy that come with Gleaner.
enum Reading {
    static let corpora = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../corpora").standardized

    static let model: ClaimModel = try! load(outlet: nil)
    static let outletModel: ClaimModel = try! load(outlet: "The Brigade's Voice")

    static func load(outlet: String?) throws -> ClaimModel {
        let folder = corpora.appending(path: "lexicons")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".txt") }.sorted()
        let lexicons = try names.map { (path: $0, text: try String(contentsOf: folder.appending(path: $0), encoding: .utf8)) }
        let taxonomy = try String(contentsOf: corpora.appending(path: "taxonomy/claims.yml"), encoding: .utf8)
        return try ClaimModel(taxonomy: ("claims.yml", taxonomy), lexicons: lexicons, outlet: outlet)
    }

    /// `naming`: armed groups that the article names, each once.
    static func article(
        _ text: String, published: String? = "2019-07-04", language: String = "en", site: String? = nil, naming groups: [String] = [],
        with model: ClaimModel = model
    ) -> Article {
        var article = Article(source: "own", payload: .taken)
        article.text = Array(text.utf8)
        article.language = language
        article.site = site
        article.published = published.map { DateStamp($0, .day, signal: "row") }
        try! TokenizeStage().annotate(&article)
        for group in groups {
            let start = text.range(of: group)!.lowerBound.utf16Offset(in: text)
            let range = ByteRange(start, start + group.utf8.count)
            let first = article.tokens.firstIndex { Int($0.start) == range.start }!
            let last = article.tokens.lastIndex { Int($0.end) == range.end }!
            var entity = Entity(id: nil, type: .group, name: group)
            entity.detail = "armed_group"
            article.mentions.append(Mention(range, tokens: first..<last + 1, entity: article.entities.count, score: 1))
            article.entities.append(entity)
        }
        try! ClaimStage(model: model).annotate(&article)
        return article
    }

    /// The type of the claim that scores highest, or "none".
    static func type(_ text: String) -> String {
        article(text).claims.max { $0.score < $1.score }?.type ?? "none"
    }

    static func quantities(_ text: String) -> [String] {
        let article = article(text)
        return article.claims.flatMap(\.quantities).map {
            "\($0.kind) \($0.value.map { $0 == $0.rounded() ? String(Int($0)) : String($0) } ?? "?") \(article.string($0.range))"
        }
        .sorted()
    }
}
