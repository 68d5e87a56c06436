import Documents

/// Copies made of the sample pages by scripted edits, and texts that are no copies however much they look like some.
///
/// Everything follows from a seed, so the set is the same in every run.
struct CopySet {
    struct Text {
        let id: String
        /// Texts of one story are copies of one another.
        let story: String
        let text: String
    }

    enum Edit: String, CaseIterable {
        case words = "a fifth of the words changed, here and there"
        case sentences = "a fifth of the words changed, by whole sentences"
        case frame = "another headline, dateline and agency lines"
        case cut = "half of the paragraphs cut"
        case order = "paragraphs in another order"
        case marks = "case, punctuation and quotes changed"
        case most = "a fifth of the words, the frame and a third of the paragraphs"
        case hardest = "a fifth of the words and half of the paragraphs"
    }

    let originals: [Text]

    /// Pages of the samples that are one wire report in two outlets' hands, as their authors meant them.
    private static let reports = [
        "dapchi": ["dapchi-girls-come-home-one-stays", "dapchi-schoolgirls-freed-one-still-held"],
        "inates en": ["inates-seventy-one-and-two-counts", "niger-buries-soldiers-after-inates-raid"],
        "inates fr": ["inates-71-militaires", "niger-inates-revendication"],
        "rawda": ["rawdah-silence", "rawda-mosque-no-claim"],
        "baghuz": ["baghuz-victory-again", "baghouz-declared-taken"],
    ]

    init(pages: [Article]) {
        originals = pages.map { page in
            let report = Self.reports.first { $0.value.contains { page.source.contains($0) } }?.key
            return Text(id: page.source, story: report ?? page.source, text: page.string(ByteRange(0, page.text.count)))
        }
    }

    /// How many times each original is edited in each way, by other dice.
    static let rounds = 4

    /// One edited copy of each original.
    func copies(_ edit: Edit, round: Int) -> [Text] {
        originals.enumerated().map { number, original in
            var dice = Dice(seed: UInt64(round) << 32 | UInt64(number) << 8 | UInt64(Edit.allCases.firstIndex(of: edit)!))
            // What is put in comes from other pages, so that it is as real as what it replaces; each time from another one, or the
            // copy would be one of that page, too.
            let others = originals.filter { $0.story != original.story }.map(\.text)
            let text = Self.edited(original.text, edit, others, &dice)
            return Text(id: "\(original.id) \(edit) \(round)", story: original.story, text: text)
        }
    }

    private static func edited(_ text: String, _ edit: Edit, _ others: [String], _ dice: inout Dice) -> String {
        var paragraphs = text.split(separator: "\n").map(String.init)
        switch edit {
        case .words: paragraphs = changingWords(paragraphs, others, &dice)
        case .sentences: paragraphs = changingSentences(paragraphs, others, &dice)
        case .frame: paragraphs = framed(paragraphs)
        case .cut: paragraphs = cutting(paragraphs, keeping: 0.5, &dice)
        case .order: paragraphs = dice.shuffled(paragraphs)
        case .marks: paragraphs = paragraphs.map(remarked)
        case .most: paragraphs = framed(changingWords(cutting(paragraphs, keeping: 0.67, &dice), others, &dice))
        case .hardest: paragraphs = changingWords(cutting(paragraphs, keeping: 0.5, &dice), others, &dice)
        }
        return paragraphs.joined(separator: "\n")
    }

    private static func changingWords(_ paragraphs: [String], _ others: [String], _ dice: inout Dice) -> [String] {
        let pools = others.map { $0.split { $0 == " " || $0 == "\n" } }
        var result: [String] = []
        for paragraph in paragraphs {
            var words = paragraph.split(separator: " ")
            for index in words.indices where dice.below(5) == 0 { words[index] = dice.oneOf(dice.oneOf(pools)) }
            result.append(words.joined(separator: " "))
        }
        return result
    }

    private static func changingSentences(_ paragraphs: [String], _ others: [String], _ dice: inout Dice) -> [String] {
        let pools = others.map { sentences($0.replacing("\n", with: " ")) }
        let total = paragraphs.reduce(0) { $0 + $1.split(separator: " ").count }
        var parts = paragraphs.map(sentences)
        var changed = 0
        for place in dice.shuffled(parts.indices.flatMap { part in parts[part].indices.map { (part, $0) } }) where changed * 5 < total {
            changed += parts[place.0][place.1].split(separator: " ").count
            parts[place.0][place.1] = dice.oneOf(dice.oneOf(pools))
        }
        return parts.map { $0.joined(separator: " ") }
    }

