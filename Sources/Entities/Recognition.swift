/// Which stretches of an article are names, and of what sort: longest phrases of the gazetteer, patterns around them,
/// and then one view of the whole article, since a name rarely changes its meaning within one.
import Documents

struct Recognition {
    let words: ArticleWords
    var names: [Name] = []
    /// Names of places that had more against them than for them.
    var rejected: [Name] = []
    /// Names that somewhere in this article stand as a person's would.
    var personal: [UInt64: Double] = [:]
    /// Names that somewhere stand as a place's would: after "in", before the name of what holds them.
    var placed: [UInt64: Double] = [:]
    /// Last words of people's names in this article, and the full name each stands for.
    var surnames: [UInt64: UInt64] = [:]

    /// A name of a country whose names are transliterated was read: from here on names are heard as well.
    var hears = false

    /// Acronyms that the article explains, and the name each stands for.
    var acronyms: [UInt64: Name] = [:]

    init(_ words: ArticleWords, _ sentences: [Sentence]) {
        self.words = words
        for sentence in sentences { read(sentence.tokens) }
        linkSounds()
        takeShortForms()
        settle()
        linkPeople()
        nest()
    }

    // MARK: One sentence

    private mutating func read(_ sentence: Range<Int>) {
        let style = CapitalStyle(words, sentence)
        var index = sentence.lowerBound
        while index < sentence.upperBound {
            index = max(index + 1, readName(at: index, sentence, style))
        }
    }

    /// Takes the name that starts at a token, if one does; where reading goes on.
    private mutating func readName(at index: Int, _ sentence: Range<Int>, _ style: CapitalStyle) -> Int {
        let token = words.tokens[index]
        if words.mark(index) == 0x28 { takeAcronym(index, sentence) }
        guard !token.isMark else { return index }
        let isCased = !token.look.isDisjoint(with: .cased)
        if isCased, !token.look.contains(.capitalised), token.isName {
            guard words.slots[index] >= 0 else { return takeWithArticle(index, sentence, style) }
            let slot = words.gazetteer.slots[Int(words.slots[index])]
            if slot.wordClass.contains(.role), let person = PersonPatterns.person(at: index, in: words, sentence: sentence, longest: nil),
                style == .sentence
            {
                return takePerson(person, sentence, style)
            }
            guard slot.startsLower && !slot.wordClass.contains(.compass) || words.isCaseless else {
                return takeWithArticle(index, sentence, style)
            }
        }
        var match = PhraseScan.longest(at: index, to: sentence.upperBound, in: words, style)
        if !token.look.isDisjoint(with: .prefixed), !words.has(index, .function), (match?.tokens.count ?? 0) < 2,
            let other = PhraseScan.longestWithoutPrefix(at: index, to: sentence.upperBound, in: words, style),
            other.tokens.count > (match?.tokens.count ?? 0)
        {
            match = other
        }
        if hears, isCased, style == .sentence, (match?.tokens.count ?? 0) < 2,
            let other = SoundScan.longest(at: index, to: sentence.upperBound, in: words)
        {
            match = other
        }
        // "The National Liberation Army" is no newspaper called The National: an article gives way to a longer name behind it.
        if let found = match, found.tokens.count > 1, words.slots[index] >= 0,
            !words.gazetteer.slots[Int(words.slots[index])].wordClass.isDisjoint(with: [.function, .particle]),
            let longer = PhraseScan.longest(at: index + 1, to: sentence.upperBound, in: words, style),
            longer.tokens.upperBound > found.tokens.upperBound
        {
            return index
        }
        if isCased, style == .sentence, let end = readPattern(at: index, sentence, style, match) { return end }
        if token.look.contains(.arabic), (match?.tokens.count ?? 0) < 2, let end = readArabicPattern(at: index, sentence, match) {
            return end
        }
        guard let match else {
            if let range = PlacePatterns.announcedInArabic(at: index, in: words, sentence: sentence) {
                names.append(Name(tokens: range, sort: .place, key: words.keys[index], evidence: Evidence(1.2, .announcedPlace)))
                return range.upperBound
            }
            return takeUnknown(index, sentence, style)
        }
        return take(match, sentence, style)
    }

