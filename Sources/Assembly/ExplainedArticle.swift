import Claims
import Documents
import Entities

/// Why names and claims were found in an article, for a person and as JSON; what is nil is not shown.
struct ExplainedArticle {
    private let article: Article
    private let names: ExplanationText?
    private let claims: ClaimExplanationText?

    init(_ article: Article, names: [Explanation]?, claims: [ClaimExplanation]?) {
        self.article = article
        self.names = names.map { ExplanationText($0, of: article) }
        self.claims = claims.map { ClaimExplanationText($0, of: article) }
    }

    /// Headed by source, # and id.
    var text: String {
        let place = "\(article.source)#\(article.id)"
        let head = [article.title.map { "\(place): \($0)" } ?? place, ""]
        return (head + (names?.lines() ?? []) + (claims?.lines ?? [])).joined(separator: "\n") + "\n"
    }

    var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("schema", 1)
            json.member("id", article.id)
            json.member("source", article.source)
            if let names {
                json.key("names")
                names.write(to: &json)
            }
            if let claims {
                json.key("claims")
                claims.write(to: &json)
            }
        }
        return json.bytes
    }
}
