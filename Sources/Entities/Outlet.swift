/// Where an outlet is at home, as far as the address of its site says.

enum Outlet {
    /// The country of the site's top-level domain; nil for those that anybody takes.
    static func country(of site: String?) -> UInt16? {
        guard let tail = site?.split(separator: ".").last?.utf8, tail.count == 2 else { return nil }
        let code = tail.reduce(0 as UInt16) { $0 << 8 | UInt16($1 & 0xDF) }
        if code == 0x554B { return 0x4742 }  // uk is GB
        return anybodys.contains(code) ? nil : code
    }

    private static let anybodys: Set<UInt16> = Set(
        "AC AI AM BZ CC CO EU FM GG IM IO LA LY ME NU SH SO ST SU TK TO TV VC WS".split(separator: " ").map {
            $0.utf8.reduce(0 as UInt16) { $0 << 8 | UInt16($1) }
        })
}
