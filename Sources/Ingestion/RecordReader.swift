internal import Documents
internal import Text

/// Reads what a record says of an article and of what was found in it; `Record` in Documents wrote it.
///
/// Offsets are checked against the text, and the words that stand beside them, so that a record whose offsets count
/// something else (bytes, UTF-16) is told before it is kept.
struct RecordReader {
    private let record: RecordObject
    private let text: [UInt8]
    private let index: CodePointIndex
    private var entities: [Entity] = []
    /// Places in `entities`, by id and by name.
    private var places: [String: [Int]] = [:]
    private var mentions: [Mention] = []

    init(_ record: RecordObject) throws(RecordError) {
        self.record = record
        let text = try record.bytes("text")
        self.text = text
        index = CodePointIndex(text.span)
    }

    consuming func read(into article: inout Article) throws(RecordError) {
        try header(&article)
        article.text = text
        article.blocks = PlainText.blocks(text)
        for span in try record.objects("spans") {
            article.spans.append(MarkedSpan(try range(span), try span.choice("type"), target: try span.string("target")))
        }
        for (start, end) in try record.pairs("sentences") {
            article.sentences.append(Sentence(try range(start, end, of: record), tokens: 0..<0))
        }
        try readMentions()
        article.entities = entities
        article.mentions = mentions
        for claim in try record.objects("claims") { article.claims.append(try read(claim)) }
        for statement in try record.objects("statements") { article.statements.append(try readStatement(statement)) }
        article.warnings = try record.strings("warnings")
    }

    private func header(_ article: inout Article) throws(RecordError) {
        article.sha256 = try record.stringIfAny("sha256") ?? ""
        article.url = try record.stringIfAny("url")
        article.canonicalURL = try record.stringIfAny("canonical_url")
        article.site = try record.stringIfAny("site")
        article.title = try record.stringIfAny("title")
        article.byline = try record.stringIfAny("byline")
        article.forwardedFrom = try record.stringIfAny("forwarded_from")
        article.replyTo = try record.stringIfAny("reply_to")
        article.published = try stamp("published", "published_precision", "published_signal")
        article.modified = try stamp("modified", "modified_precision", "modified_signal")
        article.seen = try stamp("seen", "seen_precision", "seen_signal")
        article.language = try record.stringIfAny("language") ?? "und"
        article.languageConfidence = try record.numberIfAny("language_confidence")
    }

    private func stamp(_ key: StaticString, _ precision: StaticString, _ signal: StaticString) throws(RecordError) -> DateStamp? {
        guard let value = try record.stringIfAny(key) else { return nil }
        guard DaySpan(iso: value) != nil else { throw record.bad("\"\(key)\" is no date: \"\(value)\"") }
        return DateStamp(value, try record.choice(precision), signal: try record.string(signal))
    }

    // MARK: Places in the text

    private func range(_ start: Int, _ end: Int, of object: RecordObject) throws(RecordError) -> ByteRange {
        guard start <= end, let from = index.byte(at: start, in: text.span), let to = index.byte(at: end, in: text.span) else {
            let length = index.codePoints(before: text.count, in: text.span)
            throw object.bad("\(start) to \(end) is no place in a text of \(length) characters")
        }
        return ByteRange(from, to)
    }

    /// From "start" to "end", where the words of "text" stand if it has them.
    private func range(_ object: RecordObject) throws(RecordError) -> ByteRange {
        let range = try range(try object.integer("start"), try object.integer("end"), of: object)
        if let words = try object.bytesIfAny("text"), !text[range.start..<range.end].elementsEqual(words) {
            let found = text.string(range.start..<range.end)
            throw object.bad(
                "at its offsets stands \"\(found.prefix(60))\" and not \"\(words.string(0..<words.count).prefix(60))\"; offsets count Unicode code points"
            )
        }
        return range
    }

    // MARK: Names

    private mutating func readMentions() throws(RecordError) {
        let objects = try record.objects("entities")
        for object in objects {
            var mention = Mention(
                try range(object), tokens: 0..<0, entity: place(of: try entity(object)), score: try object.number("score"),
                inside: try object.integerIfAny("inside"))
            if let inside = mention.inside, !objects.indices.contains(inside) { throw object.bad("\"inside\" is the number of no other") }
            mention.alias = try object.stringIfAny("alias")
            mention.stance = try object.choiceIfAny("stance")
            mention.isNominal = try object.flag("nominal")
            mentions.append(mention)
        }
    }

