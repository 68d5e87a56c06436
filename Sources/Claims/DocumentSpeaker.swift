import Documents
import Text

/// Who speaks where the sentence names nobody: the publisher, a dateline, a header or a signature may be the group itself.
///
/// "[communique] [… General Command]", "Clandestine Radio …", a channel or site that is a group's outlet, "signed by the
/// brigade": the default speaker is the group, and its reports of its own attacks are claims of responsibility by basis
/// `outlet`.
struct DocumentSpeaker {
    private(set) var isOutlet: Bool
    /// Where the text names the group or its outlet.
    private(set) var name: ByteRange?

    /// Looks at who publishes and at the last sentences.
    init(_ article: Article, _ language: ClaimModel.Language, isOutlet: Bool) {
        self.isOutlet = isOutlet
        let publisher = article.forwardedFrom ?? article.site
        if let publisher, language.vocabulary.classes(in: publisher).meets(language.grammar.outlet) { self.isOutlet = true }
    }

    func speaker(_ mentions: [Mention]) -> Speaker {
        guard isOutlet else { return Speaker(role: "author") }
        let named = name.flatMap { name in mentions.first { $0.range.overlaps(name) && $0.inside == nil } }
        return Speaker(range: name, entity: named?.entity, role: "perpetrator")
    }

    /// Looks for a header in one of the first sentences.
    mutating func look(_ passage: Passage) {
        let g = passage.grammar
        // Only what stands before the article's own words: a dateline, brackets.
        let limit = min(passage.count, 40)
        for index in 0..<min(limit, 12) where passage.isA(index, g.outlet) { found(passage, index, passage.after(index)) }
        var opening: Int?
        var sawCommunique = false
        for index in 0..<limit {
            switch passage.byte(index) {
            case 0x5B: opening = index
            case 0x5D: opening = nil
            default:
                guard let opening else { continue }
                if passage.isA(index, g.communique) { sawCommunique = true }
                guard sawCommunique, passage.isA(index, g.armed.union(g.groupWord)), !passage.isA(index, g.state) else { continue }
                let closing = (index..<passage.count).first { passage.byte($0) == 0x5D } ?? index + 1
                return found(passage, opening + 1, closing)
            }
        }
    }

    /// Looks for a signature: "Signed by the General Command", "(signed) the brigade".
    mutating func lookBack(_ passage: Passage) {
        let g = passage.grammar
        guard let signed = (0..<min(passage.count, 4)).first(where: { passage.isA($0, g.signed) }) else { return }
        for index in signed + 1..<min(passage.count, signed + 8) where passage.isA(index, g.armed.union(g.groupWord)) {
            return found(passage, index, passage.after(index))
        }
    }

    private mutating func found(_ passage: Passage, _ start: Int, _ end: Int) {
        isOutlet = true
        if name == nil { name = passage.bytes(start, end) }
    }
}
