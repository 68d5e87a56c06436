internal import Documents
internal import Text

/// Paragraphs of text without markup, where line ends mean one thing in letters and another in mail.
enum PlainText {
    /// Blank lines end a block. A single line end does so, too, unless the text is wrapped by hand, that is, unless
    /// most lines that another follows are about as long as a column.
    static func blocks(_ text: [UInt8]) -> [Block] {
        let lines = lines(text)
        let width = wrapWidth(lines)
        var blocks: [Block] = []
        var open: (start: Int, end: Int, kind: Block.Kind)?
        func close() {
            if let block = open {
                blocks.append(Block(ByteRange(block.start, block.end), block.kind, level: block.kind == .listItem ? 1 : 0))
            }
            open = nil
        }
        for line in lines {
            guard !line.isBlank else {
                close()
                continue
            }
            if line.isItem || line.isIndented || width == nil { close() }
            if let block = open {
                open = (block.start, line.end, block.kind)
            } else {
                open = (line.start, line.end, line.isItem ? .listItem : .paragraph)
            }
            if let width, line.columns * 10 < width * 6 { close() }
        }
        close()
        return blocks
    }

    /// The first line, when it is short and a blank line follows.
    static func title(_ text: [UInt8]) -> String? {
        let lines = lines(text).drop { $0.isBlank }
        guard let first = lines.first, first.columns <= 150, let second = lines.dropFirst().first, second.isBlank,
            lines.dropFirst(2).contains(where: { !$0.isBlank })
        else { return nil }
        return text.string(first.start..<first.end)
    }

    private struct Line {
        /// Without the white space around it.
        var start: Int
        var end: Int
        var columns: Int
        var isItem: Bool
        var isIndented: Bool
        var isBlank: Bool { start == end }
    }

    private static func lines(_ text: [UInt8]) -> [Line] {
        var lines: [Line] = []
        var from = 0
        while from < text.count {
            let to = text.firstIndex(of: 0x0A, from: from) ?? text.count
            var start = from
            var end = to
            while start < end, ASCII.isSpace(text[start]) { start += 1 }
            while end > start, ASCII.isSpace(text[end - 1]) { end -= 1 }
            var columns = 0
            for byte in text[start..<end] where byte & 0xC0 != 0x80 { columns += 1 }
            let opensItem = start + 1 < end && (text[start] == 0x2D || text[start] == 0x2A) && text[start + 1] == 0x20
            let opensBullet =
                end - start > 3 && text[start] == 0xE2 && text[start + 1] == 0x80 && text[start + 2] == 0xA2
            lines.append(
                Line(
                    start: start, end: end, columns: columns, isItem: opensItem || opensBullet,
                    isIndented: start - from >= 2 || start > from && text[from] == 0x09))
            from = to + 1
        }
        return lines
    }

    /// The column at which the text is wrapped; nil where lines are paragraphs.
    private static func wrapWidth(_ lines: [Line]) -> Int? {
        var followed: [Int] = []
        for (line, next) in zip(lines, lines.dropFirst()) where !line.isBlank && !next.isBlank {
            followed.append(line.columns)
        }
        guard followed.count >= 3 else { return nil }
        followed.sort()
        let width = followed[followed.count * 3 / 4]
        let alike = followed.filter { $0 * 4 >= width * 3 && $0 <= width + 15 }.count
        return (50...95).contains(width) && alike * 10 >= followed.count * 6 ? width : nil
    }
}
