/// Russian and Ukrainian names without their case endings.
///
/// A name's forms must all lose the same: Ракка, Ракки, Раккой; Россия, России, Россией; Зеленский, Зеленского; Харків, Харкова.
/// What else has the same stem may be another name, so no more is taken off than that asks for: Росси and Россия stay apart.
import Text

enum CyrillicStem {
    /// Cuts the ending off. Letters are folded, but for й, which tells "Зеленский" from "Турции".
    static func cut(_ letters: inout [UInt32]) {
        if let ending = softAdjectives.first(where: { letters.end(with: $0, leaving: 3) }), hasAdjectiveStem(letters, ending.count) {
            letters.removeLast(ending.count)
        } else if let ending = endings.first(where: { letters.end(with: $0, leaving: $0 == plural ? 4 : 3) }) {
            letters.removeLast(ending.count)
        } else if letters.count > 3, let last = letters.last, last == shortI || vowels.contains(last) || isCaseI(letters) {
            letters.removeLast()
        }
        // "Лавров", "Амстердам": what ends like a case in the nominative loses that in the other cases, too.
        while let ending = nominatives.first(where: { letters.end(with: $0, leaving: $0 == plural ? 4 : 3) })
            ?? surnames.first(where: { letters.end(with: $0, leaving: 5) })
        {
            letters.removeLast(ending.count)
        }
        while letters.count > 3, let last = letters.last, vowels.contains(last) { letters.removeLast() }
        // Київ, Києва; Львів, Львова.
        if letters.count > 3, letters[letters.count - 1] == ve, alternating.contains(letters[letters.count - 2]) {
            letters[letters.count - 2] = o
        }
        dropFleetingVowel(&letters)
        for index in letters.indices where letters[index] == shortI { letters[index] = Folding.scalarFold(shortI) }
    }

    /// Египет, Египта; Елец, Ельца; Торжок, Торжка: the last vowel stands in the nominative only.
    private static func dropFleetingVowel(_ letters: inout [UInt32]) {
        let last = letters.count - 1
        guard last >= 3, fleeting.contains([letters[last - 1], letters[last]]), !allVowels.contains(letters[last - 2]) else {
            if last >= 3, letters[last] == tse, letters[last - 1] == softSign { letters.remove(at: last - 1) }
            return
        }
        letters.remove(at: last - 1)
    }

    private static let fleeting = Set(words("ет ец ок"))
    private static let tse = letters("ц")[0]
    private static let softSign = letters("ь")[0]

    static let shortI: UInt32 = 0x439
    private static let ve: UInt32 = 0x432
    private static let o: UInt32 = 0x43E

    private static let softAdjectives = words("ими ій ий ие им их")
    private static let endings = words(
        "ами ями ого его ому ему ыми ах ях ой ей ою ею єю ом ем ам ям ый ая яя ое ее ую юю ые ых ым ої ью")
    /// Акрам is no form of Акра.
    private static let plural = letters("ам")
    private static let nominatives = words("ом ем ам ям")
    /// These are short names, too: Псков, Львів.
    private static let surnames = words("ов ев єв ів")
    /// But и and і, which belong to the stem of Росси(я).
    private static let vowels = Set(letters("аяоеэыуюьє"))
    private static let alternating = Set(letters("оеєі"))
    private static let velars = Set(letters("кгхшщжч"))
    private static let en = letters("н")[0]
    private static let allVowels = Set(letters("аяоеэыуюєиі"))

    /// "-ский", "-ший", "Нижний": not "Евгений", "Украине".
    private static func hasAdjectiveStem(_ letters: [UInt32], _ ending: Int) -> Bool {
        let last = letters.count - ending - 1
        return velars.contains(letters[last]) || letters[last] == en && !allVowels.contains(letters[last - 1])
    }

    /// и and і end a case, but not after д: Багдади is no Багдад.
    private static func isCaseI(_ word: [UInt32]) -> Bool {
        let last = word[word.count - 1]
        return last == i[1] || last == i[0] && word[word.count - 2] != de
    }
    private static let i = letters("иі")
    private static let de = letters("д")[0]

    private static func words(_ list: String) -> [[UInt32]] { list.split(separator: " ").map { letters(String($0)) } }

    private static func letters(_ word: String) -> [UInt32] {
        word.unicodeScalars.map { $0.value == shortI ? shortI : Folding.scalarFold($0.value) }
    }
}

extension [UInt32] {
    fileprivate func end(with other: [UInt32], leaving least: Int) -> Bool {
        guard count >= other.count + least else { return false }
        for offset in 1...other.count where self[count - offset] != other[other.count - offset] { return false }
        return true
    }
}
