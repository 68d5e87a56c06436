import Documents
import Text

/// Reads one article sentence by sentence; holds what reaches from one sentence to the next.
struct Reader {
    let model: ClaimModel
    let language: ClaimModel.Language
    let published: CalendarDay?
    let entities: [Entity]
    let mentions: [Mention]
    let sentences: [Sentence]
    var passage: Passage
    /// The lists that count people.
    let counting: ClassSet
    /// The armed group that the article speaks of, where it is one or the others are named seldom: whom "the rebels" means.
    let standingGroup: Int?
    var attribution = Attribution()
    var outlet: DocumentSpeaker
    var retelling = Retelling()
    var deeds = Deeds()
    /// A sentence, or a part of one that is too long to be read at once, and the lists that its words stand in.
    private struct Piece {
        let tokens: Range<Int>
        let sentence: Int
        let classes: ClassSet
    }
    private var pieces: [Piece] = []
    /// Whoever spoke last.
    var voice: Voice?
    /// Sentences with signs of armed conflict, and of sports, markets, medicine; counted when first asked for.
    private var signs: (conflict: Int, peaceful: Int)?
    /// For each sentence 1 where it has signs of conflict, -1 where it has others, 0 where it has neither.
    private var signAt: [Int8] = []
    /// The sentence in hand.
    private(set) var current = 0
    /// First mention that ends after the sentence in hand begins.
    var mentionCursor = 0
    var sentenceMentions: Range<Int> = 0..<0
    var claims: [Claim] = []
    var statements: [Statement] = []
    /// What the arbiter looks at in the candidate in hand.
    var traits = Traits()
    /// The claims of the frames with their traits, where an arbiter is to be fitted to them.
    var examples: [ArbiterExample]?
    /// Why each claim was made, and what was weighed and left out, where somebody asks.
    var explanations: [ClaimExplanation]?

    /// Nil where no lexicon is of the article's language.
    init?(_ article: Article, _ model: ClaimModel) {
        self.model = model
        guard let language = model.language(of: article) else { return nil }
        self.language = language
        published = article.published?.day
        entities = article.entities
        mentions = article.mentions
        sentences = article.sentences
        standingGroup = Self.standingGroup(article)
        passage = Passage(article, language.vocabulary, language.grammar, verbFirst: language.verbFirst, isFree: language.isFree)
        let g = language.grammar
        counting = g.killed.union(g.died).union(g.death).union(g.wounded).union(g.suffered).union(g.arrested)
            .union(g.kidnapped).union(g.surrendered).union(g.released).union(g.toll).union(g.body)
            .union(g.lose).union(g.handIn)
        outlet = DocumentSpeaker(article, language, isOutlet: model.outlet != nil)
    }