    private func entity(_ object: RecordObject) throws(RecordError) -> Entity {
        var entity = Entity(
            id: try object.stringIfAny("id"), type: Entity.Kind(rawValue: try object.string("type")), name: try object.string("name"))
        entity.detail = try object.stringIfAny("kind")
        if let latitude = try object.numberIfAny("lat") {
            entity.coordinate = Coordinate(
                latitude: latitude, longitude: try object.number("lon"), isCentroid: try object.stringIfAny("point") == "centroid")
        }
        entity.country = try object.stringIfAny("country")
        entity.parent = try object.stringIfAny("parent")
        entity.place = try object.stringIfAny("place")
        return entity
    }

    private mutating func place(of entity: Entity) -> Int {
        let key = Self.key(entity.id, entity.name)
        if let known = places[key]?.first(where: { entities[$0] == entity }) { return known }
        entities.append(entity)
        places[key, default: []].append(entities.count - 1)
        return entities.count - 1
    }

    private static func key(_ id: String?, _ name: String) -> String { id.map { "#" + $0 } ?? name }

    /// The entity that a part of a claim is linked with. Several may share a name: the one that is named there is meant.
    private func link(_ object: RecordObject, _ range: ByteRange?) throws(RecordError) -> Int? {
        let id = try object.stringIfAny("entity")
        let written = try object.stringIfAny("name")
        guard let name = id ?? written else { return nil }
        let known = places[Self.key(id, name)] ?? []
        let named = mentions.first { mention in known.contains(mention.entity) && range?.overlaps(mention.range) ?? false }
        guard let entity = named?.entity ?? known.first else { throw object.bad("\"\(name)\" is none of the record's entities") }
        return entity
    }

    // MARK: Claims

    private func read(_ object: RecordObject) throws(RecordError) -> Claim {
        var claim = Claim(
            try range(object), type: try object.string("type"), subtype: try object.stringIfAny("subtype"),
            score: try object.number("score"))
        claim.basis = try object.choice("basis")
        claim.status = try object.choice("status")
        claim.certainty = try object.choice("certainty")
        claim.speaker = try readSpeaker(try object.object("speaker"))
        claim.actors = try participants(object, "actors")
        claim.targets = try participants(object, "targets")
        claim.places = try participants(object, "places")
        claim.weapons = try participants(object, "weapons")
        if let date = try object.objectIfAny("date") {
            claim.date = ClaimDate(try range(date), from: try day(date, "from"), to: try day(date, "to"))
        }
        for quantity in try object.objects("quantities") { claim.quantities.append(try readQuantity(quantity)) }
        claim.cues = try object.strings("cues")
        return claim
    }

    private func readSpeaker(_ object: RecordObject) throws(RecordError) -> Speaker {
        let range = try object.integerIfAny("start") == nil ? nil : range(object)
        return Speaker(range: range, entity: try link(object, range), role: try object.string("role"), via: try via(object))
    }

    /// Who passed it on is told by words alone: the first place where they stand.
    private func via(_ object: RecordObject) throws(RecordError) -> ByteRange? {
        guard let words = try object.bytesIfAny("via") else { return nil }
        guard let found = text.firstRange(of: words) else { throw object.bad("the words of \"via\" do not stand in the text") }
        return ByteRange(found.lowerBound, found.upperBound)
    }

    private func participants(_ claim: RecordObject, _ key: StaticString) throws(RecordError) -> [Participant] {
        var found: [Participant] = []
        for object in try claim.objects(key) {
            let range = try range(object)
            found.append(Participant(range, type: try object.string("type"), entity: try link(object, range)))
        }
        return found
    }

    private func day(_ object: RecordObject, _ key: StaticString) throws(RecordError) -> CalendarDay {
        let written = try object.string(key)
        guard let day = CalendarDay(iso: written) else { throw object.bad("\"\(key)\" is no day: \"\(written)\"") }
        return day
    }

    private func readQuantity(_ object: RecordObject) throws(RecordError) -> Quantity {
        var quantity = Quantity(
            try range(object), kind: try object.string("kind"), value: try object.numberIfAny("value"), bound: try object.choice("bound"))
        quantity.low = try object.numberIfAny("low")
        quantity.high = try object.numberIfAny("high")
        quantity.of = try object.stringIfAny("of")
        quantity.unit = try object.stringIfAny("unit")
        return quantity
    }

    private func readStatement(_ object: RecordObject) throws(RecordError) -> Statement {
        let source = try object.objectIfAny("source")
        let said = try source.map { source throws(RecordError) in try range(source) }
        let cue = try object.objectIfAny("cue").map { cue throws(RecordError) in try range(cue) }
        return Statement(
            source: said, sourceEntity: try source.flatMap { source throws(RecordError) in try link(source, said) }, cue: cue,
            content: try range(try object.object("content")), quoted: try object.flag("quoted"))
    }
}
