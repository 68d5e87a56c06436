/// Which of the names that GeoNames has for a place are worth looking for in a text.
import Documents
import Text

/// Left out are machine transliterations (all in small letters: "swldw" for سولدو), codes of airports, scripts and mixtures
/// of scripts that no rule here folds, marks and digits that no name has, names of countries and given names.
struct AliasChoice {
    /// Folded; Latin names that mean something else when a place is called so beside its own name.
    let taken: Set<UInt64>

    private static let longest = 60
    /// Short names in capitals that are no codes of airports.
    private static let initials = Set(["NYC", "LA", "DC", "KL", "HCMC", "JHB"].map { fold(Array($0.utf8)[...]) })

    func keeps(_ name: ArraySlice<UInt8>) -> Bool {
        let text = Array(name)
        guard 2...Self.longest * 4 ~= text.count, GeoNamesRow.isUTF8(text) else { return false }
        guard let look = Look(text.span) else { return false }
        guard 2...Self.longest ~= look.scalars else { return false }
        switch look.script {
        case .latin:
            guard let capital = look.firstCapital, capital <= 4 else { return false }
            let folded = Self.fold(name)
            if Self.initials.contains(folded) { return true }
            return look.letters > 2 && !(look.letters <= 4 && look.lower == 0) && !taken.contains(folded)
        case .cyrillic: return look.firstCapital == 0
        default: return true
        }
    }

    /// Equal for names that a text's words cannot tell apart.
    static func fold(_ name: ArraySlice<UInt8>) -> UInt64 {
        var hash = Folding.Hash()
        let text = Array(name)
        let span = text.span
        var at = 0
        while at < span.count {
            let (scalar, width) = UTF8Cursor.scalar(span, at)
            if scalar == 0x20 || scalar == 0xA0 || 0x2010...0x2013 ~= scalar || scalar == 0x2D {
                hash.add(0x20)
            } else if !Folding.isApostrophe(scalar) {
                Folding.fold(scalar) { hash.add($0) }
            }
            at += width
        }
        return hash.value
    }

    private enum Script { case latin, cyrillic, arabic, hebrew, greek, ideographs }

    private struct Look {
        var script: Script?
        var scalars = 0
        var letters = 0
        var lower = 0
        /// How many scalars stand before it.
        var firstCapital: Int?

        /// Nil for what is no name in one of our scripts.
        init?(_ text: Span<UInt8>) {
            var at = 0
            while at < text.count {
                let (scalar, width) = UTF8Cursor.scalar(text, at)
                at += width
                scalars += 1
                let traits = ScalarTraits.of(scalar)
                if Self.isPunctuation(scalar) || traits.has(.extend) { continue }
                guard traits.has(.letter), let here = Self.script(scalar, traits), script ?? here == here else { return nil }
                script = here
                letters += 1
                if traits.has(.lower) { lower += 1 }
                if traits.has(.upper), firstCapital == nil { firstCapital = scalars - 1 }
            }
            if script == nil { return nil }
        }

        private static func script(_ scalar: UInt32, _ traits: ScalarTraits) -> Script? {
            if traits.has(.latin) { return .latin }
            if traits.has(.arabic) { return .arabic }
            if traits.has(.cyrillic) { return .cyrillic }
            if traits.has(.hebrew) { return .hebrew }
            if traits.has(.ideograph) || 0xAC00...0xD7A3 ~= scalar { return .ideographs }
            return 0x370...0x3FF ~= scalar || 0x1F00...0x1FFF ~= scalar ? .greek : nil
        }

        private static func isPunctuation(_ scalar: UInt32) -> Bool {
            switch scalar {
            case 0x20, 0x26, 0x2D, 0x2E, 0xB7, 0x5BE, 0x2013, 0x30FB, 0x30FC, 0x640, 0x200C: true
            default: Folding.isApostrophe(scalar)
            }
        }
    }
}
