/// Whether a compiled gazetteer is of these tables: a hash of all that goes into it.
extension Gazetteer {
    /// What the compiled file of these tables will carry, for knowing without compiling whether it is out of date.
    package static func fingerprint(of tables: [Table], scope: GazetteerScope = GazetteerScope()) -> UInt64 {
        var hash = NameKey.extended(GazetteerFormat.version, by: UInt64(tables.count))
        func add(_ bytes: Span<UInt8>) {
            // Eight bytes at a time: tables are 12 MB, and each run begins with this. Sound: every eight bytes are an
            // integer, and loads of a span are checked against its end.
            let words = bytes.count / 8
            for index in 0..<words {
                hash = NameKey.extended(hash, by: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: index * 8, as: UInt64.self).bigEndian)
            }
            if words * 8 < bytes.count {
                var rest: UInt64 = 0
                for at in words * 8..<bytes.count { rest = rest << 8 | UInt64(bytes[at]) }
                hash = NameKey.extended(hash, by: rest)
            }
            hash = NameKey.extended(hash, by: UInt64(bytes.count))
        }
        for (_, words) in WordClass.lists { add(Array(words.utf8).span) }
        for folder in folders(of: tables) {
            for table in folder { add(table.bytes.span) }
            hash = NameKey.extended(hash, by: UInt64(folder.count))
        }
        add(scope.canonical.span)
        return hash
    }
}
