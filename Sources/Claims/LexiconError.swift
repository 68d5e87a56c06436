/// What is wrong with a taxonomy or lexicon file, where, and the way out, in the words of whoever wrote it.
package struct LexiconError: Error, Sendable, Equatable, CustomStringConvertible {
    package var path: String
    package var line: Int
    package var message: String

    package init(path: String, line: Int, message: String) {
        self.path = path
        self.line = line
        self.message = message
    }

    package var description: String { "\(path):\(line): \(message)" }

    /// "x, y or z", for saying which choices are valid.
    static func choices(_ words: some Sequence<String>) -> String {
        let sorted = words.sorted()
        guard let last = sorted.last, sorted.count > 1 else { return sorted.first ?? "none" }
        return sorted.dropLast().joined(separator: ", ") + " or " + last
    }
}
