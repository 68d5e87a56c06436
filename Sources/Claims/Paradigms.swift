import Text

/// The entries of a lexicon in all their forms.
///
/// Some hundred thousand of them: the ids of their words lie in one array, for one each would take longer to make than to fill.
struct Paradigms: Sendable {
    struct Form: Sendable {
        /// Where the ids of its words are.
        var words: Range<Int32>
        /// The lexicon's list that it stands in.
        var list: Int32
        var forms: Forms
        var affixes: Affixes
        /// Not a number where it has none.
        var value: Double
    }

    private(set) var ids: [Folding.TokenID] = []
    private(set) var forms: [Form] = []
    /// List and value of the entry whose forms are added next.
    var list = 0
    var value = Double.nan

    /// `capacity`: how many forms there may be; room that stays empty costs nothing.
    init(capacity: Int) {
        ids.reserveCapacity(capacity)
        forms.reserveCapacity(capacity)
    }

    /// Adds a form: the word that inflects, with those that stand in `front` of it and the `rest` behind.
    mutating func add(
        _ head: Folding.TokenID, after front: [Folding.TokenID] = [], before rest: [Folding.TokenID] = [], _ forms: Forms,
        _ affixes: Affixes = [], value: Double? = nil
    ) {
        let start = Int32(ids.count)
        ids += front
        ids.append(head)
        ids += rest
        self.forms.append(
            Form(words: start..<Int32(ids.count), list: Int32(list), forms: forms, affixes: affixes, value: value ?? self.value))
    }

    /// Adds a phrase as it stands.
    mutating func add(_ words: [Spelling], _ forms: Forms) {
        let start = Int32(ids.count)
        for word in words { ids.append(word.id) }
        self.forms.append(Form(words: start..<Int32(ids.count), list: Int32(list), forms: forms, affixes: [], value: value))
    }
}