    /// "al-Hasakah", where the table has it without the article.
    private mutating func takeWithArticle(_ index: Int, _ sentence: Range<Int>, _ style: CapitalStyle) -> Int {
        guard hears, style == .sentence, index + 1 < sentence.upperBound, words.tokens[index + 1].look.contains(.joined),
            SoundKey.isArticle(words.tokens[index]), let match = SoundScan.longest(at: index, to: sentence.upperBound, in: words)
        else { return index }
        return take(match, sentence, style)
    }

    /// Names that no table holds and no pattern announces.
    private mutating func takeUnknown(_ index: Int, _ sentence: Range<Int>, _ style: CapitalStyle) -> Int {
        guard style == .sentence else { return index }
        if let run = PersonPatterns.unknown(at: index, in: words, sentence: sentence) {
            names.append(Name(tokens: run, sort: .person, key: key(of: run), evidence: Evidence(0.8, .unknownWords)))
            surnames[words.keys[run.upperBound - 1]] = key(of: run)
            return run.upperBound
        }
        if let run = PersonPatterns.speaker(at: index, in: words, sentence: sentence) {
            names.append(Name(tokens: run, sort: .person, key: key(of: run), evidence: Evidence(1, .besideSpeech)))
            surnames[words.keys[index]] = surnames[words.keys[index]] ?? key(of: run)
            return run.upperBound
        }
        if OrganisationPatterns.isBody(at: index, in: words, sentence: sentence) {
            names.append(Name(tokens: index..<index + 1, sort: .organisation, key: words.keys[index], evidence: Evidence(0.9, .body)))
            return index + 1
        }
        return takeGivenName(index, sentence)
    }

    /// A first name by itself: "Karim".
    private mutating func takeGivenName(_ index: Int, _ sentence: Range<Int>) -> Int {
        guard words.isCapitalised(index), words.has(index, .givenName), !words.has(index, [.function, .calendar]),
            !words.tokens[index].look.contains(.opensSentence), !words.occursInLowercase(index), words.keys[max(0, index - 2)] != Self.saint
        else { return index }
        names.append(Name(tokens: index..<index + 1, sort: .person, key: words.keys[index], evidence: Evidence(1, .firstName)))
        return index + 1
    }

    /// "World Monuments Fund (WMF)": the run is an organisation, and the acronym is the same one in the whole article.
    private mutating func takeAcronym(_ bracket: Int, _ sentence: Range<Int>) {
        guard bracket + 2 < sentence.upperBound, words.mark(bracket + 2) == 0x29, words.tokens[bracket + 1].look.contains(.allCaps),
            words.tokens[bracket + 1].count >= 2
        else { return }
        let acronym = words.keys[bracket + 1]
        if let last = names.last, last.tokens.upperBound == bracket, last.tokens.count > 1, last.entry != GazetteerFormat.none,
            [.group, .organisation, .media].contains(last.sort)
        {
            acronyms[acronym] = last  // of a body that is known, whatever its letters in that language are
            return
        }
        guard let run = OrganisationPatterns.expansion(ofAcronymAt: bracket, in: words, sentence: sentence) else { return }
        if let last = names.last, last.tokens.upperBound == run.upperBound, last.tokens.count > 1 {
            acronyms[acronym] = last
            return
        }
        while let last = names.last, last.tokens.overlaps(run) { names.removeLast() }
        let name = Name(tokens: run, sort: .organisation, key: key(of: run), evidence: Evidence(3, .acronymExplained))
        names.append(name)
        acronyms[acronym] = name
    }

