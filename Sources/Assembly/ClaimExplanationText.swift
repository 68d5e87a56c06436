import Claims
import Documents
import Entities
import Text

/// Explanations of claims as a person reads them, and as JSON. Positions are code points, as in the record.
struct ClaimExplanationText {
    private let article: Article
    private let explanations: [ClaimExplanation]
    private let index: CodePointIndex

    init(_ explanations: [ClaimExplanation], of article: Article) {
        self.article = article
        self.explanations = explanations
        index = CodePointIndex(article.text.span)
    }

    private func codePoint(_ byte: Int) -> Int { index.codePoints(before: byte, in: article.text.span) }

    // MARK: Text

    /// A paragraph a claim: its cue and type, then the frame, the slots, whose word it is, how far it goes, what was weighed.
    var lines: [String] {
        if explanations.isEmpty { return ["No claim was found, and none was left out.", ""] }
        return explanations.flatMap { paragraph($0) + [""] }
    }

    private func paragraph(_ one: ClaimExplanation) -> [String] {
        let claim = one.claim
        let type = [claim.type, claim.subtype].compactMap(\.self).joined(separator: ", ")
        let head = "\(article.string(one.cue))  [\(codePoint(one.cue.start))–\(codePoint(one.cue.end))]  "
        var lines: [String] = []
        func line(_ key: String, _ words: String) {
            lines.append("    \(key)\(String(repeating: " ", count: max(0, 7 - key.count)))  \(words)")
        }
        let shown = one.fate == .claim ? "\(type), score \(ExplanationText.decimal(claim.score))" : "left out, \(type): \(reason(one))"
        lines.append(head + shown)
        line("frame", frame(one))
        if !one.others.isEmpty { line("also", one.others.map(quoted).joined(separator: ", ")) }
        for (slot, participants) in slots(claim) where !participants.isEmpty {
            line(slot, participants.map(described).joined(separator: ", "))
        }
        if let date = claim.date { line("when", "\(article.string(date.range)) (\(date.from.iso) to \(date.to.iso))") }
        if !claim.quantities.isEmpty {
            line("figures", claim.quantities.map { "\(article.string($0.range)) (\($0.kind))" }.joined(separator: ", "))
        }
        line("status", status(one))
        line("speaker", speaker(one))
        if let evidence = one.evidence { line("weighed", "\(ExplanationText.signed(evidence)) = \(sum(one.reasons))") }
        return lines
    }

    private func slots(_ claim: Claim) -> [(String, [Participant])] {
        [("who", claim.actors), ("whom", claim.targets), ("where", claim.places), ("by", claim.weapons)]
    }

    private func quoted(_ range: ByteRange) -> String { "“\(article.string(range))”" }

    private func described(_ one: Participant) -> String {
        let id = one.entity.flatMap { article.entities[$0].id }
        return article.string(one.range) + (id.map { " (\($0))" } ?? "")
    }

    private func reason(_ one: ClaimExplanation) -> String {
        switch one.fate {
        case .claim: ""
        case .absorbed(let host): "part of \(quoted(host))"
        case .unspecific: "neither who nor what is told"
        case .unlikely: "a score of \(ExplanationText.decimal(one.claim.score)) is less than the model asks for"
        case .withdrawn: "the article tells of it as no event"
        }
    }

    private func frame(_ one: ClaimExplanation) -> String {
        guard let frame = one.frame else { return "none; a figure is told that no frame takes up" }
        return "\(frame.file):\(frame.line)  \(frame.cue), roles \(frame.roles), score \(ExplanationText.decimal(frame.score))"
    }

    private func status(_ one: ClaimExplanation) -> String {
        let status = "\(one.claim.status.rawValue), \(one.claim.certainty.rawValue)"
        if let sign = one.sign { return "\(status): \(quoted(sign))" }
        return one.frame?.isDecided ?? false ? "\(status): so the frame says" : status
    }

    private func speaker(_ one: ClaimExplanation) -> String {
        let speaker = one.claim.speaker
        var words = [speaker.range.map(article.string), speaker.role].compactMap(\.self).joined(separator: ", ")
        if let via = speaker.via { words += ", via \(article.string(via))" }
        return "\(words): \(one.voucher.words)" + (one.voucher.cue.map { " (\(quoted($0)))" } ?? "")
    }

    /// The heaviest reasons; the others as one sum.
    private func sum(_ reasons: [ClaimExplanation.Reason], most: Int = 8) -> String {
        let rest = reasons.dropFirst(most)
        let others = rest.isEmpty ? [] : [("\(rest.count) more", rest.reduce(0) { $0 + $1.weight })]
        return ExplanationText.sum(reasons.prefix(most) + others)
    }

    // MARK: JSON

    /// One array.
    func write(to json: inout JSONWriter) {
        json.array { json in
            for one in explanations { json.object { write(one, &$0) } }
        }
    }

    private func write(_ one: ClaimExplanation, _ json: inout JSONWriter) {
        let claim = one.claim
        json.key("cue")
        write(one.cue, &json)
        json.member("type", claim.type)
        json.member("subtype", claim.subtype)
        json.key("taken")
        json.boolean(one.fate == .claim)
        json.member("left_out", one.fate == .claim ? nil : reason(one))
        json.member("score", claim.score)
        json.key("claim")
        write(claim.range, &json)
        if let frame = one.frame {
            json.key("frame")
            json.object { json in
                json.member("file", frame.file)
                json.member("line", frame.line)
                json.member("cue", frame.cue)
                json.member("roles", frame.roles)
                json.member("score", frame.score)
            }
        }
        list("other_cues", one.others, &json)
        list("actors", claim.actors.map(\.range), &json)
        list("targets", claim.targets.map(\.range), &json)
        list("places", claim.places.map(\.range), &json)
        list("weapons", claim.weapons.map(\.range), &json)
        list("quantities", claim.quantities.map(\.range), &json)
        if let date = claim.date {
            json.key("date")
            write(date.range, &json)
        }
        json.member("status", claim.status.rawValue)
        json.member("certainty", claim.certainty.rawValue)
        if let sign = one.sign {
            json.key("sign")
            write(sign, &json)
        }
        json.key("speaker")
        json.object { json in
            if let range = claim.speaker.range {
                json.key("source")
                write(range, &json)
            }
            json.member("role", claim.speaker.role)
            json.member("via", claim.speaker.via.map(article.string))
            json.member("why", one.voucher.words)
            if let cue = one.voucher.cue {
                json.key("cue")
                write(cue, &json)
            }
        }
        json.member("basis", claim.basis.rawValue)
        json.member("evidence", one.evidence)
        json.key("reasons")
        ExplanationText.write(one.reasons, &json)
    }

    private func list(_ key: StaticString, _ ranges: [ByteRange], _ json: inout JSONWriter) {
        json.key(key)
        json.array { json in
            for range in ranges { write(range, &json) }
        }
    }

    private func write(_ range: ByteRange, _ json: inout JSONWriter) {
        json.object { json in
            json.member("start", codePoint(range.start))
            json.member("end", codePoint(range.end))
            json.member("text", article.string(range))
        }
    }
}
