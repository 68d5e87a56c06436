import Documents
import Text

/// Which words stand in quotation marks, across sentences: a quotation that is open when a sentence ends is open when the
/// next one begins, unless that one begins a paragraph.
struct Quotation {
    /// Inside a quotation that an earlier sentence opened.
    private(set) var isOpen = false
    /// Byte at which that quotation opened.
    private(set) var start = 0
    /// For each word of the sentence: inside quotation marks, or one of them.
    private(set) var isQuoted: [Bool] = []

    /// Goes to the next sentence; only what may be inside an open quotation is looked at.
    mutating func enter(_ passage: Passage) {
        if passage.count > 0, isOpen, passage.startsParagraph { isOpen = false }
    }

    /// Marks the words of a sentence.
    mutating func mark(_ passage: Passage) {
        isQuoted.removeAll(keepingCapacity: true)
        var open = isOpen
        func fill(to end: Int) { isQuoted += repeatElement(open, count: end - isQuoted.count) }
        for index in 0..<passage.count {
            guard let mark = passage.quotationMark(index) else { continue }
            fill(to: index)
            isQuoted.append(true)
            mark.turn(&open)
        }
        fill(to: passage.count)
    }

    /// Leaves the sentence.
    mutating func leave(_ passage: Passage) {
        for index in 0..<passage.count {
            guard let mark = passage.quotationMark(index) else { continue }
            let wasOpen = isOpen
            mark.turn(&isOpen)
            if isOpen, !wasOpen { start = Int(passage.token(index).start) }
        }
    }

    /// Whole clauses are quoted here, not a word or two.
    func isSpeech(_ index: Int) -> Bool {
        guard isQuoted[index] else { return false }
        var start = index
        while start > 0, isQuoted[start - 1] { start -= 1 }
        var end = index + 1
        while end < isQuoted.count, isQuoted[end] { end += 1 }
        return end - start > 6 || start == 0 && isOpen
    }
}

/// What a quotation mark does.
enum QuotationMark {
    case opening, closing, either, second

    func turn(_ isOpen: inout Bool) {
        switch self {
        case .opening: isOpen = true
        case .closing: isOpen = false
        case .either: isOpen.toggle()
        case .second: break
        }
    }
}

extension Passage {
    /// The sentence begins a line.
    var startsLine: Bool { lineBreaks > 0 }

    /// The sentence stands after an empty line.
    var startsParagraph: Bool { lineBreaks > 1 }

    private var lineBreaks: Int {
        var at = Int(token(0).start) - 1
        var breaks = 0
        while at >= 0, text[at] == 0x20 || text[at] == 0x0A {
            if text[at] == 0x0A { breaks += 1 }
            at -= 1
        }
        return breaks
    }

    @inline(__always)
    func quotationMark(_ index: Int) -> QuotationMark? {
        switch token(index).kind {
        case .punctuation, .symbol: mark(index)
        default: nil
        }
    }

    private func mark(_ index: Int) -> QuotationMark? {
        let token = token(index)
        switch UTF8Cursor.scalar(text.span, Int(token.start)).value {
        case 0x22: return .either
        case 0x201C, 0x201E, 0xAB: return isNameMark(index) ? nil : .opening
        case 0x201D, 0xBB: return isNameMark(index) ? nil : .closing
        case 0x27, 0x60:
            // '' is a quotation mark in plain type.
            let start = Int(token.start)
            if start > 0, text[start - 1] == text[start] { return .second }
            return start + 1 < text.count && text[start + 1] == text[start] ? .either : nil
        default: return nil
        }
    }
}