    /// People and organisations by their form, where that says more than the phrase that was found.
    private mutating func readPattern(at index: Int, _ sentence: Range<Int>, _ style: CapitalStyle, _ match: PhraseMatch?) -> Int? {
        let best = match.map { reading(of: $0, style) }
        if let match, let best, !isPlace(best), match.tokens.count > 1 { return nil }
        let opensName = match.map { $0.tokens.count > 1 || !words.has(index, .function) } ?? false
        if let range = PlacePatterns.route(at: index, in: words, sentence: sentence)
            ?? PlacePatterns.landmark(at: index, in: words, sentence: sentence, opensName: opensName),
            range.count > (match?.tokens.count ?? 0)
        {
            names.append(Name(tokens: range, sort: .place, key: key(of: range), evidence: Evidence(2, .landmark)))
            return range.upperBound
        }
        if let end = readCompass(at: index, sentence, style, match) { return end }
        if match == nil, let end = readUnknownPlace(at: index, sentence, style) { return end }
        if let range = OrganisationPatterns.headed(at: index, in: words, sentence: sentence), range.count > (match?.tokens.count ?? 0) {
            return takeOrganisation(range, sentence, style)
        }
        if let (range, group) = OrganisationPatterns.tailed(at: index, in: words, sentence: sentence, opensName: opensName),
            range.count > (match?.tokens.count ?? 0)
        {
            // "Les Brigades Ezzedine al-Qassam": a name of the tables begins within and goes on behind.
            if isOvertaken(range, sentence, style) { return index + 1 }
            let place = match.map { $0.tokens.count } ?? 0
            // "Oakland Fire Department Association" is about Oakland; "Washington Post" is not about Washington.
            let next = index + place
            if place == 0 || !words.has(next, .publicBody) || group.contains(.newspaper) {
                // "158th Fighter Wing"
                let isNumbered =
                    index > sentence.lowerBound && group.contains(.groupTail) && words.tokens[index - 1].look.contains(.hasDigit)
                return takeOrganisation(isNumbered ? index - 1..<range.upperBound : range, sentence, style)
            }
        }
        if let person = PersonPatterns.person(at: index, in: words, sentence: sentence, longest: match) {
            let isKnownPlace = match.map { $0.tokens.count > 1 && $0.tokens.upperBound >= person.tokens.upperBound } ?? false
            let isStrong = best.map { isPlace($0) && $0.weight >= 125 } ?? false
            if !isKnownPlace, !isStrong || words.has(index, .title) || words.has(person.tokens.upperBound - 1, [.surname, .givenName]) {
                return takePerson(person, sentence, style)
            }
        }
        return nil
    }

    private mutating func readArabicPattern(at index: Int, _ sentence: Range<Int>, _ match: PhraseMatch?) -> Int? {
        guard let found = ArabicPatterns.name(at: index, in: words, sentence: sentence) else { return nil }
        if let match, !isPlace(reading(of: match, .sentence)), found.tokens.count <= match.tokens.count { return nil }
        let last = found.tokens.upperBound - 1
        // The tables' name within goes on behind, or is what a kind such as «حركة» announces.
        let isOvertaken = found.tokens.dropFirst().contains { start in
            guard let name = PhraseScan.longest(at: start, to: sentence.upperBound, in: words, .sentence) else { return false }
            let sort = words.gazetteer.records[Int(reading(of: name, .sentence).record)].sort
            return sort.isBody && name.tokens.upperBound > last
        }
        guard !isOvertaken else { return nil }
        names.append(Name(tokens: found.tokens, sort: found.sort, key: key(of: found.tokens), evidence: found.evidence))
        if found.sort == .person, words.keys[last] == words.tokens[last].id { surnames[words.tokens[last].id] = key(of: found.tokens) }
        return found.tokens.upperBound
    }

