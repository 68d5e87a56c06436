/// Mentions that name nobody and nothing, where the text before them says who is meant: "he", "the group", "the Foreign
/// Secretary", "we" in a quotation.
///
/// They are found after the names and change nothing about them. Only what is clear is taken: the person spoken of last,
/// the one body of its kind named shortly before, the speaker of a quotation. English.
import Documents

struct References {
    let words: ArticleWords
    let sentences: [Sentence]
    private let names: [Name]
    private var found: [Name] = []
    /// The first name that reading has not reached.
    private var next = 0
    /// People and bodies in the order of the text, by name or by reference.
    var people: [Standing] = []
    var bodies: [Standing] = []
    /// Of the bodies, groups that are no state's, and how often each is mentioned so far.
    private var groups: [Standing] = []
    private var groupCounts: [UInt64: Int] = [:]
    private var mostOften = 0
    /// Of the people that the article has named, by identity.
    private var genders: [UInt64: Gender?] = [:]

    /// Where something is mentioned, and the name it goes by.
    struct Standing {
        var token: Int
        var sentence: Int
        var name: Name
    }

    static func find(_ names: [Name], _ words: ArticleWords, _ sentences: [Sentence]) -> [Name] {
        var references = References(names, words, sentences)
        for (index, sentence) in sentences.enumerated() { references.read(sentence.tokens, index) }
        references.readQuotations()
        return references.found
    }

