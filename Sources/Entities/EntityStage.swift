/// Adds who and what an article names: entities, and where each is mentioned.
package import Documents

package struct EntityStage: Stage {
    package let name = "entities"
    package let reads: Set<Layer> = [.text, .tokens, .sentences]
    package let writes: Set<Layer> = [.mentions]
    let gazetteer: Gazetteer
    private let types: Set<String>
    private let stop: StopNames

    /// `types`: types and kinds of what is kept; all when empty. What is not kept is recognised all the same, so that the
    /// Paris of a Paris Hilton is no place where only places are wanted. `stop`: what no pattern may take for a name either.
    package init(gazetteer: Gazetteer, types: Set<String> = [], stop: StopNames = StopNames()) {
        self.gazetteer = gazetteer
        self.types = types
        self.stop = stop
    }

    package func annotate(_ article: inout Article) throws(Rejection) {
        let (words, named, _, _) = read(article)
        let names = named + References.find(named, words, article.sentences)
        write(names, words, to: &article)
    }

    /// The names of an article, resolved, and how they were found.
    func read(_ article: Article) -> (words: ArticleWords, names: [Name], recognition: Recognition, resolution: Resolution) {
        let words = ArticleWords(article, gazetteer)
        let recognition = Recognition(words, article.sentences)
        let resolution = Resolution(
            recognition.names, gazetteer, words, on: Self.days(of: article), outlet: Outlet.country(of: article.site))
        var names = recognition.names
        resolution.write(to: &names)
        return (words, names, recognition, resolution)
    }

    private static func days(of article: Article) -> DaySpan? { article.published.flatMap { DaySpan(iso: $0.value) } }

    private enum Identity: Hashable {
        case record(Int)
        case words(Name.Sort, UInt64, country: UInt16)
    }

    private func write(_ names: [Name], _ words: ArticleWords, to article: inout Article) {
        let days = Self.days(of: article)
        var known: [Identity: Int] = [:]
        var entities: [Entity] = []
        var mentions: [Mention] = []
        mentions.reserveCapacity(names.count)
        for name in names where !isStopped(name, words) {
            let identity = name.record.map { Identity.record($0) } ?? .words(name.sort, name.standsFor ?? name.key, country: name.country)
            let range = span(of: name, words)
            let entity: Int
            if let seen = known[identity] {
                entity = seen
            } else {
                var found =
                    name.record.map { gazetteer.entity($0, on: days) }
                    ?? Entity(id: nil, type: Self.kind(name.sort), name: article.string(range))
                if name.country != 0 { found.country = CountryCodes.string(name.country) }
                guard found.isAny(of: types) else { continue }
                entity = entities.count
                known[identity] = entity
                entities.append(found)
            }
            var mention = Mention(range, tokens: name.tokens, entity: entity, score: score(name))
            // A short form that stands for a longer name is no name of the gazetteer.
            if name.standsFor == nil, let record = name.record, let note = gazetteer.note(name.entry, as: record), note.alias != 0 {
                mention.alias = gazetteer.string(note.alias)
                mention.stance = note.stance
            }
            mention.isNominal = name.isNominal
            mentions.append(mention)
        }
        mentions.sort { ($0.range.start, -$0.range.end) < ($1.range.start, -$1.range.end) }
        var holder: Int?
        for index in mentions.indices {
            if let outer = holder, mentions[outer].range.contains(mentions[index].range), mentions[outer].range != mentions[index].range {
                mentions[index].inside = outer
            } else if !mentions[index].isNominal {
                holder = index
            }
        }
        article.entities = entities
        article.mentions = mentions
    }

    /// Names that patterns found; those of the tables are left out when they are compiled.
    func isStopped(_ name: Name, _ words: ArticleWords) -> Bool {
        guard !stop.isEmpty else { return false }
        guard let key = NameKey.phrase(of: Array(words.tokens[name.tokens]), in: words.text.span) else { return false }
        return stop.forbids(key) {
            name.record.map { Entity.Kind(rawValue: gazetteer.string(gazetteer.records[$0].type)) } ?? Self.kind(name.sort)
        }
    }

    /// The bytes of a name; the full stop of an abbreviation ("Ont.") belongs to it.
    func span(of name: Name, _ words: ArticleWords) -> ByteRange {
        var range = ByteRange(Int(words.tokens[name.tokens.lowerBound].start), Int(words.tokens[name.tokens.upperBound - 1].end))
        let next = name.tokens.upperBound
        guard name.entry != GazetteerFormat.none, !name.isNominal, next < words.tokens.count, words.mark(next) == 0x2E,
            Int(words.tokens[next].start) == range.end
        else { return range }
        if gazetteer.readings(name.entry).contains(where: { $0.form.contains(.endsWithStop) }) { range.end += 1 }
        return range
    }

    /// The chance of being a name at all, times that of being this one.
    func score(_ name: Name) -> Double {
        (Calibration.of(name).chance(name.evidence.total) * name.confidence * 1000).rounded() / 1000
    }

    static func kind(_ sort: Name.Sort) -> Entity.Kind {
        switch sort {
        case .person: .person
        case .group: .group
        case .media: .media
        case .demonym: .demonym
        case .place: .place
        case .organisation, .other: .organisation
        }
    }
}