    /// Places that no table holds: "the village of Dunmorrow", "Dunmorrow, Kenya", "in Dunmorrow".
    private mutating func readUnknownPlace(at index: Int, _ sentence: Range<Int>, _ style: CapitalStyle) -> Int? {
        let evidence: Double
        let range: Range<Int>
        if let announced = PlacePatterns.announced(at: index, in: words, sentence: sentence) {
            (range, evidence) = (announced, 1.5)
        } else if let run = PlacePatterns.unknown(at: index, in: words, sentence: sentence), isHeld(run, sentence, style) {
            (range, evidence) = (run, 1.5)
        } else if let located = PlacePatterns.located(at: index, in: words, sentence: sentence), words.isArticle || isHeard(located) {
            (range, evidence) = (located, 1)
        } else {
            return nil
        }
        names.append(Name(tokens: range, sort: .place, key: key(of: range), evidence: Evidence(evidence, .announcedPlace)))
        return range.upperBound
    }

    /// In a message, only what sounds like a place of the tables is one.
    private func isHeard(_ range: Range<Int>) -> Bool {
        let place = Name(tokens: range, sort: .place, key: words.keys[range.lowerBound], evidence: Evidence())
        return hears && SoundScan.single(place, in: words) != nil
    }

    /// Whether a country or division is written behind a run of words, as what holds it.
    private func isHeld(_ run: Range<Int>, _ sentence: Range<Int>, _ style: CapitalStyle) -> Bool {
        let comma = run.upperBound
        guard comma + 1 < sentence.upperBound, words.mark(comma) == 0x2C,
            run.lowerBound == sentence.lowerBound || !words.isCapitalised(run.lowerBound - 1),
            let holder = PhraseScan.longest(at: comma + 1, to: sentence.upperBound, in: words, style)
        else { return false }
        let sort = words.gazetteer.records[Int(reading(of: holder, style).record)].sort
        let next = holder.tokens.upperBound
        return (sort == .country || sort == .firstDivision)
            && (next >= sentence.upperBound || words.tokens[next].isMark && !Written.isPossessive(next, words))
    }

    private func isOvertaken(_ range: Range<Int>, _ sentence: Range<Int>, _ style: CapitalStyle) -> Bool {
        range.dropFirst().contains { start in
            guard let name = PhraseScan.longest(at: start, to: sentence.upperBound, in: words, style) else { return false }
            return name.tokens.upperBound > range.upperBound && !isPlace(reading(of: name, style))
        }
    }

    /// "North London": the compass word belongs to the name.
    private mutating func readCompass(at index: Int, _ sentence: Range<Int>, _ style: CapitalStyle, _ match: PhraseMatch?) -> Int? {
        guard words.has(index, .compass), match == nil || match!.tokens.count == 1, index + 1 < sentence.upperBound,
            words.isCapitalised(index + 1),
            let place = PhraseScan.longest(at: index + 1, to: sentence.upperBound, in: words, style), isPlace(reading(of: place, style))
        else { return nil }
        let count = names.count
        let end = take(place, sentence, style)
        if names.count > count { names[count].tokens = index..<names[count].tokens.upperBound }
        return end
    }

    private mutating func takePerson(_ person: PersonPatterns.Found, _ sentence: Range<Int>, _ style: CapitalStyle) -> Int {
        if let known = PhraseScan.longest(at: person.tokens.lowerBound, to: sentence.upperBound, in: words, style)
            ?? (hears ? SoundScan.longest(at: person.tokens.lowerBound, to: person.tokens.upperBound, in: words) : nil)
        {
            let best = reading(of: known, style)
            if isPlace(best), known.tokens.count > 1, known.tokens.count >= person.tokens.count { return take(known, sentence, style) }
            if !isPlace(best), known.tokens.count >= person.tokens.count { return take(known, sentence, style) }
        }
        let key = self.key(of: person.tokens)
        names.append(Name(tokens: person.tokens, sort: .person, key: key, evidence: person.evidence))
        if person.tokens.count > 1 || person.evidence.total >= 3 { surnames[words.keys[person.tokens.upperBound - 1]] = key }
        return person.end
    }

