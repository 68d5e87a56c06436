/// Names that are never to be taken, or never for one type of thing, whatever tables and text say.
package import Documents

package struct StopNames: Sendable {
    package typealias Entry = (term: GazetteerScope.Term, type: Entity.Kind?)

    /// By phrase key; nil among the types stands for every one.
    private var types: [UInt64: Set<Entity.Kind?>] = [:]
    /// The types that were named, and where.
    private(set) var typeTerms: [GazetteerScope.Term] = []
    /// The same names give the same bytes, in whatever order they were written.
    private(set) var canonical: [UInt8] = []

    package init() {}

    package init(_ entries: [Entry], tokenizing: PhraseTokenizer) {
        for (term, type) in entries {
            if let type { typeTerms.append(GazetteerScope.Term(type.rawValue, file: term.file, line: term.line)) }
            if let key = NameKey.phrase(of: term.word, tokenizing) { types[key, default: []].insert(type) }
        }
        canonical = types.map { key, types in "\(key) " + types.map { $0?.rawValue ?? "*" }.sorted().joined(separator: " ") }.sorted()
            .flatMap { Array($0.utf8) + [0] }
    }

    var isEmpty: Bool { types.isEmpty }

    /// `type` is asked for only where the name is one of these.
    func forbids(_ key: UInt64, _ type: () -> Entity.Kind) -> Bool {
        guard let types = types[key] else { return false }
        return types.contains(nil) || types.contains(type())
    }
}
