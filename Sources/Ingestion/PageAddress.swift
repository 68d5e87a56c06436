/// What is needed of an address, without a parser for all of them.
enum PageAddress {
    static func host(_ url: String) -> String? {
        guard let scheme = url.firstRange(of: "//") else { return nil }
        let host = url[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != ":" }
        return host.isEmpty ? nil : host.lowercased()
    }

    /// The host as a name for the site, where nothing better is known.
    static func site(_ url: String) -> String? {
        guard let host = host(url) else { return nil }
        return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    }

    /// The site of a page kept under its host's name, as crawlers store them: "news.example/2019/page.html".
    static func siteFolder(_ path: String) -> String? {
        let folders = path.split(separator: "/").dropLast()
        guard let folder = folders.last(where: isHost) else { return nil }
        return folder.hasPrefix("www.") ? String(folder.dropFirst(4)) : String(folder)
    }

    private static func isHost(_ name: Substring) -> Bool {
        let labels = name.utf8.split(separator: 0x2E, omittingEmptySubsequences: false)
        guard labels.count >= 2, let top = labels.last, top.count >= 2, top.allSatisfy({ ($0 | 0x20) &- 0x61 < 26 }) else { return false }
        return labels.allSatisfy { label in
            !label.isEmpty && label.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x2D }
        }
    }
}