    private mutating func takeOrganisation(_ range: Range<Int>, _ sentence: Range<Int>, _ style: CapitalStyle) -> Int {
        names.append(Name(tokens: range, sort: .organisation, key: key(of: range), evidence: Evidence(2, .organisationWords)))
        return range.upperBound
    }

    private mutating func take(_ match: PhraseMatch, _ sentence: Range<Int>, _ style: CapitalStyle) -> Int {
        if let shorter = withoutState(match, sentence, style) ?? withoutArticle(match, style) { return take(shorter, sentence, style) }
        let seat = seat(of: match, sentence, style)
        let isUnit = GroupPatterns.isAnnounced(match.tokens, in: words, sentence: sentence)
        let best = seat ?? reading(of: match, style, isGroup: isUnit)
        let record = words.gazetteer.records[Int(best.record)]
        hears = hears || SoundKey.countries.contains(record.country)
        var name = Name(tokens: match.tokens, sort: Self.sort(record.sort), entry: match.entry, key: match.key, evidence: Evidence())
        if seat != nil { name.key = NameKey.extended(match.key, by: 1) }  // not one thing with the body
        switch name.sort {
        case .place:
            let context = NameContext(words: words, sentence: sentence, style: style).reading(match, best)
            name.evidence = context.evidence
            name.weight = best.weight
            if context.isPersonal { personal[name.key, default: 0] += 1 }
            placed[name.key, default: 0] += context.placed
            // "New York state" is New York, and no city.
            if match.tokens.count > 1, words.keys[match.tokens.upperBound - 1] == Self.state,
                !words.isCapitalised(match.tokens.upperBound - 1)
            {
                name.tokens = match.tokens.dropLast()
            }
        case .person:
            name.evidence = Evidence(3, .listed)
            surnames[words.keys[match.tokens.upperBound - 1]] = match.key
        default:
            if name.sort == .group, words.has(match.tokens.lowerBound, .calendar),
                case .number = words.tokens[match.tokens.upperBound - 1].kind
            {
                return match.tokens.upperBound  // "November 17" is a day far more often than the group
            }
            if match.tokens.upperBound < sentence.upperBound, isAddressed(match.tokens.upperBound) {
                return match.tokens.upperBound
            }
            let isAcronym = !words.tokens[match.tokens.lowerBound].look.isDisjoint(with: [.allCaps, .mixedCase]) && style != .capitals
            if !isAcronym, name.sort != .demonym, let prior = match.prior {
                name.evidence = Evidence(4 * (prior - 0.4), .prior)
            } else {
                name.evidence = Evidence(match.tokens.count > 1 ? 4 : 2.5, .listed)
            }
            if !isAcronym, match.tokens.count == 1, words.has(match.tokens.lowerBound, .function) {
                name.evidence.add(-4, .everydayWord)
            }
            if name.sort == .group {
                if isUnit { name.evidence.add(2, .announcedGroup) }
                name.tokens = GroupPatterns.withKind(name.tokens, in: words, sentence: sentence)
                if name.tokens != match.tokens { name.evidence.add(2, .announcedGroup) }
            }
        }
        if best.form.contains(.sounded), name.sort != .place { name.evidence.add(-1, .transliterated) }
        names.append(name)
        return match.tokens.upperBound
    }

    /// "from the White House": where a body sits, rather than the body.
    private func seat(of match: PhraseMatch, _ sentence: Range<Int>, _ style: CapitalStyle) -> PhraseEntry? {
        var before = match.tokens.lowerBound - 1
        if before > sentence.lowerBound, words.keys[before] == Self.the { before -= 1 }
        guard before >= sentence.lowerBound, words.has(before, .locative), match.tokens.upperBound < words.tokens.count,
            !words.tokens[match.tokens.upperBound].isName || words.has(match.tokens.upperBound, .function)
        else { return nil }
        let capitals = Capitals(match.tokens, words, style)
        let readings = words.gazetteer.readings(match.entry, atMost: 8)
        guard let body = readings.first, words.gazetteer.records[Int(body.record)].sort.isBody else { return nil }
        return readings.first { words.gazetteer.records[Int($0.record)].sort == .region && capitals.fit($0.form) }
    }

