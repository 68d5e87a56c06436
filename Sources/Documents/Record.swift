import Text

/// The public record: one JSON object a line, the contract with every program that reads `gleaner annotate`.
///
/// Fields may be added, never renamed. Offsets are Unicode code points into `text`, ends exclusive.
package enum Record {
    package static let schema = 1

    /// The record of an article, without the line feed. `layers` says which have been computed.
    package static func line(_ article: Article, layers: Set<Layer>) -> [UInt8] {
        var out = JSONWriter()
        let text = article.text
        let offsets = Offsets(index: CodePointIndex(text.span), text: text)
        out.object { out in
            out.member("schema", schema)
            out.member("id", article.id)
            out.member("source", article.source)
            out.member("sha256", article.sha256.isEmpty ? nil : article.sha256)
            header(article, &out)
            out.key("text")
            out.string(utf8: text.span)
            if !article.spans.isEmpty { spans(article, offsets, &out) }
            if layers.contains(.sentences) {
                out.key("sentences")
                out.array { out in
                    for sentence in article.sentences { out.array { offsets.pair(sentence.range, &$0) } }
                }
            }
            if layers.contains(.mentions) { mentions(article, offsets, &out) }
            if layers.contains(.claims) { claims(article, offsets, &out) }
            if layers.contains(.statements) { statements(article, offsets, &out) }
            if layers.contains(.signature) { out.member("signature", article.signature?.hexadecimal) }
            if !article.warnings.isEmpty {
                out.key("warnings")
                out.array { out in article.warnings.forEach { out.string($0) } }
            }
        }
        return out.bytes
    }

    /// The row of an article that did not make it.
    package static func line(id: String, source: String, _ rejection: Rejection) -> [UInt8] {
        var out = JSONWriter()
        out.object { out in
            out.member("schema", schema)
            out.member("id", id)
            out.member("source", source)
            out.key("rejected")
            out.object { out in
                out.member("stage", rejection.stage)
                out.member("code", rejection.code)
                out.member("message", rejection.message)
            }
        }
        return out.bytes
    }

    private static func header(_ article: Article, _ out: inout JSONWriter) {
        out.member("url", article.url)
        out.member("canonical_url", article.canonicalURL)
        out.member("site", article.site)
        out.member("title", article.title)
        out.member("byline", article.byline)
        out.member("forwarded_from", article.forwardedFrom)
        out.member("reply_to", article.replyTo)
        if let published = article.published {
            out.member("published", published.value)
            out.member("published_precision", published.precision.rawValue)
            out.member("published_signal", published.signal)
        }
        if let modified = article.modified {
            out.member("modified", modified.value)
            out.member("modified_precision", modified.precision.rawValue)
            out.member("modified_signal", modified.signal)
        }
        if let seen = article.seen {
            out.member("seen", seen.value)
            out.member("seen_precision", seen.precision.rawValue)
            out.member("seen_signal", seen.signal)
        }
        out.member("language", article.language)
        out.member("language_confidence", article.languageConfidence, decimals: 2)
    }

    private static func spans(_ article: Article, _ offsets: Offsets, _ out: inout JSONWriter) {
        out.key("spans")
        out.array { out in
            for span in article.spans {
                out.object { out in
                    offsets.place(span.range, &out)
                    out.member("type", span.kind.rawValue)
                    out.member("target", span.target)
                }
            }
        }
    }

    private static func mentions(_ article: Article, _ offsets: Offsets, _ out: inout JSONWriter) {
        out.key("entities")
        out.array { out in
            for mention in article.mentions {
                let entity = article.entities[mention.entity]
                out.object { out in
                    offsets.span(mention.range, &out)
                    out.member("type", entity.type.rawValue)
                    out.member("id", entity.id)
                    out.member("name", entity.name)
                    out.member("score", mention.score)
                    out.member("kind", entity.detail)
                    if let point = entity.coordinate {
                        out.member("lat", point.latitude, decimals: 5)
                        out.member("lon", point.longitude, decimals: 5)
                        out.member("point", point.isCentroid ? "centroid" : nil)
                    }
                    out.member("country", entity.country)
                    out.member("parent", entity.parent)
                    out.member("place", entity.place)
                    out.member("alias", mention.alias)
                    out.member("stance", mention.stance?.rawValue)
                    if let inside = mention.inside { out.member("inside", inside) }
                    if mention.isNominal {
                        out.key("nominal")
                        out.boolean(true)
                    }
                }
            }
        }
    }

    private static func claims(_ article: Article, _ offsets: Offsets, _ out: inout JSONWriter) {
        out.key("claims")
        out.array { out in
            for claim in article.claims {
                out.object { out in
                    offsets.place(claim.range, &out)
                    out.member("type", claim.type)
                    out.member("subtype", claim.subtype)
                    out.member("score", claim.score)
                    out.member("basis", claim.basis.rawValue)
                    out.member("status", claim.status.rawValue)
                    out.member("certainty", claim.certainty.rawValue)
                    speaker(claim.speaker, article, offsets, &out)
                    participants("actors", claim.actors, article, offsets, &out)
                    participants("targets", claim.targets, article, offsets, &out)
                    participants("places", claim.places, article, offsets, &out)
                    participants("weapons", claim.weapons, article, offsets, &out)
                    if let date = claim.date {
                        out.key("date")
                        out.object { out in
                            offsets.span(date.range, &out)
                            out.member("from", date.from.iso)
                            out.member("to", date.to.iso)
                        }
                    }
                    quantities(claim.quantities, offsets, &out)
                    out.key("cues")
                    out.array { out in claim.cues.forEach { out.string($0) } }
                }
            }
        }
    }

    private static func speaker(_ speaker: Speaker, _ article: Article, _ offsets: Offsets, _ out: inout JSONWriter) {
        out.key("speaker")
        out.object { out in
            if let range = speaker.range { offsets.span(range, &out) }
            if let entity = speaker.entity { identity(article.entities[entity], &out) }
            out.member("role", speaker.role)
            if let via = speaker.via {
                out.key("via")
                out.string(utf8: offsets.text.span.extracting(via.start..<via.end))
            }
        }
    }

    private static func participants(
        _ name: StaticString, _ list: [Participant], _ article: Article, _ offsets: Offsets, _ out: inout JSONWriter
    ) {
        out.key(name)
        out.array { out in
            for participant in list {
                out.object { out in
                    offsets.span(participant.range, &out)
                    out.member("type", participant.type)
                    if let entity = participant.entity { identity(article.entities[entity], &out) }
                }
            }
        }
    }

    private static func identity(_ entity: Entity, _ out: inout JSONWriter) {
        out.member("entity", entity.id)
        out.member("name", entity.name)
    }

    private static func quantities(_ list: [Quantity], _ offsets: Offsets, _ out: inout JSONWriter) {
        out.key("quantities")
        out.array { out in
            for quantity in list {
                out.object { out in
                    out.member("kind", quantity.kind)
                    out.key("value")
                    if let value = quantity.value { out.number(value, decimals: 2) } else { out.null() }
                    out.member("low", quantity.low, decimals: 2)
                    out.member("high", quantity.high, decimals: 2)
                    out.member("bound", quantity.bound.rawValue)
                    out.member("of", quantity.of)
                    out.member("unit", quantity.unit)
                    offsets.span(quantity.range, &out)
                }
            }
        }
    }

    private static func statements(_ article: Article, _ offsets: Offsets, _ out: inout JSONWriter) {
        out.key("statements")
        out.array { out in
            for statement in article.statements {
                out.object { out in
                    if let source = statement.source {
                        out.key("source")
                        out.object { out in
                            offsets.place(source, &out)
                            if let entity = statement.sourceEntity { identity(article.entities[entity], &out) }
                        }
                    }
                    if let cue = statement.cue {
                        out.key("cue")
                        out.object { offsets.place(cue, &$0) }
                    }
                    out.key("content")
                    out.object { offsets.place(statement.content, &$0) }
                    out.key("quoted")
                    out.boolean(statement.quoted)
                }
            }
        }
    }

    /// Byte ranges as the record shows them.
    private struct Offsets {
        let index: CodePointIndex
        let text: [UInt8]

        func codePoint(_ byte: Int) -> Int { index.codePoints(before: byte, in: text.span) }

        func pair(_ range: ByteRange, _ out: inout JSONWriter) {
            out.integer(codePoint(range.start))
            out.integer(codePoint(range.end))
        }

        func place(_ range: ByteRange, _ out: inout JSONWriter) {
            out.member("start", codePoint(range.start))
            out.member("end", codePoint(range.end))
        }

        func span(_ range: ByteRange, _ out: inout JSONWriter) {
            place(range, &out)
            out.key("text")
            out.string(utf8: text.span.extracting(range.start..<range.end))
        }
    }
}
