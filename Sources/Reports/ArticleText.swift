import Documents
package import Indexing

/// An article for reading: what is known of it, then a sentence a line, names marked, and below each sentence what it claims.
package enum ArticleText {
    /// The text alone, as the index holds it.
    package static func plain(_ article: FullArticle) -> String { Printable.lines(article.document.text) + "\n" }

    package static func annotated(_ article: FullArticle, statements: Bool) -> String {
        var out = header(article.document)
        let scalars = Array(article.document.text.unicodeScalars)
        var body = Body(article, scalars, showsStatements: statements)
        out += body.written()
        return out
    }

    private static func header(_ document: StoredDocument) -> String {
        var lines: [(String, String)] = []
        func add(_ label: String, _ text: String?) { if let text, !text.isEmpty { lines.append((label, text)) } }
        add("outlet", document.site)
        add("published", document.published.map { "\($0.value), exact to the \($0.precision.rawValue), by \($0.signal)" })
        add("modified", document.modified)
        add("seen", document.seen)
        add("byline", document.byline)
        add("from", document.forwardedFrom)
        add("language", document.language)
        add("url", document.url ?? document.canonicalURL)
        add("id", document.id)
        add("input", document.path)
        add(
            "copies",
            document.copies.map { copies in
                copies.first == document.id
                    ? "the first of \(copies.articles) articles that tell the same"
                    : "one of \(copies.articles) articles that tell the same, \(copies.first) the first"
            })
        for warning in document.warnings { add("warning", warning) }
        let width = lines.map(\.0.count).max() ?? 0
        let title = document.title.isEmpty ? "(no title)" : document.title
        return ([title] + lines.map { $0.0 + String(repeating: " ", count: width + 2 - $0.0.count) + $0.1 })
            .map { Printable.line($0) + "\n" }.joined() + "\n"
    }

    /// Walks the text once.
    private struct Body {
        let scalars: [Unicode.Scalar]
        let sentences: [Range<Int>]
        let claims: [StoredClaim]
        let statements: [StoredStatement]
        /// Outermost ones, which do not overlap.
        var mentions: ArraySlice<StoredMention>
        var out = ""

        init(_ article: FullArticle, _ scalars: [Unicode.Scalar], showsStatements: Bool) {
            self.scalars = scalars
            sentences = article.sentences
            claims = article.claims
            statements = showsStatements ? article.statements : []
            mentions = article.mentions.filter { !$0.isInside && $0.range.upperBound <= scalars.count }[...]
        }

        mutating func written() -> String {
            var at = 0
            for sentence in sentences.map({ $0.clamped(to: 0..<scalars.count) }) where !sentence.isEmpty && sentence.lowerBound >= at {
                gap(at..<sentence.lowerBound, isFirst: at == 0)
                line(sentence)
                at = sentence.upperBound
            }
            gap(at..<scalars.count, isFirst: at == 0)
            return out
        }

        /// Between sentences: a blank line where a paragraph ends, and words that are in no sentence.
        private mutating func gap(_ range: Range<Int>, isFirst: Bool) {
            if scalars[range].contains(where: { !$0.properties.isWhitespace }) {
                line(range)
            } else if !isFirst, range.upperBound < scalars.count, scalars[range].contains("\n") {
                out += "\n"
            }
        }

        private mutating func line(_ range: Range<Int>) {
            var at = range.lowerBound
            while let mention = mentions.first, mention.range.lowerBound < range.upperBound {
                mentions.removeFirst()
                // One that the line before held, or that lies over another of the same words.
                guard mention.range.lowerBound >= at, mention.range.upperBound <= range.upperBound else { continue }
                out += words(at..<mention.range.lowerBound)
                out += ArticleText.marked(words(mention.range), mention.entity.key)
                at = mention.range.upperBound
            }
            out += words(at..<range.upperBound) + "\n"
            for claim in claims where range.contains(claim.range.lowerBound) { out += "    > \(ArticleText.line(claim))\n" }
            for statement in statements where range.contains(statement.content.lowerBound) {
                let speaker = ArticleText.named(statement.speaker, statement.entity) ?? "?"
                let how = [statement.cue.map(Printable.line), statement.isQuoted ? "quoted" : nil].compactMap { $0 }
                out += "    : \(speaker)\(how.isEmpty ? "" : " (\(how.joined(separator: ", ")))"): \(words(statement.content))\n"
            }
        }

        private func words(_ range: Range<Int>) -> String {
            Printable.line(String(String.UnicodeScalarView(scalars[range.clamped(to: 0..<scalars.count)])))
        }
    }

    private static func marked(_ words: String, _ id: String) -> String { "[\(words)|\(Printable.line(id))]" }

    private static func named(_ words: String?, _ entity: StoredClaim.EntityName?) -> String? {
        words.map { words in entity.map { marked(Printable.line(words), $0.key) } ?? Printable.line(words) }
    }

    /// What, how sure, who says it, who to whom, where, with what, when, how many, score.
    private static func line(_ claim: StoredClaim) -> String {
        func all(_ list: [StoredClaim.Participant]) -> String? {
            list.isEmpty ? nil : list.compactMap { named($0.text, $0.entity) }.joined(separator: ", ")
        }
        let deed = [all(claim.actors), all(claim.targets).map { "→ \($0)" }].compactMap { $0 }
        let speaker = [
            "says \(named(claim.speaker.text, claim.speaker.entity) ?? "the \(claim.speaker.role)")",
            claim.speaker.text == nil ? nil : "(\(claim.speaker.role))", claim.speaker.via.map { "via \(Printable.line($0))" },
            claim.basis == "text" ? nil : "by its outlet",
        ]
        let parts: [String?] = [
            "\(claim.type)\(claim.subtype.map { "/\($0)" } ?? "")", "\(claim.status), \(claim.certainty)",
            speaker.compactMap { $0 }.joined(separator: " "), deed.isEmpty ? nil : deed.joined(separator: " "),
            all(claim.places).map { "at \($0)" }, all(claim.weapons).map { "with \($0)" }, claim.days.map { "on \($0)" }, claim.figures,
            Table.decimal((claim.score * 100).rounded() / 100),
        ]
        return Printable.line(parts.compactMap { $0 }.joined(separator: " · "))
    }
}
