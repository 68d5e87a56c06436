/// Who an address is of. Addresses themselves are personal data and are shown nowhere.
enum MailAddress {
    /// The name of `Name <mailbox>`, `"Last, First" <mailbox>` and `mailbox (Name)`; nil where there is only an address.
    static func name(_ written: String) -> String? {
        var name = written.collapsed
        if let open = name.firstIndex(of: "<"), let close = name[open...].firstIndex(of: ">") {
            let before = String(name[..<open]).collapsed
            name = before.isEmpty ? String(name[name.index(after: close)...]).collapsed : before
        } else if name.contains("@"), let open = name.firstIndex(of: "("), let close = name.lastIndex(of: ")"), open < close {
            name = String(name[name.index(after: open)..<close]).collapsed
        }
        if name.count > 1, name.hasPrefix("\""), name.hasSuffix("\"") { name = String(name.dropFirst().dropLast()) }
        name = name.replacing("\\\"", with: "\"").replacing("\\\\", with: "\\").collapsed
        return name.isEmpty || name.contains("@") ? nil : name
    }

    /// "post.example" of "Name <desk@post.example>".
    static func domain(_ written: String) -> String? {
        guard let at = written.lastIndex(of: "@") else { return nil }
        let domain = written[written.index(after: at)...].prefix { $0 != ">" && $0 != " " && $0 != ")" && $0 != "," }
        return domain.isEmpty ? nil : domain.lowercased()
    }
}
