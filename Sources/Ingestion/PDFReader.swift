internal import Documents

/// Reads the text of a PDF as `pdftotext -htmlmeta` gives it: lines become paragraphs again, words that were divided become
/// whole, heads and numbers of pages go.
struct PDFReader {
    let today: CalendarDay

    func read(_ html: [UInt8], into article: inout Article) throws(Rejection) {
        let encoding = Encoding(html, header: "utf-8", isMarkup: false).bytes
        guard let open = encoding.firstIndex(of: "<pre>", in: 0..<encoding.count) else {
            throw Rejection(stage: "ingest", code: "empty", message: "The PDF holds no text.")
        }
        let head = encoding.string(0..<open)
        article.title = Self.between(head, "<title>", "</title>").flatMap(Self.title)
        article.byline = Self.meta(head, "Author")
        article.published = stamp(Self.meta(head, "CreationDate"))
        article.modified = stamp(Self.meta(head, "ModDate"))
        if article.modified?.value == article.published?.value { article.modified = nil }
        let end = encoding.firstIndex(of: "</pre>", in: open..<encoding.count) ?? encoding.count
        let pages = PDFPages(String(decoding: encoding[(open + 5)..<end], as: UTF8.self))
        (article.text, article.blocks) = pages.written()
        guard !article.blocks.isEmpty else {
            throw Rejection(
                stage: "ingest", code: "empty",
                message: "The PDF holds no text: its pages may be pictures, which need a program that reads letters (OCR).")
        }
        article.tellLanguage()
        // The date at the head of the text is that of the words; the file may have been made, or made again, any time after.
        if let made = article.published, let day = made.day,
            let written = DateText.first(in: Array(article.text.prefix(300)), order: nil), written.isPlausible(on: today),
            let writtenDay = written.calendarDay, writtenDay < day
        {
            article.modified = article.modified ?? made
            article.published = written.stamp(signal: "text")
        }
    }

    private static func between(_ text: String, _ open: String, _ close: String) -> String? {
        guard let start = text.firstRange(of: open), let end = text[start.upperBound...].firstRange(of: close) else { return nil }
        let value = Entities.decoded(String(text[start.upperBound..<end.lowerBound])).collapsed
        return value.isEmpty ? nil : value
    }

    private static func meta(_ head: String, _ name: String) -> String? { between(head, "<meta name=\"\(name)\" content=\"", "\"") }

    /// What programs put in its place when nobody gave one.
    private static func title(_ written: String) -> String? {
        let lower = written.lowercased()
        let isFileName = [".doc", ".docx", ".indd", ".pdf", ".rtf", ".odt", ".qxd", ".tmp"].contains { lower.hasSuffix($0) }
        return isFileName || lower == "untitled" || lower.hasPrefix("microsoft word") || lower == "-" ? nil : written
    }

    /// "D:20190704103000+02'00'", with or without its first letters, or any other date.
    private func stamp(_ written: String?) -> DateStamp? {
        guard let written else { return nil }
        let bare = Array((written.hasPrefix("D:") ? written.dropFirst(2) : written[...]).utf8)
        let digits = bare.prefix { ASCII.isDigit($0) }
        guard digits.count >= 8 else {
            guard let date = WrittenDate.mail(String(decoding: bare, as: UTF8.self)), date.isPlausible(on: today) else { return nil }
            return date.stamp(signal: "pdf")
        }
        func number(_ from: Int, _ count: Int) -> Int { digits[from..<from + count].reduce(0) { $0 * 10 + Int($1 - 0x30) } }
        var date = WrittenDate(number(0, 4), number(4, 2), number(6, 2))
        func two(_ at: Int) -> String { String(decoding: digits[at..<at + 2], as: UTF8.self) }
        if digits.count >= 12, number(8, 2) < 24, number(10, 2) < 60 {
            date.time = "T\(two(8)):\(two(10))"
            if digits.count >= 14, number(12, 2) < 60 {
                date.time += ":\(two(12))"
                date.hasSeconds = true
            }
            let zone = bare[digits.count...]
            let offset = zone.dropFirst().filter { ASCII.isDigit($0) }
            if zone.first == 0x5A {
                date.time += "Z"
            } else if let sign = zone.first, sign == 0x2B || sign == 0x2D, offset.count >= 4 {
                date.time += String(decoding: [sign] + offset[..<2] + [0x3A] + offset[2..<4], as: UTF8.self)
            }
        }
        return date.isPlausible(on: today) ? date.stamp(signal: "pdf") : nil
    }
}

/// Pages of lines, as they were set.
private struct PDFPages {
    private var pages: [[String]]