    /// "Kentucky State Police" is of Kentucky, "Mississippi State" a university.
    private func withoutState(_ match: PhraseMatch, _ sentence: Range<Int>, _ style: CapitalStyle) -> PhraseMatch? {
        let last = match.tokens.upperBound - 1
        guard match.tokens.count > 1, words.keys[last] == Self.state, last + 1 < sentence.upperBound,
            words.isCapitalised(last + 1), !words.has(last + 1, .function)
        else { return nil }
        return PhraseScan.longest(at: match.tokens.lowerBound, to: last, in: words, style)
    }

    /// "The Philippines" at the start of a sentence is what "the Philippines" is within one; "The Hague" is a name.
    private func withoutArticle(_ match: PhraseMatch, _ style: CapitalStyle) -> PhraseMatch? {
        guard match.tokens.count > 1, words.keys[match.tokens.lowerBound] == Self.the else { return nil }
        let best = reading(of: match, style)
        guard !best.form.contains(.isName),
            let rest = PhraseScan.longest(at: match.tokens.lowerBound + 1, to: match.tokens.upperBound, in: words, style),
            rest.tokens.upperBound == match.tokens.upperBound, reading(of: rest, style).record == best.record
        else { return nil }
        return rest
    }

    /// "RT @name": what stands before an address is no name of its own.
    private func isAddressed(_ index: Int) -> Bool {
        if case .handle = words.tokens[index].kind { return true }
        return words.mark(index) == 0x40
    }

    private static let saint = NameKey.key(ofWord: "st")
    private static let state = NameKey.key(ofWord: "state")
    private static let the = NameKey.key(ofWord: "the")

    // MARK: Readings

    /// The weightiest reading whose capitals fit.
    func reading(of match: PhraseMatch, _ style: CapitalStyle, isGroup: Bool = false) -> PhraseEntry {
        let readings = words.gazetteer.readings(match.entry)
        if isGroup, let group = readings.first(where: { words.gazetteer.records[Int($0.record)].sort == .group }) { return group }
        let first = words.tokens[match.tokens.lowerBound]
        if match.tokens.count == 1, first.look.contains(.arabic), words.keys[match.tokens.lowerBound] != first.id,
            let demonym = readings.first(where: { words.gazetteer.records[Int($0.record)].sort == .demonym })
        {
            return demonym  // السورية is Syrian, سورية may be Syria
        }
        let capitals = Capitals(match.tokens, words, style)
        let fitting = readings.first { capitals.fit($0.form) } ?? readings[0]
        guard !fitting.form.contains(.isName), isPlace(fitting) else { return fitting }
        // "Argentine" is a name of the country in some table, too.
        let demonym = readings.first { words.gazetteer.records[Int($0.record)].sort == .demonym && capitals.fit($0.form) }
        return demonym ?? fitting
    }

    func isPlace(_ reading: PhraseEntry) -> Bool { words.gazetteer.records[Int(reading.record)].sort.isPlace }

    func key(of range: Range<Int>) -> UInt64 {
        range.dropFirst().reduce(words.keys[range.lowerBound]) { NameKey.extended($0, by: words.keys[$1]) }
    }

    static func sort(_ sort: GazetteerRecord.Sort) -> Name.Sort {
        switch sort {
        case .demonym: .demonym
        case .group: .group
        case .organisation: .organisation
        case .media: .media
        case .person: .person
        case .other: .other
        default: .place
        }
    }
}