    private static func standingGroup(_ article: Article) -> Int? {
        var counts: [Int: Int] = [:]
        for mention in article.mentions where mention.inside == nil && !mention.isNominal && article.entities[mention.entity].isArmedGroup {
            counts[mention.entity, default: 0] += 1
        }
        guard let most = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return nil }
        return counts.allSatisfy { $0.key == most.key || $0.value * 2 <= most.value } ? most.key : nil
    }

    mutating func read() {
        pieces.reserveCapacity(sentences.count)
        for index in sentences.indices {
            let tokens = sentences[index].tokens
            var start = tokens.lowerBound
            while start < tokens.upperBound {
                let end = min(tokens.upperBound, start + Passage.longest)
                pieces.append(Piece(tokens: start..<end, sentence: index, classes: passage.lookUp(start..<end)))
                start = end
            }
        }
        let g = language.grammar
        for piece in pieces.suffix(3) where piece.classes.meets(g.signed) {
            passage.take(piece.tokens, piece.classes)
            passage.open()
            outlet.lookBack(passage)
        }
        for piece in pieces { read(piece) }
        let withdrawn = deeds.settle(&claims, sentences: sentences.count)
        if explanations != nil { settleExplanations(withdrawn) }
    }

    private mutating func read(_ piece: Piece) {
        let sentence = piece.sentence
        passage.take(piece.tokens, piece.classes)
        current = sentence
        if sentence < 2, piece.classes.meets(passage.grammar.outlet) || piece.classes.meets(passage.grammar.communique) {
            passage.open()
            outlet.look(passage)
        }
        attribution.enter(passage)
        let isGated = passage.classes.meets(language.gate)
        guard isGated || passage.classes.meets(language.saying) || attribution.runsOn else { return attribution.leave(passage) }
        selectMentions()
        passage.open()
        if isGated { countSigns() }
        let isCued = isGated && mayClaim()
        guard isCued || attribution.runsOn || attribution.maySay(passage) else { return attribution.leave(passage) }
        passage.tagParts()
        passage.chunk()
        markMentions()
        let said = attribution.statements(passage, sentence: sentence)
        publish(said)
        attribution.remember(said, passage, sentence: sentence)
        if isCued { claims += sentenceClaims(sentence, said) }
        listen(said)
        attribution.leave(passage)
    }

    /// Adds statements to the record, but for those that another reports; a quotation that runs on lengthens the one before.
    private mutating func publish(_ said: [Attribution.Said]) {
        for one in said where !said.contains(where: { $0.holds(one) }) {
            var content = passage.bytes(one.content.lowerBound, one.content.upperBound)
            if let opened = one.opened, content.start - opened < 1500 {
                content.start = min(content.start, opened)
                // Its first sentences were taken for words of whoever spoke before.
                while let last = statements.last, last.cue == nil, last.content.start >= opened { statements.removeLast() }
                if let last = statements.indices.last, statements[last].quoted, statements[last].content.end > opened {
                    statements[last].content.end = max(statements[last].cue?.end ?? opened, opened)
                }
            }
            if one.carried != nil, let last = statements.indices.last, statements[last].quoted {
                let gap = content.start - statements[last].content.end
                if gap <= content.end - content.start + statements[last].content.end - statements[last].content.start {
                    statements[last].content.end = content.end
                    continue
                }
            }
            let mention = one.source.flatMap {
                self.mention($0.lowerBound, $0.upperBound, Self.speakers)
            }
            statements.append(
                Statement(
                    source: one.source.map { passage.bytes($0.lowerBound, $0.upperBound) } ?? one.carried,
                    sourceEntity: mention.map { mentions[$0].entity },
                    cue: one.cue.map { passage.bytes($0.lowerBound, $0.upperBound) }, content: content, quoted: one.quoted))
        }
    }

    /// The article as a whole is about conflict.
    var isConflict: Bool {
        guard let signs else { return false }
        return signs.conflict > 0 && signs.conflict > 2 * signs.peaceful
    }

    /// The sentences around the one in hand are about conflict, whatever the rest of the article is about.
    var isConflictNear: Bool {
        guard current < signAt.count else { return false }
        let near = signAt[max(0, current - 3)..<min(signAt.count, current + 3)]
        let conflict = near.count { $0 > 0 }
        return conflict > 0 && conflict >= near.count { $0 < 0 }
    }

    private mutating func countSigns() {
        guard signs == nil else { return }
        var conflict = 0
        var peaceful = 0
        let g = language.grammar
        var next = 0
        var mention = 0
        for piece in pieces where piece.sentence == next && next < 400 {
            next += 1
            // An armed group that the gazetteer knows is a sign like its name in a list.
            var isConflict = piece.classes.meets(g.conflict)
            while mention < mentions.count, mentions[mention].tokens.lowerBound < piece.tokens.upperBound {
                let entity = mentions[mention].entity
                if entities[entity].type == .group, !isState(entity) { isConflict = true }
                mention += 1
            }
            let isPeaceful = piece.classes.meets(g.peaceful)
            if isConflict { conflict += 1 }
            if isPeaceful { peaceful += 1 }
            signAt.append(isConflict == isPeaceful ? 0 : isConflict ? 1 : -1)
        }
        signs = (conflict, peaceful)
    }

    /// Finds the mentions of the sentence in hand.
    private mutating func selectMentions() {
        let start = passage.offset
        let end = start + passage.count
        while mentionCursor < mentions.count, mentions[mentionCursor].tokens.upperBound <= start { mentionCursor += 1 }
        var last = mentionCursor
        while last < mentions.count, mentions[last].tokens.lowerBound < end { last += 1 }
        sentenceMentions = mentionCursor..<last
    }

    /// The list of a mention that is a known group: such a group counts as one of the lists wherever a frame asks for armed
    /// groups or for forces.
    private func mark(_ index: Int) -> ClassSet? {
        guard mentions[index].inside == nil, entities[mentions[index].entity].type == .group else { return nil }
        return isState(mentions[index].entity) ? passage.grammar.state : passage.grammar.name
    }

    /// The lists that known groups of the sentence stand in.
    var marks: ClassSet {
        var marks = ClassSet()
        for index in sentenceMentions { if let list = mark(index) { marks.formUnion(list) } }
        return marks
    }

    private mutating func markMentions() {
        for index in sentenceMentions {
            guard let list = mark(index) else { continue }
            let (start, tokens) = (passage.offset, mentions[index].tokens)
            passage.mark(max(0, tokens.lowerBound - start)..<min(passage.count, tokens.upperBound - start), list)
        }
    }

    /// The longest mention that overlaps words of the passage, of the kinds asked for.
    func mention(_ start: Int, _ end: Int, _ kinds: [Entity.Kind]) -> Int? {
        var best: Int?
        for index in sentenceMentions where mentions[index].inside == nil {
            let tokens = mentions[index].tokens
            guard tokens.lowerBound < passage.offset + end, tokens.upperBound > passage.offset + start else { continue }
            guard kinds.contains(entities[mentions[index].entity].type) else { continue }
            best = index
        }
        return best
    }
}