    init(_ text: String) {
        pages = text.split(separator: "\u{0C}", omittingEmptySubsequences: true).map { page in
            page.split(separator: "\n", omittingEmptySubsequences: false).map { Entities.decoded(String($0)).collapsed }
        }
        dropHeads()
    }

    /// How many lines at a page's top and bottom may be its head or foot.
    private static let edge = 3
    /// A head is no longer, in bytes.
    private static let longest = 100

    /// A line at the edge of at least three pages, and of a third of them, is the magazine's; so is a number alone.
    private mutating func dropHeads() {
        var counts: [String: Int] = [:]
        for page in pages { for key in Set(edges(page).map { Self.key(page[$0]) }) { counts[key, default: 0] += 1 } }
        let enough = max(3, pages.count / 3)
        for index in pages.indices {
            let page = pages[index]
            let filled = page.indices.filter { !page[$0].isEmpty }
            func belongsToPage(_ line: Int) -> Bool {
                counts[Self.key(page[line]), default: 0] >= enough && page[line].utf8.count < Self.longest
                    || pages.count > 1 && Self.isNumber(page[line])
            }
            // From the edge inwards: what stands below a line of the text is text.
            for line in filled.prefix(Self.edge).prefix(while: belongsToPage) { pages[index][line] = "" }
            for line in filled.suffix(Self.edge).reversed().prefix(while: belongsToPage) { pages[index][line] = "" }
        }
    }

    private func edges(_ page: [String]) -> [Int] {
        let filled = page.indices.filter { !page[$0].isEmpty }
        return Array(Set(filled.prefix(Self.edge) + filled.suffix(Self.edge)))
    }

    /// With all numbers alike: "Page 3 of 12", "The Ledger 17".
    private static func key(_ line: String) -> String {
        String(line.map { $0.isNumber ? "0" : $0 }).replacing("00", with: "0").replacing("00", with: "0").lowercased()
    }

    /// "12", "- 12 -", "xii" no.
    private static func isNumber(_ line: String) -> Bool {
        line.contains { $0.isNumber } && line.utf8.count < 12 && line.allSatisfy { $0.isNumber || " -–—|/.".contains($0) }
    }

    func written() -> ([UInt8], [Block]) {
        var text: [UInt8] = []
        var blocks: [Block] = []
        var open = ""
        func close() {
            defer { open = "" }
            guard !open.isEmpty else { return }
            if !text.isEmpty { text.append(0x0A) }
            let start = text.count
            text += open.utf8
            blocks.append(Block(ByteRange(start, text.count), Self.isItem(open) ? .listItem : .paragraph))
        }
        for page in pages {
            let width = Self.width(page)
            var before = ""
            for line in page {
                if line.isEmpty {
                    // The sentence may go on after a picture, in the next column or on the next page.
                    if !open.isEmpty, !goesOn(open) { close() }
                    before = ""
                    continue
                }
                let isShort = before.count * 4 < width * 3
                if Self.isItem(line) || !before.isEmpty && isShort && Self.ends(before) { close() }
                if before.isEmpty, !open.isEmpty, !Self.beginsSmall(line) { close() }
                open = Self.joined(open, line)
                before = line
            }
        }
        close()
        return (text, blocks)
    }

    /// Whether a piece stops in the middle of a sentence, so that the next piece may be its rest.
    private func goesOn(_ piece: String) -> Bool { piece.count > 60 && !Self.ends(piece) }

    private static func joined(_ open: String, _ line: String) -> String {
        guard let last = open.last else { return line }
        if last == "\u{AD}" { return open.dropLast() + line }
        if last == "-" || last == "‐", beginsSmall(line), open.dropLast().last?.isLetter ?? false { return open.dropLast() + line }
        return isIdeograph(last) && line.first.map(isIdeograph) ?? false ? open + line : "\(open) \(line)"
    }

    private static func isIdeograph(_ letter: Character) -> Bool {
        letter.unicodeScalars.first.map { (0x3000..<0xA000).contains($0.value) || (0xFF00..<0xFFF0).contains($0.value) } ?? false
    }

    private static func beginsSmall(_ line: String) -> Bool { line.first.map { $0.isLetter && !$0.isUppercase } ?? false }

    private static func ends(_ line: String) -> Bool { line.last.map { ".!?:…”\"»؟。！？)".contains($0) } ?? false }

    private static func isItem(_ line: String) -> Bool {
        ["• ", "– ", "— ", "* ", "▪ ", "■ ", "● ", "◦ "].contains { line.hasPrefix($0) }
    }

    /// Of most lines of the page, in letters.
    private static func width(_ page: [String]) -> Int {
        let lengths = page.filter { !$0.isEmpty }.map(\.count).sorted()
        return lengths.isEmpty ? 0 : lengths[lengths.count * 3 / 4]
    }
}
