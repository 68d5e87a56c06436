internal import Text

/// The language of a text by its script and its commonest function words; "und" rather than a guess.
enum Language {
    /// `declared` is what the page says (often wrong, often absent); it decides only where the text does not.
    static func of(_ text: [UInt8], declared: String?) -> String {
        let hint = declared.map { String($0.lowercased().prefix { $0.isLetter }) }.flatMap {
            $0.utf8.count == 2 ? $0 : nil
        }
        let counts = census(text)
        guard let script = Script.allCases.max(by: { counts.letters($0) < counts.letters($1) }), counts.letters(script) >= 20
        else { return "und" }
        let kana = counts.letters(.kana)
        switch script {
        case .han: return kana > 0 && (hint == "ja" || kana * 10 > counts.letters(.han)) ? "ja" : "zh"
        case .kana: return "ja"
        case .hangul: return "ko"
        case .hebrew: return hint == "yi" ? "yi" : "he"
        case .greek: return "el"
        case .thai: return "th"
        case .georgian: return "ka"
        case .armenian: return "hy"
        case .devanagari: return hint ?? "hi"
        case .bengali: return "bn"
        case .latin, .cyrillic, .arabic: break
        }
        let ranked = counts.votes.enumerated().sorted { $0.element > $1.element }
        guard let best = ranked.first, best.element > 1, best.element * 40 >= counts.words else {
            return fallback(hint, script)
        }
        // Two languages that share their small words are told apart by a clear lead or by what the page says.
        if let hint, let vote = languages.firstIndex(where: { $0.code == hint }),
            counts.votes[vote] * 10 >= best.element * 8
        {
            return hint
        }
        guard ranked.count < 2 || best.element >= ranked[1].element + 2 else { return fallback(hint, script) }
        return languages[best.offset].code
    }

    private enum Script: Int, CaseIterable {
        case latin, cyrillic, arabic, hebrew, greek, han, kana, hangul, thai, georgian, armenian, devanagari, bengali
    }

    /// What the page says, where the text's script allows it and no list of ours could have told.
    private static func fallback(_ hint: String?, _ script: Script) -> String {
        guard let hint, !languages.contains(where: { $0.code == hint }) else { return "und" }
        return others[script]?.contains(hint) ?? false ? hint : "und"
    }

    private static let others: [Script: Set<String>] = [
        .latin: [
            "sk", "hr", "sl", "bs", "lt", "lv", "et", "sq", "ca", "gl", "eu", "is", "ga", "cy", "mt", "az", "uz", "ms", "tl", "ha", "yo",
            "ku", "af", "lb",
        ],
        .cyrillic: ["mk", "be", "kk", "mn", "ky", "tg"],
        .arabic: ["ps", "ug", "sd", "ku"],
    ]

    private struct Census {
        /// Letters of each script.
        var scripts = [Int](repeating: 0, count: Script.allCases.count)
        var words = 0
        var votes = [Int](repeating: 0, count: languages.count)
        func letters(_ script: Script) -> Int { scripts[script.rawValue] }
    }

    private static func census(_ text: [UInt8]) -> Census {
        var census = Census()
        let span = text.span
        var at = 0
        let end = min(text.count, 4000)
        while at < end {
            let start = at
            var letters = 0
            while at < end {
                let (scalar, width) = UTF8Cursor.scalar(span, at)
                let traits = ScalarTraits.of(scalar)
                guard traits.contains(.letter) || traits.contains(.extend) else { break }
                at += width
                letters += 1
                if let script = script(scalar) {
                    census.scripts[script.rawValue] += 1
                }
                if traits.contains(.ideograph) { break }
            }
            if letters > 0 {
                census.words += 1
                for vote in words[Folding.id(of: span, from: start, to: at)] ?? [] { census.votes[vote] += 1 }
            } else {
                at += UTF8Cursor.scalar(span, at).width
            }
        }
        return census
    }

    private static func script(_ scalar: UInt32) -> Script? {
        switch scalar {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: .latin
        case 0x370...0x3FF, 0x1F00...0x1FFF: .greek
        case 0x400...0x52F: .cyrillic
        case 0x530...0x58F: .armenian
        case 0x590...0x5FF: .hebrew
        case 0x600...0x6FF, 0x750...0x77F, 0xFB50...0xFDFF, 0xFE70...0xFEFF: .arabic
        case 0x900...0x97F: .devanagari
        case 0x980...0x9FF: .bengali
        case 0xE00...0xE7F: .thai
        case 0x10A0...0x10FF: .georgian
        case 0x3041...0x30FF: .kana
        case 0x3400...0x9FFF: .han
        case 0xAC00...0xD7A3: .hangul
        default: nil
        }
    }

