/// Who speaks in a quotation: "I" is whoever stands beside the verb of speech, "we" the body that he or she speaks for.
import Documents
import Text

extension References {
    /// "I" in what somebody says is the speaker, "we" the body that he or she speaks for.
    mutating func readQuotations() {
        people.sort { $0.token < $1.token }
        bodies.sort { $0.token < $1.token }
        let quotations = self.quotations()
        guard !quotations.isEmpty else { return }
        let employers = self.employers()
        var speaker: Standing?
        var end = 0
        for quotation in quotations {
            speaker = self.speaker(of: quotation) ?? (quotation.lowerBound - end < Self.farApart ? speaker : nil)
            end = quotation.upperBound
            guard let speaker else { continue }
            // An outlet that stands beside a quotation reports it.
            let body = speaker.name.sort == .person ? employers[identity(speaker.name)] : speaker.name.sort == .media ? nil : speaker.name
            for index in quotation where words.has(index, .function) {
                let key = words.keys[index]
                if Self.first.contains(key), speaker.name.sort == .person, words.tokens[index].count > 1 || words.isCapitalised(index) {
                    refer(index..<index + 1, to: speaker.name)
                } else if Self.firstPlural.contains(key), let body, words.tokens[index].look.isDisjoint(with: [.allCaps, .abbreviation]) {
                    refer(index..<index + 1, to: body)
                }
            }
        }
    }

    private static let first = PlacePatterns.keys("i me myself")
    private static let firstPlural = PlacePatterns.keys("we us ourselves")

    /// A quotation without a speaker of its own goes on from one that ended less than this many tokens before.
    private static let farApart = 60

    /// Tokens between quotation marks, or in the paragraphs behind "Smith said:" and the paragraph behind "SMITH:".
    private func quotations() -> [Range<Int>] {
        var all: [Range<Int>] = []
        var open: Int?
        var isStatement = false
        var last = -2
        func close(_ end: Int) {
            if let start = open, start < end { all.append(start..<end) }
            open = nil
            isStatement = false
        }
        for sentence in sentences {
            let start = sentence.tokens.lowerBound
            if !sentence.tokens.isEmpty, startsParagraph(start) {
                let isAnnounced = self.isAnnounced(start)
                if !isStatement || isAnnounced || quotationMark(start) != nil { close(start) }
                if isAnnounced {
                    open = start
                    isStatement = true
                } else if let speech = transcript(from: sentence.tokens) {
                    close(start)
                    open = speech
                }
            }
            for index in sentence.tokens where words.tokens[index].isMark && !isStatement {
                guard let mark = quotationMark(index) else { continue }
                defer { last = index }
                if mark == .either, index == last + 1 { continue }
                if open != nil, mark != .opening {
                    close(index)
                } else if mark != .closing {
                    open = index + 1
                }
            }
        }
        close(words.tokens.count)
        return all
    }

    private enum QuotationMark { case opening, closing, either }

    private func quotationMark(_ index: Int) -> QuotationMark? {
        guard words.tokens[index].isMark else { return nil }
        if words.text[Int(words.tokens[index].start)] == 0x22 { return .either }
        switch UTF8Cursor.scalar(words.text.span, Int(words.tokens[index].start)).value {
        case 0x201C, 0xAB: return .opening
        case 0x201D, 0xBB: return .closing
        default: return nil
        }
    }

    private func startsParagraph(_ index: Int) -> Bool {
        guard index > 0 else { return true }
        return words.text[Int(words.tokens[index - 1].end)..<Int(words.tokens[index].start)].contains(0x0A)
    }

    /// The paragraph before ends in "said:", and this one has no quotation mark.
    private func isAnnounced(_ start: Int) -> Bool {
        guard start > 1, words.mark(start - 1) == 0x3A, quotationMark(start) == nil else { return false }
        return (max(0, start - 6)..<start).contains { words.has($0, .speech) }
    }

    /// Where the words of "MR SMITH: …" begin.
    private func transcript(from sentence: Range<Int>) -> Int? {
        guard let colon = sentence.prefix(6).first(where: { words.mark($0) == 0x3A }),
            let speaker = standing(people, in: sentence.lowerBound..<colon), speaker.name.tokens.upperBound == colon
        else { return nil }
        return colon + 1
    }

    /// Who stands beside a verb of speech after the quotation or before it.
    private func speaker(of quotation: Range<Int>) -> Standing? {
        let start = quotation.lowerBound
        let end = quotation.upperBound
        if let verb = (end..<min(words.tokens.count, end + 9)).first(where: { words.has($0, .speech) }),
            let speaker = standing(in: end..<verb + 10)
        {
            return speaker
        }
        if start > 1, words.mark(start - 1) == 0x3A, let label = standing(people, in: max(0, start - 6)..<start) { return label }
        guard let verb = (max(0, start - 6)..<start).last(where: { words.has($0, .speech) }) else { return nil }
        return standing(in: max(0, verb - 14)..<verb)
    }

    /// The last person in a stretch, or else the last body.
    private func standing(in range: Range<Int>) -> Standing? { standing(people, in: range) ?? standing(bodies, in: range) }

    private func standing(_ list: [Standing], in range: Range<Int>) -> Standing? {
        var low = 0
        var high = list.count
        while low < high {
            let middle = (low + high) / 2
            if list[middle].token < range.upperBound { low = middle + 1 } else { high = middle }
        }
        return low > 0 && list[low - 1].token >= range.lowerBound ? list[low - 1] : nil
    }

    /// "Smith, a spokesman of the Red Cross": the body that is named beside a person and his or her role.
    private func employers() -> [UInt64: Name] {
        var employers: [UInt64: Name] = [:]
        for person in people where employers[identity(person.name)] == nil {
            let near = max(0, person.token - 10)..<min(words.tokens.count, person.token + 10)
            guard let body = standing(bodies, in: near), body.sentence == person.sentence, body.name.sort != .media else { continue }
            let between = min(body.token, person.token)..<min(words.tokens.count, max(body.token, person.token) + 4)
            if between.contains(where: { words.has($0, .title) }) { employers[identity(person.name)] = body.name }
        }
        return employers
    }
}
