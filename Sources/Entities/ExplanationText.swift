/// Explanations of names as a person reads them, and as JSON. Positions are code points, as in the record.
package import Documents
import Text

package struct ExplanationText {
    private let article: Article
    private let explanations: [Explanation]
    private let index: CodePointIndex

    package init(_ explanations: [Explanation], of article: Article) {
        self.article = article
        self.explanations = explanations
        index = CodePointIndex(article.text.span)
    }

    private func codePoint(_ byte: Int) -> Int { index.codePoints(before: byte, in: article.text.span) }

    // MARK: Text

    /// A paragraph a name: what it is, why it is one, and what it may mean. No more candidates than `most` are shown.
    package func lines(most: Int = 5) -> [String] {
        if explanations.isEmpty { return ["No name was found, and none was left out.", ""] }
        return explanations.flatMap { paragraph($0, most) + [""] }
    }

    private func paragraph(_ name: Explanation, _ most: Int) -> [String] {
        var head = "\(article.string(name.range))  [\(codePoint(name.range.start))–\(codePoint(name.range.end))]  "
        if name.isTaken {
            head += "\(name.type.rawValue), score \(Self.decimal(name.score))"
            if name.isOpen {
                head += ": which one is left open" + (name.country.map { ", but in \($0)" } ?? "")
            } else {
                head += name.candidates.first.map { ": \(Self.described($0.entity))" } ?? ": in no table"
            }
        } else {
            head += "left out, not taken for a \(name.type.rawValue)"
        }
        var lines = [head, "    \(name.isTaken ? "a name" : "no name")  \(Self.signed(name.evidence)) = \(Self.sum(name.reasons))"]
        if let standsFor = name.standsFor { lines.append("    \(name.isNominal ? "refers to" : "short for") “\(standsFor)”") }
        if let container = name.container { lines.append("    “\(container)” holds it") }
        for candidate in name.candidates.prefix(most) {
            let matched =
                switch candidate.matched {
                case .name: "by its name"
                case .alias: "by an alias"
                case .sound: "by its sound"
                }
            lines.append(
                "    \(Self.decimal(candidate.score))  \(Self.described(candidate.entity)), \(matched) = \(Self.sum(candidate.reasons))")
        }
        if name.candidates.count > most { lines.append("    and \(name.candidates.count - most) more") }
        return lines
    }

    private static func described(_ entity: Entity) -> String {
        var words = [entity.name, entity.detail ?? entity.type.rawValue]
        if let country = entity.country { words.append(country) }
        return "\(words.joined(separator: ", ")) (\(entity.id ?? "no id"))"
    }

    package static func sum(_ reasons: [Explanation.Reason]) -> String {
        reasons.map { "\(signed($0.weight)) \($0.words)" }.joined(separator: ", ")
    }

    package static func signed(_ value: Double) -> String { (value < 0 ? "−" : "+") + decimal(abs(value)) }

    package static func decimal(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let fraction = String(100 + abs(hundredths) % 100).dropFirst()
        return "\(hundredths < 0 ? "−" : "")\(abs(hundredths) / 100).\(fraction)"
    }

    // MARK: JSON

    /// One array.
    package func write(to json: inout JSONWriter) {
        json.array { json in
            for explanation in explanations { write(explanation, &json) }
        }
    }

    private func write(_ name: Explanation, _ json: inout JSONWriter) {
        json.object { json in
            json.key("start")
            json.integer(codePoint(name.range.start))
            json.key("end")
            json.integer(codePoint(name.range.end))
            json.key("text")
            json.string(article.string(name.range))
            json.key("type")
            json.string(name.type.rawValue)
            json.key("taken")
            json.boolean(name.isTaken)
            json.key("score")
            json.number(name.score)
            if let standsFor = name.standsFor {
                json.key(name.isNominal ? "refers_to" : "stands_for")
                json.string(standsFor)
            }
            if let container = name.container {
                json.key("container")
                json.string(container)
            }
            if name.isOpen {
                json.key("open")
                json.boolean(true)
                json.member("country", name.country)
            }
            json.key("evidence")
            json.number(name.evidence)
            json.key("reasons")
            Self.write(name.reasons, &json)
            json.key("candidates")
            json.array { json in
                for candidate in name.candidates { Self.write(candidate, &json) }
            }
        }
    }

    private static func write(_ candidate: Explanation.Candidate, _ json: inout JSONWriter) {
        json.object { json in
            let entity = candidate.entity
            json.key("id")
            json.string(entity.id ?? "")
            json.key("name")
            json.string(entity.name)
            if let detail = entity.detail {
                json.key("kind")
                json.string(detail)
            }
            if let country = entity.country {
                json.key("country")
                json.string(country)
            }
            json.key("matched")
            json.string(candidate.matched.rawValue)
            json.key("score")
            json.number(candidate.score)
            json.key("reasons")
            write(candidate.reasons, &json)
        }
    }

    package static func write(_ reasons: [Explanation.Reason], _ json: inout JSONWriter) {
        json.array { json in
            for reason in reasons {
                json.object { json in
                    json.key("why")
                    json.string(reason.words)
                    json.key("weight")
                    json.number(reason.weight)
                }
            }
        }
    }
}
