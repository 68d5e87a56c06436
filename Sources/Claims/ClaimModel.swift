import Documents
import Text

/// Taxonomy and lexicons, checked and frozen, shared by all articles of a run.
package struct ClaimModel: Sendable {
    /// One language's tables.
    struct Language: Sendable {
        var code: String
        var vocabulary: Vocabulary
        var grammar: Grammar
        /// Cues that open the way to the frames; a sentence without one stops at the gate.
        var gate: ClassSet
        /// Cues of saying and of belief.
        var saying: ClassSet
        var verbFirst: Bool
        var isFree: Bool
        /// Short words that give the language away where the article does not say it.
        var functionWords: ClassSet
    }

    /// Set where the publisher is a group's own outlet: its reports of its own attacks are its claims.
    package let outlet: String?
    /// The taxonomy's file, for those who ask where a frame stands.
    let taxonomy: String
    let types: [String: Taxonomy.ClaimType]
    let frames: [Frame]
    /// Frames by the list that their first slot may be.
    let framesByClass: [[Int]]
    let languages: [String: Language]
    /// Names of the lists, by their indices, and hashes of them, which stay the same when a list is added.
    let lists: [String]
    let listKeys: [UInt64]
    /// Weighs what the frames find; without one their own scores hold.
    private(set) var arbiter: Arbiter?

    /// `taxonomy` and `lexicons` are the contents of files with the paths to name in complaints.
    package init(
        taxonomy: (path: String, text: String), lexicons: [(path: String, text: String)], outlet: String? = nil
    ) throws(LexiconError) {
        self.outlet = outlet
        self.taxonomy = taxonomy.path
        let plan = try Taxonomy(path: taxonomy.path, text: taxonomy.text)
        var read: [Lexicon] = []
        for file in lexicons { read.append(try Lexicon(path: file.path, text: file.text)) }
        guard !read.isEmpty else {
            throw LexiconError(
                path: taxonomy.path, line: 1, message: "there are no lexicons beside it; put at least one into corpora/lexicons.")
        }
        var index: [String: Int] = [:]
        for lexicon in read {
            for (name, line) in lexicon.lists where index[name] == nil {
                guard index.count < ClassSet.capacity else {
                    throw LexiconError(
                        path: lexicon.path, line: line,
                        message: "“\(name)” is list number \(ClassSet.capacity + 1); there is room for \(ClassSet.capacity). Join some.")
                }
                index[name] = index.count
            }
        }
        lists = index.sorted { $0.value < $1.value }.map(\.key)
        listKeys = lists.map { Traits.hash($0.utf8) }
        guard !plan.frames.isEmpty else {
            throw LexiconError(
                path: taxonomy.path, line: 1,
                message: "there are no frames, so no claim would ever be found. Add some, or leave the stage claims out of the pipeline.")
        }
        types = Dictionary(plan.types.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let priorities = types.mapValues(\.priority)
        var compiled: [Frame] = []
        for source in plan.frames { compiled.append(try source.compile(taxonomy.path, index, priorities)) }
        frames = compiled
        var byClass = [[Int]](repeating: [], count: ClassSet.capacity)
        for (position, frame) in compiled.enumerated() {
            for list in 0..<ClassSet.capacity where frame.slots[0].classes.contains(list) { byClass[list].append(position) }
        }
        framesByClass = byClass
        languages = Self.languages(read, index, compiled)
    }

    /// Has claims scored by an arbiter, read from the contents of its file.
    package mutating func weigh(by file: (path: String, text: String)) throws(LexiconError) {
        arbiter = try ArbiterFile.read(path: file.path, text: file.text, types: Set(types.keys))
    }

    private static func languages(_ lexicons: [Lexicon], _ index: [String: Int], _ frames: [Frame]) -> [String: Language] {
        var verbs = ClassSet()
        for lexicon in lexicons {
            let lists = Set(lexicon.paradigms.forms.lazy.filter { !$0.forms.isDisjoint(with: .verbal) }.map(\.list))
            for list in lists {
                if let place = index[lexicon.lists[Int(list)].name] { verbs.formUnion(ClassSet(index: place)) }
            }
        }
        var gate = ClassSet()
        for frame in frames { gate.formUnion(frame.slots[0].classes) }
        func list(_ names: String...) -> ClassSet {
            names.reduce(into: ClassSet()) { set, name in if let position = index[name] { set.formUnion(ClassSet(index: position)) } }
        }
        let grammar = Grammar(index, verbs: verbs)
        gate.formUnion(grammar.killed.union(grammar.died).union(grammar.wounded).union(grammar.arrested).union(grammar.kidnapped))
        gate.formUnion(grammar.surrendered.union(grammar.injury).union(grammar.death).union(grammar.toll))
        var result: [String: Language] = [:]
        for (code, group) in Dictionary(grouping: lexicons, by: \.language) {
            let isVerbFirst = group.contains(where: \.isVerbFirst)
            result[code] = Language(
                code: code, vocabulary: Vocabulary(group, classes: index, grammar), grammar: grammar, gate: gate, saying: grammar.saying,
                verbFirst: isVerbFirst, isFree: group.contains(where: \.isFree),
                functionWords: list("determiner", "preposition", "of", "conjunction", "be"))
        }
        return result
    }

    /// The tables for an article: by its language, or where that is open by how many of its words each knows, short ones
    /// above all; nil for a language that has no lexicon, whose words would be read as others'.
    func language(of article: Article) -> Language? {
        let code = String(article.language.prefix { $0 != "-" && $0 != "_" })
        if let known = languages[code] { return known }
        guard code.isEmpty || code == "und" else { return nil }
        var best: (count: Int, code: String) = (0, "en")
        let tokens = article.tokens.prefix(400)
        for (code, language) in languages.sorted(by: { $0.key < $1.key }) {
            var count = 0
            for token in tokens {
                let found = language.vocabulary.number(of: token.id)
                guard found >= 0 else { continue }
                count += language.vocabulary.classes(found).meets(language.functionWords) ? 3 : 1
            }
            if count > best.count { best = (count, code) }
        }
        return languages[best.code] ?? languages.min { $0.key < $1.key }?.value
    }
}
