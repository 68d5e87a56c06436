/// What was passed over on purpose: how many of each kind, with one example.
final class Skipped {
    private(set) var counts: [String: Int] = [:]
    private(set) var examples: [String: String] = [:]

    /// Kinds come from the data, such as media types; the table of them must not grow with it.
    private static let limit = 64

    func add(_ kind: String, _ example: @autoclosure () -> String) {
        let kind = counts[kind] != nil || counts.count < Self.limit ? kind : "others"
        counts[kind, default: 0] += 1
        if examples[kind] == nil { examples[kind] = example() }
    }
}
