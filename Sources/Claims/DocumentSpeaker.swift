import Documents

/// Who speaks where the sentence names nobody: the publisher, a dateline or a header may be the group itself.
///
/// "[communique] [… General Command]", "Clandestine Radio …", a channel named as outlet: the default speaker is the
/// group, and its reports of its own attacks are claims of responsibility by basis `outlet`.
struct DocumentSpeaker {
    private(set) var isOutlet: Bool

    init(isOutlet: Bool) { self.isOutlet = isOutlet }

    /// Looks for a header in one of the first sentences.
    mutating func look(_ passage: Passage, _ sentence: Int) {
        let g = passage.grammar
        guard !isOutlet, sentence < 2 else { return }
        // Only what stands before the article's own words: a dateline, brackets.
        let limit = min(passage.count, 40)
        for index in 0..<limit where passage.isA(index, g.outlet) {
            if index < 12 { isOutlet = true }
        }
        var brackets = 0
        var sawCommunique = false
        for index in 0..<limit {
            let byte = passage.byte(index)
            if byte == 0x5B {
                brackets += 1
                sawCommunique = false
            } else if byte == 0x5D {
                brackets -= 1
            } else if brackets > 0, passage.isA(index, g.communique) {
                sawCommunique = true
            }
            if brackets > 0 || byte == 0x5B, index + 1 < limit, passage.isA(index + 1, g.armed.union(g.name)), sawCommunique {
                isOutlet = true
            }
        }
    }
}
