/// A record of a table (RFC 4180) taken apart, for articles and for whoever else reads tables.
package enum TableRecord {
    /// Without their quotes; two quotes inside are one. What stands in quotes begins at the cell's first letter.
    package static func cells(_ record: [UInt8], _ delimiter: UInt8) -> [[UInt8]] {
        var cells: [[UInt8]] = []
        var cell: [UInt8] = []
        var isQuoted = false
        var wasQuoted = false
        var at = 0
        while at < record.count {
            let byte = record[at]
            if isQuoted {
                let next = at + 1 < record.count ? record[at + 1] : delimiter
                if byte != 0x22 {
                    cell.append(byte)
                } else if next == 0x22 {
                    cell.append(byte)
                    at += 1
                } else if next == delimiter {
                    isQuoted = false
                } else {
                    // Nobody doubled it.
                    cell.append(byte)
                }
            } else if byte == delimiter {
                cells.append(cell)
                cell = []
                wasQuoted = false
            } else if byte == 0x22, !wasQuoted, !cell.contains(where: { $0 != 0x20 }) {
                cell = []
                isQuoted = true
                wasQuoted = true
            } else {
                cell.append(byte)
            }
            at += 1
        }
        return cells + [cell]
    }

    /// A table's text as UTF-8, and how its bytes were read where they were not plainly that.
    package static func decoded(_ bytes: [UInt8]) -> (bytes: [UInt8], warning: String?) {
        let encoding = Encoding(bytes, header: nil, isMarkup: false)
        return (encoding.bytes, encoding.warning)
    }
}
