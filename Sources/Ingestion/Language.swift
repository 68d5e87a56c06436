internal import CCLD2
internal import Text

/// The language of a text as CLD2 reads it; "und" rather than a guess.
struct Language: Equatable {
    /// ISO 639-1, or "und".
    var code: String
    /// 0…1: the share of the text that is in this language, less where the text looks unlike it. Nil for "und".
    var confidence: Double?

    private static let unknown = Language(code: "und", confidence: nil)

    /// `declared` is what the page says of itself. It is often wrong and often absent, so it only tips the balance of a
    /// text that is short or lies between two languages.
    static func of(_ text: [UInt8], declared: String?) -> Language {
        var hint = declared.map { String($0.lowercased().prefix { $0.isLetter }) }
        // To CLD2 this means the simplified script, and it takes the traditional one for Japanese then.
        if hint == "zh" { hint = nil }
        // The first 600 bytes tell as much as 4000 do, in a fourth of the time, unless they are a mixture.
        let first = read(sample(text, upTo: 600), hint)
        if text.count <= 600 || first.confidence ?? 0 >= 0.7 { return first }
        let more = read(sample(text, upTo: 4000), hint)
        return more.code == "und" ? first : more
    }

    /// How well a text reads as running text of any language: about 1 when it does, 0 when it is no language at all.
    /// What was decoded in the wrong encoding reads worse than in the right one.
    static func likeness(of text: [UInt8]) -> Double {
        let answer = ask(sample(text, upTo: 1000), nil, guess: false)
        guard let code = code(answer) else { return 0 }
        // These are told by their script alone, so that any letters of it would do.
        return ["el", "th", "zh", "ja", "ko"].contains(code) ? 0.1 : answer.likeness * Double(answer.percent) / 100
    }

    private static func read(_ sample: [UInt8], _ hint: String?) -> Language {
        if let code = arabicScriptLanguage(sample) { return Language(code: code, confidence: 0.9) }
        let answer = ask(sample, hint, guess: false)
        if let hint, unknownToCLD2.contains(hint), answer.letters >= 40, answer.likeness < 0.5 {
            return Language(code: hint, confidence: 0.5)
        }
        if let code = code(answer) { return Language(code: code, confidence: confidence(answer)) }
        // Too short for CLD2, but not where the script leaves few languages to choose from, nor where the page agrees.
        let guess = ask(sample, hint, guess: true)
        guard guess.letters >= 40 else { return unknown }
        if let code = code(guess), code == hint || !isLatin(sample) {
            return Language(code: code, confidence: confidence(guess) / 2)
        }
        return unknown
    }

    private static func ask(_ sample: [UInt8], _ hint: String?, guess: Bool) -> cld2_answer {
        sample.withUnsafeBytes { buffer in
            // CLD2 reads `count` bytes of a buffer that lives through this closure, and keeps no pointer into it.
            cld2_language(buffer.bindMemory(to: CChar.self).baseAddress, Int32(buffer.count), hint, guess)
        }
    }

    private static func confidence(_ answer: cld2_answer) -> Double {
        Double(answer.percent) / 100 * min(1, answer.likeness / 0.5)
    }

    /// ISO 639-1 of CLD2's code; nil where CLD2 is not sure.
    private static func code(_ answer: cld2_answer) -> String? {
        guard answer.reliable else { return nil }
        switch String(cString: answer.code) {
        case "un", "xxx": return nil
        case "iw": return "he"
        case "nb", "nn": return "no"
        case "jw": return "jv"
        case let code: return String(code.prefix { $0 != "-" })
        }
    }

    /// Languages that CLD2 does not know; where the text looks like none that it knows, a page that declares one is believed.
    private static let unknownToCLD2: Set<String> = ["am", "ce", "ha", "ig", "mn", "om", "so", "ti", "tk", "tt", "yo"]

    /// Kurdish, Pashto, Uyghur and Sindhi by letters that Persian and Arabic lack; CLD2 takes them for Persian.
    private static func arabicScriptLanguage(_ sample: [UInt8]) -> String? {
        var letters = 0
        var kurdish = 0
        var pashto = 0
        var uyghur = 0
        var sindhi = 0
        for index in 1..<max(1, sample.count) where sample[index - 1] & 0xFC == 0xD8 {
            letters += 1
            switch UInt32(sample[index - 1] & 0x1F) << 6 | UInt32(sample[index] & 0x3F) {
            case 0x695, 0x6B5, 0x6CE: kurdish += 1
            case 0x67C, 0x689, 0x693, 0x696, 0x69A, 0x6AB, 0x6BC, 0x6CD, 0x6D0: pashto += 1
            case 0x6AD, 0x6C7, 0x6C8, 0x6CB: uyghur += 1
            case 0x67A, 0x67B, 0x67D, 0x680, 0x683, 0x684, 0x687, 0x68A, 0x68C, 0x68D, 0x68F, 0x6AA, 0x6B1, 0x6B3: sindhi += 1
            default: break
            }
        }
        let all = [(kurdish, "ku"), (pashto, "ps"), (uyghur, "ug"), (sindhi, "sd")]
        // A name or two in such letters stands in many a Persian or Arabic text.
        guard let most = all.max(by: { $0.0 < $1.0 }), most.0 >= 2, most.0 * 40 >= letters else { return nil }
        return most.1
    }

    private static func isLatin(_ sample: [UInt8]) -> Bool {
        sample.reduce(0) { $0 + (ASCII.isLetter($1) ? 1 : $1 >= 0x80 ? -1 : 0) } > 0
    }

    /// The beginning of a text without its web and mail addresses and handles, which are in no language.
    private static func sample(_ text: [UInt8], upTo limit: Int) -> [UInt8] {
        let end = characterEnd(text, min(limit, text.count))
        // Nearly all texts have none there.
        if text.firstIndex(of: UInt8(ascii: "@"), from: 0, to: end) == nil, !text.contains("://", in: 0..<end) {
            return end == text.count ? text : Array(text[..<end])
        }
        var sample: [UInt8] = []
        var at = 0
        while at < text.count, sample.count < limit {
            var end = at + 1
            while end < text.count, !ASCII.isSpace(text[end]), end - at < limit { end += 1 }
            end = characterEnd(text, end)
            let isAddress = text[at..<end].contains(UInt8(ascii: "@")) || text.contains("://", in: at..<end)
            if !isAddress { sample.append(text, at..<end) }
            at = end
        }
        return sample
    }

    /// The place itself, or the end of the character that it would cut.
    private static func characterEnd(_ text: [UInt8], _ place: Int) -> Int {
        var end = place
        while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
        return end
    }
}