    private init(_ names: [Name], _ words: ArticleWords, _ sentences: [Sentence]) {
        self.words = words
        self.sentences = sentences
        self.names = names.filter { $0.holder == nil }.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    // MARK: One sentence

    private mutating func read(_ sentence: Range<Int>, _ number: Int) {
        var index = sentence.lowerBound
        while index < sentence.upperBound {
            if next < names.count, names[next].tokens.lowerBound <= index {
                stand(names[next], names[next].tokens.lowerBound, number)
                index = max(index, names[next].tokens.upperBound)
                next += 1
                continue
            }
            if words.has(index, .function) {
                let end = next < names.count ? min(sentence.upperBound, names[next].tokens.lowerBound) : sentence.upperBound
                index = max(index + 1, readReference(at: index, end, sentence, number))
            } else {
                index += 1
            }
        }
    }

    private mutating func stand(_ name: Name, _ token: Int, _ sentence: Int) {
        switch name.sort {
        case .person:
            people.append(Standing(token: token, sentence: sentence, name: name))
            learnGender(of: name)
        case .group, .organisation, .media:
            bodies.append(Standing(token: token, sentence: sentence, name: name))
            guard isNonState(name) else { return }
            groups.append(bodies[bodies.count - 1])
            groupCounts[identity(name), default: 0] += 1
            mostOften = max(mostOften, groupCounts[identity(name)] ?? 0)
        default: break
        }
    }

    /// Takes what refers from a token on; where reading goes on. `end` is where the next name begins.
    private mutating func readReference(at index: Int, _ end: Int, _ sentence: Range<Int>, _ number: Int) -> Int {
        let key = words.keys[index]
        if Self.third.contains(key) {
            guard let person = person(meantBy: key, at: index, number) else { return index }
            refer(index..<index + 1, to: person)
            stand(person, index, number)
            return index
        }
        guard key == Self.the else { return index }
        if let range = described(at: index + 1, sentence) {
            describe(index..<range.upperBound, Self.armed.contains(words.keys[range.upperBound - 1]) ? .group : .organisation, number)
            return index
        }
        if let office = office(at: index + 1, end) {
            if let person = holder(of: office) {
                refer(index..<office.upperBound, to: person)
                stand(person, index, number)
            } else if office.allSatisfy({ words.isCapitalised($0) }), isBare(office, sentence) {
                describe(index..<office.upperBound, .person, number)
            } else {
                return index
            }
            return office.upperBound
        }
        guard let body = bodyNoun(at: index + 1, end) else { return index }
        if let name = self.body(meantBy: body, number) {
            refer(index..<body.upperBound, to: name)
            stand(name, index, number)
        } else if words.isCapitalised(body.lowerBound), body.count == 1, !words.has(body.lowerBound, .function), isBare(body, sentence) {
            describe(index..<body.upperBound, .organisation, number)
        } else {
            return index
        }
        return body.upperBound
    }

    mutating func refer(_ range: Range<Int>, to name: Name) {
        var reference = name
        reference.tokens = range
        reference.standsFor = name.standsFor ?? name.key
        reference.isNominal = true
        reference.evidence = Evidence(1.5, .reference)
        found.append(reference)
    }

    /// Somebody or something known by this description alone.
    private mutating func describe(_ range: Range<Int>, _ sort: Name.Sort, _ sentence: Int) {
        let key = range.dropFirst(2).reduce(words.keys[range.lowerBound + 1]) { NameKey.extended($0, by: words.keys[$1]) }
        var name = Name(tokens: range, sort: sort, key: key, evidence: Evidence(1, .office))
        name.isNominal = true
        found.append(name)
        stand(name, range.lowerBound, sentence)
    }

    /// No further capitalised word: neither "the Foreign Secretary Smith" nor "the President of France".
    private func isBare(_ range: Range<Int>, _ sentence: Range<Int>) -> Bool {
        let next = range.upperBound
        guard next < sentence.upperBound else { return true }
        return !words.isCapitalised(next) && !words.tokens[next].look.contains(.joined) && words.keys[next] != Self.of
            && words.keys[next] != Self.for
    }

    // MARK: He, she

    private static let the = NameKey.key(ofWord: "the")
    private static let of = NameKey.key(ofWord: "of")
    private static let `for` = NameKey.key(ofWord: "for")
    private static let third = PlacePatterns.keys("he she him himself herself")

    /// Whoever the nearest sentence that speaks of anybody who is called so speaks of first. "Him" is no one who does in the
    /// same clause what is done to him.
    private mutating func person(meantBy pronoun: UInt64, at token: Int, _ sentence: Int) -> Name? {
        let gender: Gender = Self.feminine.contains(pronoun) ? .female : .male
        let near = people.suffix(Self.reach)
        var end = near.endIndex
        while end > near.startIndex, sentence - near[end - 1].sentence <= 5 {
            let number = near[end - 1].sentence
            var start = end - 1
            while start > near.startIndex, near[start - 1].sentence == number { start -= 1 }
            let isObject = pronoun == Self.him && number == sentence
            let border = isObject ? clauseStart(before: token) : token
            let called = near[start..<end].filter { standing in
                standing.token < border && genders[identity(standing.name)].map { $0 == nil || $0 == gender } ?? true
            }
            let sure = called.filter { genders[identity($0.name)] ?? nil != nil }
            if let meant = isObject ? sure.last ?? called.last : sure.first ?? called.first {
                genders[identity(meant.name)] = gender
                return meant.name
            }
            end = start
        }
        return nil
    }

    /// The last comma or conjunction before a token, or as far back as one looks for it.
    private func clauseStart(before token: Int) -> Int {
        let far = max(0, token - Self.reach)
        return (far..<token).last { words.mark($0) == 0x2C || Self.conjunctions.contains(words.keys[$0]) } ?? far
    }

    private static let feminine = PlacePatterns.keys("she herself")
    private static let him = NameKey.key(ofWord: "him")
    private static let conjunctions = PlacePatterns.keys(
        "that who whom when while if because since after before until although though and but or as so said says whether")

    /// Whether a person is he or she: by a title, a kunya or a given name, wherever the article first tells.
    private mutating func learnGender(of name: Name) {
        guard genders[identity(name)] == nil else { return }  // known, or known not to tell
        let first = name.tokens.lowerBound
        var before = first - 1
        if before > 0, words.mark(before) == 0x2E { before -= 1 }  // "Mrs. Smith"
        let title = before >= 0 && words.has(before, .title) ? Gender(ofTitle: words.keys[before]) : nil
        genders[identity(name)] = .some(title ?? Gender(ofTitle: words.keys[first]) ?? givenGender(of: name))
    }

    private func givenGender(of name: Name) -> Gender? {
        if let gender = words.gazetteer.gender(ofGivenName: words.keys[name.tokens.lowerBound]) { return gender }
        guard let record = name.record else { return nil }
        let full = words.gazetteer.string(words.gazetteer.records[record].name)
        return full.split(separator: " ").first.flatMap { words.gazetteer.gender(ofGivenName: NameKey.key(ofWord: String($0))) }
    }

    // MARK: Offices

    /// "Foreign Secretary", "prime minister", "commander": words of a title up to a name or the end.
    private func office(at index: Int, _ end: Int) -> Range<Int>? {
        var at = index
        var last: Int?
        while at < end, at < index + 4, words.tokens[at].isName, words.tokens[at].look.isDisjoint(with: .joined) {
            if words.has(at, .role) { last = at } else if !words.has(at, .title), !Self.departments.contains(words.keys[at]) { break }
            at += 1
        }
        return last.map { index..<$0 + 1 }
    }

    /// Nothing further back than this many mentions is meant.
    private static let reach = 64

    private static let departments = PlacePatterns.keys(
        "foreign prime home defence defense interior finance deputy assistant vice special permanent under chief party opposition")

    /// The last person who was given all these titles.
    private func holder(of office: Range<Int>) -> Name? {
        people.suffix(Self.reach).last { standing in
            var at = standing.token
            while at > 0, standing.token - at < 6, words.isCapitalised(at - 1) || words.has(at - 1, .title) { at -= 1 }
            return office.allSatisfy { title in (at..<standing.token).contains { words.keys[$0] == words.keys[title] } }
        }?.name
    }

    // MARK: Bodies

    /// "group", "militant group", "Coalition".
    private func bodyNoun(at index: Int, _ end: Int) -> Range<Int>? {
        guard index < end else { return nil }
        if Self.nouns.contains(words.keys[index]) { return index..<index + 1 }
        guard index + 1 < end, Self.nouns.contains(words.keys[index + 1]), Self.militant.contains(words.keys[index]) else { return nil }
        return index..<index + 2
    }

    /// "the Israeli government", "the Syrian opposition", where no table has it as a name.
    private func described(at index: Int, _ sentence: Range<Int>) -> Range<Int>? {
        guard next < names.count, names[next].sort == .demonym, names[next].tokens.lowerBound == index else { return nil }
        let noun = names[next].tokens.upperBound
        guard noun < sentence.upperBound, Self.nouns.contains(words.keys[noun]) || Self.forces.contains(words.keys[noun]),
            isBare(index..<noun + 1, sentence)
        else { return nil }
        return index..<noun + 1
    }

    private static let forces = PlacePatterns.keys("forces troops opposition authorities leadership")
    /// Of the nouns, those of bodies that fight or are fought over; governments and councils are organisations.
    private static let armed = groupNouns.union(
        PlacePatterns.keys("forces troops opposition army military navy police front brigade battalion squadron coalition alliance"))
    private static let militant = PlacePatterns.keys("terrorist militant jihadist extremist islamist armed rebel insurgent terror ruling")
    /// These mean a group, whatever it calls itself.
    private static let groupNouns = PlacePatterns.keys("group organisation organization movement militia")
    private static let nouns = groupNouns.union(
        PlacePatterns.keys(
            """
            coalition alliance regime government army military navy police council commission committee ministry department agency party \
            union federation fund foundation association institute court parliament assembly front brigade battalion squadron \
            company bank
            """))

    /// The one body near by whose name holds the noun; for a group, the only one that is no state's and is named in this
    /// sentence and the two before, if the article has spoken of no other such group more.
    private func body(meantBy range: Range<Int>, _ sentence: Int) -> Name? {
        let noun = words.keys[range.upperBound - 1]
        guard Self.groupNouns.contains(noun) else {
            return range.count == 1 ? only(bodies.suffix(Self.reach).filter { holds($0.name, noun) }) : nil
        }
        guard !isRestricted(range.upperBound) else { return nil }
        guard let near = only(groups.suffix(Self.reach).filter { sentence - $0.sentence <= 2 }) else { return nil }
        return groupCounts[identity(near)] == mostOften ? near : nil
    }

    /// "The group that officials hold responsible" is told by what follows.
    private func isRestricted(_ next: Int) -> Bool { next < words.tokens.count && Self.restrictions.contains(words.keys[next]) }

    private static let restrictions = PlacePatterns.keys("that which who whose of")

    /// Whom news calls a group: not armies, police, governments, alliances of states, nor what is known by a description alone.
    private func isNonState(_ name: Name) -> Bool {
        guard name.sort == .group, !name.isNominal || name.standsFor != nil else { return false }
        guard let record = name.record else { return true }
        let gazetteer = words.gazetteer
        return !Self.stateKinds.contains(gazetteer.string(gazetteer.records[record].kind))
    }

    private static let stateKinds: Set<String> = ["state_force", "armed_forces", "police", "government_body", "coalition"]

    private func only(_ bodies: some Collection<Standing>) -> Name? {
        guard let first = bodies.first?.name, bodies.allSatisfy({ identity($0.name) == identity(first) }) else { return nil }
        return first
    }

    private func holds(_ name: Name, _ noun: UInt64) -> Bool { name.tokens.contains { words.keys[$0] == noun } }

    func identity(_ name: Name) -> UInt64 { name.record.map { UInt64($0) } ?? name.standsFor ?? name.key }
}