    private static func sentences(_ text: String) -> [String] {
        text.split(separator: ". ").map { $0.hasSuffix(".") ? String($0) : $0 + "." }
    }

    private static func framed(_ paragraphs: [String]) -> [String] {
        let first = "PORT ALDER, Tuesday (Northern Press Agency) – " + (paragraphs.dropFirst().first ?? paragraphs[0])
        return ["What we know so far about the day’s main story"] + [first] + paragraphs.dropFirst(2) + [
            "Additional reporting by the agency’s bureaus. Editing by the night desk.",
            "The Northern Press Agency is a cooperative of newspapers. Write to desk@northern.example.",
        ]
    }

    /// Keeps so many of the words, in whole paragraphs, the first paragraph among them more often than not.
    private static func cutting(_ paragraphs: [String], keeping share: Double, _ dice: inout Dice) -> [String] {
        let total = paragraphs.reduce(0) { $0 + $1.split(separator: " ").count }
        var kept: Set<Int> = []
        var words = 0
        for index in (dice.below(3) == 0 ? [] : [0]) + dice.shuffled(Array(paragraphs.indices))
        where Double(words) < share * Double(total) && !kept.contains(index) {
            kept.insert(index)
            words += paragraphs[index].split(separator: " ").count
        }
        return paragraphs.indices.filter(kept.contains).map { paragraphs[$0] }
    }

    private static func remarked(_ paragraph: String) -> String {
        var text = paragraph.uppercased()
        for (mark, other) in [("’", "'"), ("“", "\""), ("”", "\""), (",", " –"), (". ", " … "), (":", ";")] {
            text = text.replacing(mark, with: other)
        }
        return text
    }

    // MARK: No copies

    /// Each is a story of its own.
    var others: [Text] { tellings + underOneOutlet + ofOneMould }

    /// One event in different words.
    private var tellings: [Text] {
        Tellings.events.enumerated().flatMap { event, texts in
            texts.enumerated().map { Text(id: "telling \(event).\($0)", story: "telling \(event).\($0)", text: $1) }
        }
    }

    /// What an outlet puts under everything, below bodies of 50 to 250 words that have nothing in common.
    private var underOneOutlet: [Text] {
        let vocabulary = originals.flatMap { $0.text.split { $0 == " " || $0 == "\n" } }
        return (0..<60).map { number in
            var dice = Dice(seed: 0xB0 << 16 | UInt64(number))
            let body = (0..<(50 + dice.below(200))).map { _ in dice.oneOf(vocabulary) }.joined(separator: " ")
            return Text(id: "outlet \(number)", story: "outlet \(number)", text: body + "\n" + Tellings.boilerplate)
        }
    }

    /// Bulletins of one mould with other places and figures.
    private var ofOneMould: [Text] {
        let places = ["Alder", "Brack Hill", "Corran", "Dunmouth", "Eastwick", "Fenny Cross", "Garle", "Holm", "Ister", "Jarrow Sands"]
        return Tellings.moulds.enumerated().flatMap { kind, mould in
            (0..<30).map { number in
                var dice = Dice(seed: 0xC0 << 16 | UInt64(kind) << 8 | UInt64(number))
                var text = ""
                for piece in mould.split(separator: "#", omittingEmptySubsequences: false) {
                    text += piece.replacing("@", with: dice.oneOf(places))
                    text += "\(10 + dice.below(890))"
                }
                return Text(id: "mould \(kind).\(number)", story: "mould \(kind).\(number)", text: text)
            }
        }
    }
}

/// Choices that are the same for the same seed.
struct Dice {
    private var generator: SplitMix64

    /// Seeds are mixed, too: neighbouring ones would give one stream, shifted.
    init(seed: UInt64) {
        var mixer = SplitMix64(seed: seed &- 0x9E37_79B9_7F4A_7C15)
        generator = SplitMix64(seed: mixer.next())
    }

    mutating func below(_ bound: Int) -> Int { Int(generator.next() % UInt64(bound)) }

    mutating func oneOf<T>(_ list: [T]) -> T { list[below(list.count)] }

    mutating func shuffled<T>(_ list: [T]) -> [T] {
        var list = list
        for index in stride(from: list.count - 1, to: 0, by: -1) { list.swapAt(index, below(index + 1)) }
        return list
    }
}
