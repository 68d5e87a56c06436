import Documents
package import Indexing

/// An article with all that was found in it as one JSON object, without a line feed. Names of fields are those of the public
/// record, where it has them; `id` of what the gazetteer does not know is the key that the index has for it.
package enum ArticleJSON {
    package static func object(_ article: FullArticle) -> [UInt8] {
        var out = JSONWriter()
        let scalars = Array(article.document.text.unicodeScalars)
        func words(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range.clamped(to: 0..<scalars.count)])) }
        out.object { out in
            header(article.document, &out)
            out.member("text", article.document.text)
            out.key("sentences")
            out.array { out in
                for sentence in article.sentences {
                    out.array { out in
                        out.integer(sentence.lowerBound)
                        out.integer(sentence.upperBound)
                    }
                }
            }
            out.list("entities", article.mentions.indices) { place, out in mention(place, of: article.mentions, words, &out) }
            out.list("claims", article.claims) { claim, out in Self.claim(claim, &out) }
            out.list("statements", article.statements) { statement, out in Self.statement(statement, &out) }
            if !article.document.warnings.isEmpty {
                out.key("warnings")
                out.array { out in article.document.warnings.forEach { out.string($0) } }
            }
        }
        return out.bytes
    }

    private static func header(_ document: StoredDocument, _ out: inout JSONWriter) {
        out.member("schema", Record.schema)
        out.member("id", document.id)
        out.member("source", document.path)
        out.member("sha256", document.sha256)
        out.member("url", document.url)
        out.member("canonical_url", document.canonicalURL)
        out.member("site", document.site)
        out.member("title", document.title.isEmpty ? nil : document.title)
        out.member("byline", document.byline)
        out.member("forwarded_from", document.forwardedFrom)
        if let published = document.published {
            out.member("published", published.value)
            out.member("published_precision", published.precision.rawValue)
            out.member("published_signal", published.signal)
        }
        out.member("modified", document.modified)
        out.member("seen", document.seen)
        out.member("language", document.language)
        out.member("words", document.words)
        if let copies = document.copies {
            out.key("copies")
            out.object { out in
                out.member("first", copies.first)
                out.member("articles", copies.articles)
            }
        }
    }

    private static func mention(
        _ place: Int, of mentions: [StoredMention], _ words: (Range<Int>) -> String, _ out: inout JSONWriter
    ) {
        let mention = mentions[place]
        let entity = mention.entity
        out.span(mention.range, words(mention.range))
        out.member("type", entity.type)
        out.member("id", entity.key)
        out.member("name", entity.name)
        out.member("score", mention.score)
        out.member("kind", entity.kind)
        if let point = entity.coordinate {
            out.member("lat", point.latitude, decimals: 5)
            out.member("lon", point.longitude, decimals: 5)
            out.member("point", point.isCentroid ? "centroid" : nil)
        }
        out.member("country", entity.country)
        out.member("parent", entity.parent)
        out.member("place", entity.place)
        out.member("alias", mention.alias)
        out.member("stance", mention.stance)
        // The nearest one before that is longer and holds it.
        if mention.isInside,
            let outer = mentions[..<place].lastIndex(where: {
                $0.range.count > mention.range.count && $0.range.upperBound >= mention.range.upperBound
            })
        {
            out.member("inside", outer)
        }
    }

    private static func claim(_ claim: StoredClaim, _ out: inout JSONWriter) {
        out.place(claim.range)
        out.member("type", claim.type)
        out.member("subtype", claim.subtype)
        out.member("score", claim.score)
        out.member("basis", claim.basis)
        out.member("status", claim.status)
        out.member("certainty", claim.certainty)
        out.key("speaker")
        out.object { out in
            out.member("text", claim.speaker.text)
            out.identity(claim.speaker.entity)
            out.member("role", claim.speaker.role)
            out.member("via", claim.speaker.via)
        }
        for (name, list) in [("actors", claim.actors), ("targets", claim.targets), ("places", claim.places), ("weapons", claim.weapons)] {
            out.list(name, list) { participant, out in
                out.span(participant.range, participant.text)
                out.member("type", participant.type)
                out.identity(participant.entity)
            }
        }
        if let date = claim.date {
            out.key("date")
            out.object { out in
                out.member("text", date.text)
                out.member("from", date.from)
                out.member("to", date.to)
            }
        }
        out.list("quantities", claim.quantities) { quantity, out in
            out.member("kind", quantity.kind)
            out.key("value")
            if let value = quantity.value { out.number(value, decimals: 2) } else { out.null() }
            out.member("low", quantity.low, decimals: 2)
            out.member("high", quantity.high, decimals: 2)
            out.member("bound", quantity.bound)
            out.member("of", quantity.of)
            out.member("unit", quantity.unit)
            out.span(quantity.range, quantity.text)
        }
        out.key("cues")
        out.array { out in claim.cues.split(separator: "; ").forEach { out.string(String($0)) } }
    }

    private static func statement(_ statement: StoredStatement, _ out: inout JSONWriter) {
        if let speaker = statement.speaker {
            out.key("source")
            out.object { out in
                out.member("text", speaker)
                out.identity(statement.entity)
            }
        }
        if let cue = statement.cue {
            out.key("cue")
            out.object { $0.member("text", cue) }
        }
        out.key("content")
        out.object { $0.place(statement.content) }
        out.key("quoted")
        out.boolean(statement.isQuoted)
    }
}

extension JSONWriter {
    /// A member that is a list of objects.
    fileprivate mutating func list<Items: Sequence>(
        _ name: String, _ items: Items, _ body: (Items.Element, inout JSONWriter) -> Void
    ) {
        key(named: name)
        array { out in for item in items { out.object { body(item, &$0) } } }
    }

    fileprivate mutating func place(_ range: Range<Int>) {
        member("start", range.lowerBound)
        member("end", range.upperBound)
    }

    fileprivate mutating func span(_ range: Range<Int>, _ text: String) {
        place(range)
        member("text", text)
    }

    fileprivate mutating func identity(_ entity: StoredClaim.EntityName?) {
        member("entity", entity?.key)
        member("name", entity?.name)
    }
}
