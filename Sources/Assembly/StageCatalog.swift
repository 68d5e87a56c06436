import Documents

/// The stages there are: what each reads and writes, which settings it takes, how it is made.
enum StageCatalog {
    struct Plan: Sendable {
        let name: String
        let reads: Set<Layer>
        let writes: Set<Layer>
        let settings: [String]
        /// Settings that may be lists.
        var lists: Set<String> = []
    }

    static let plans = [
        Plan(
            name: "ingest", reads: [], writes: [.text],
            settings: ["bytes", "levels", "attributes", "nodes", "milliseconds", "links", "map"]),
        Plan(name: "copies", reads: [.text], writes: [.signature], settings: []),
        Plan(name: "tokenize", reads: [.text], writes: [.tokens, .sentences], settings: []),
        Plan(
            name: "entities", reads: [.text, .tokens, .sentences], writes: [.mentions],
            settings: ["gazetteers", "countries", "population", "only", "types", "stop"],
            lists: ["gazetteers", "countries", "only", "types", "stop"]),
        Plan(
            name: "claims", reads: [.text, .tokens, .sentences, .mentions], writes: [.claims, .statements],
            settings: ["taxonomy", "lexicons", "model", "outlet"]),
    ]

    static func plan(_ name: String) -> Plan? { plans.first { $0.name == name } }
}
