/// Small corpora that tests make up: articles of two times, what they name and claim, words by chance.
import Documents
import TestSupport

extension SmallArticle {
    /// The same, where the words stand for the entity wherever they stand.
    func naming(_ entity: Entity, as words: String) -> SmallArticle {
        var article = self
        let place = article.entities.firstIndex(of: entity) ?? article.entities.count
        if place == article.entities.count { article.entities.append(entity) }
        for range in text.ranges(of: words) {
            let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
            article.mentions.append(Mention(ByteRange(start, start + words.utf8.count), tokens: 0..<1, entity: place, score: 0.9))
        }
        return article
    }

    /// The same, whose whole text makes a claim.
    func claiming(_ type: String, _ subtype: String? = nil, speaker: Speaker = Speaker(role: "author")) -> SmallArticle {
        var article = self
        var claim = Claim(ByteRange(0, text.utf8.count), type: type, subtype: subtype, score: 0.9)
        claim.speaker = speaker
        article.claims.append(claim)
        return article
    }
}

func entity(_ id: String, _ type: Entity.Kind = .group, name: String? = nil) -> Entity { Entity(id: id, type: type, name: name ?? id) }

/// An article a day, from 1 January on and, `since`, from 1 June on; the texts by their number.
func articles(
    before: Int, since: Int, site: String = "Desk", _ text: (_ number: Int, _ isSince: Bool) -> String
) -> [SmallArticle] {
    func part(_ count: Int, _ first: CalendarDay, _ isSince: Bool) -> [SmallArticle] {
        (0..<count).map { number in
            SmallArticle(
                "\(isSince ? "s" : "b")\(number)", CalendarDay(ordinal: first.ordinal + number).iso, text(number, isSince), site: site)
        }
    }
    return part(before, CalendarDay(2019, 1, 1), false) + part(since, CalendarDay(2019, 6, 1), true)
}

/// Texts of words that chance alone deals out, common and rare ones.
struct ChanceTexts {
    private var dice: SplitMix64
    private let words: Int

    init(seed: UInt64, words: Int = 400) {
        dice = SplitMix64(seed: seed)
        self.words = words
    }

    /// So many words in sentences of ten. The square makes some words frequent, as in a language.
    mutating func text(_ length: Int) -> String {
        (0..<length).map { number in
            let share = Double.random(in: 0..<1, using: &dice)
            return Self.name(Int(share * share * Double(words))) + (number % 10 == 9 ? "." : "")
        }.joined(separator: " ")
    }

    /// "baba", "babe", …: letters alone.
    static func name(_ number: Int) -> String {
        let (consonants, vowels) = (Array("bdfgklmnprstvz"), Array("aeiou"))
        var (rest, name) = (number, "")
        for _ in 0..<3 {
            name += [consonants[rest % 14], vowels[rest / 14 % 5]]
            rest /= 70
        }
        return name
    }
}
