package import Documents

/// Names in sentences: exact span and type, and which of several namesakes is meant.
package enum EntityMeasure {
    /// "names": all outside longer ones, with their span and type; "linked": with the right id, too; "id": of those with span
    /// and type, how many have the right id; "nested": within longer ones. Each also by type.
    package static func judge(_ row: GoldRow, _ article: Article, at text: ByteRange) -> Judgement {
        let bytes = byteOffsets(row.text)
        var judgement = Judgement()
        // The gold has names alone.
        var open = article.mentions.filter { text.contains($0.range) && !$0.isNominal }
        for gold in row.entities ?? [] {
            guard 0 <= gold.start, gold.start < gold.end, gold.end < bytes.count else {
                judgement.differences.append("no such span: \(gold.start)–\(gold.end)")
                continue
            }
            let range = ByteRange(text.start + bytes[gold.start], text.start + bytes[gold.end])
            let isInside = gold.inside ?? false
            let match = open.firstIndex { $0.range == range && article.entities[$0.entity].type.rawValue == gold.type }
            guard let match else {
                if isInside {
                    judgement.add("nested", Tally(isRight: false))
                } else {
                    count(Tally(isFound: false, isExpected: true), isLinked: false, gold.type, &judgement)
                }
                judgement.differences.append("missed \(gold.type)\(isInside ? " (inside)" : "") \"\(article.string(range))\"")
                continue
            }
            let mention = open.remove(at: match)
            let entity = article.entities[mention.entity]
            var isRight = true
            if let wanted = gold.id {
                // A demonym may stand for its place.
                isRight = entity.id == wanted || entity.type == .demonym && entity.parent == wanted
                judgement.add("id", Tally(isRight: isRight))
                judgement.add("id \(gold.type)", Tally(isRight: isRight))
                if !isRight {
                    judgement.differences.append("id of \"\(article.string(range))\": expected \(wanted), found \(entity.id ?? "none")")
                }
            }
            if isInside {
                judgement.add("nested", Tally(isRight: true))
            } else {
                // A name that the program holds to be inside a longer one counts when the gold says it stands alone.
                count(Tally(isFound: true, isExpected: true), isLinked: isRight, gold.type, &judgement)
                judgement.scored.append((mention.score, isRight))
            }
        }
        for mention in open where mention.inside == nil {
            let entity = article.entities[mention.entity]
            count(Tally(isFound: true, isExpected: false), isLinked: false, entity.type.rawValue, &judgement)
            judgement.scored.append((mention.score, false))
            judgement.differences.append("too many: \(entity.type.rawValue) \"\(article.string(mention.range))\" (\(entity.id ?? "no id"))")
        }
        return judgement
    }

    private static func count(_ tally: Tally, isLinked: Bool, _ type: String, _ judgement: inout Judgement) {
        var linked = tally
        if !isLinked { linked.right = 0 }
        judgement.add("names", tally)
        judgement.add("names \(type)", tally)
        judgement.add("linked", linked)
        judgement.add("linked \(type)", linked)
    }

    /// Where each code point begins in UTF-8, and where the text ends.
    private static func byteOffsets(_ text: String) -> [Int] {
        var offsets = [0]
        for scalar in text.unicodeScalars { offsets.append(offsets[offsets.count - 1] + UTF8.width(scalar)) }
        return offsets
    }
}