    private static let languages: [(code: String, script: Script, words: String)] = [
        (
            "en", .latin,
            "the of and to in that is was for on with as at by it from his he she they have has had are this which but not been were will an who would their said after"
        ),
        (
            "de", .latin,
            "der die das und ist nicht ein eine den dem von zu mit sich auf für im auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über so zum war haben nur oder aber vor zur bis mehr durch"
        ),
        (
            "fr", .latin,
            "le la les de des du et un une est dans que qui pour pas sur au aux par plus ce il elle ne se avec son sont cette ses mais ont été nous leur être fait comme on à d l"
        ),
        (
            "es", .latin,
            "el la los las de del y en que un una por con para es se su al lo como más pero sus no ha fue este son entre está cuando muy sin sobre también hasta hay desde"
        ),
        (
            "it", .latin,
            "il lo la i gli le di del della che e è un una per con non in sono si da al dei nel alla anche più come ha ma delle dal degli questo nella stato su se hanno"
        ),
        (
            "pt", .latin,
            "o a os as de do da dos das e em que um uma para com não é no na por mais se como ao foi são pelo pela mas seu sua ser também nos já está entre quando muito"
        ),
        (
            "nl", .latin,
            "de het een van en in is dat op te zijn met voor niet die aan er om ook als maar bij uit naar dan nog wordt werd door ze over heeft hij was worden tot"
        ),
        (
            "sv", .latin,
            "och att det i en är som på av för med den till inte har de ett om han var men sig från så vi kan när eller ska efter"
        ),
        (
            "da", .latin,
            "og at det i en er som på af for med den til ikke har de et om han var men sig fra så vi kan når eller skal efter"
        ),
        (
            "no", .latin,
            "og at det i en er som på av for med den til ikke har de et om han var men seg fra så vi kan når eller skal etter"
        ),
        ("fi", .latin, "ja on ei se että oli hän mutta ovat kun niin myös joka kuin mukaan ole tai sen sekä jos"),
        (
            "pl", .latin,
            "i w z na się nie do to jest że o jak po za od ale przez dla co są tym ich już oraz był czy tylko być może także przed"
        ),
        (
            "cs", .latin,
            "a v se na je že s z o to do za i pro jako po ale ve by k od který jsou při podle jeho není bude také"
        ),
        ("hu", .latin, "a az és hogy nem is egy meg volt de már csak mint van el ez vagy még ki ezt után"),
        ("ro", .latin, "și de în la a cu pe că nu o din un care este pentru mai ca au fost sau prin s-a după"),
        (
            "tr", .latin,
            "ve bir bu için da de ile olarak çok daha olan gibi ne en ama kadar sonra var her değil oldu ise göre"
        ),
        (
            "id", .latin,
            "yang dan di dengan untuk dari ini itu pada tidak dalam akan ke juga oleh adalah ada mereka sebagai"
        ),
        ("vi", .latin, "và của là có cho không được người trong các một những với đã này khi để"),
        ("so", .latin, "ka iyo ee ku oo in ayaa waxaa la ah soo si uu waa"),
        ("sw", .latin, "na ya wa kwa ni za katika la cha kuwa hiyo huo huyo"),
        (
            "ru", .cyrillic,
            "и в не на что с по как это он его из у за от о к но а для так все до же при бы был или она они также после"
        ),
        (
            "uk", .cyrillic,
            "і в не на що з у та до як це за від про його й але для був так при або також щоб вони якщо після є"
        ),
        ("bg", .cyrillic, "и в на да се от за е с не че са по като ще до при това беше той те след или бе"),
        ("sr", .cyrillic, "и у је да се на за од са не који то су као из ће али што о по није би"),
        (
            "ar", .arabic,
            "في من على إلى أن عن التي الذي هذا هذه ما لا مع كان كما بعد قد بين لم كل ذلك هو هي أو حتى خلال وقد"
        ),
        ("fa", .arabic, "و در به از که این را با است برای آن یک خود تا بر هم نیز شده می های بود اما شد کرد باید"),
        ("ur", .arabic, "کے کی میں اور سے کا ہے کو نے کہ پر یہ ہیں اس تھا بھی ہو گیا نہیں"),
    ]

    /// Function words by id; each lists the languages that use it.
    private static let words: [Folding.TokenID: [Int]] = {
        var words: [Folding.TokenID: [Int]] = [:]
        for (index, language) in languages.enumerated() {
            for id in Set(language.words.split(separator: " ").map { Folding.id(of: String($0)) }) {
                words[id, default: []].append(index)
            }
        }
        return words
    }()
}
