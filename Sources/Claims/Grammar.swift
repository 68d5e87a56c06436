/// The lists that the reading itself needs, by name: who may have no list in a language simply has an empty one,
/// and the rule that would use it rests.
///
/// A class, so that the sentence in hand can be passed on without copying all its sets.
final class Grammar: Sendable {
    let be, was, have, `do`, modal, future, infinitive, negation, determiner, indefinite, preposition, of, by, conjunction: ClassSet
    let subordinator, relative, pronoun, adverb, adjective, time, month, weekday, including, verb: ClassSet
    let number, figure, scale, vague, armed, state, civilian, person, thing, place, weapon, name, official: ClassSet
    let say, sayTo, sayNoun, that, according, belief, intent, unsaid, attitude, stance, stanceNoun, conjunctional, quote, mouthpiece,
        signed,
        media: ClassSet
    /// Whatever may be the cue of a statement.
    let saying: ClassSet
    let killed, died, death, wounded, arrested, kidnapped, surrendered, released, suffered, injury, pair, they, divided, together, seized,
        toll: ClassSet
    /// Lists that a date may begin with, beside figures.
    let dating: ClassSet
    let partOfTime, ordinal, half, since, until, this, season, overnight, fraction, percent, flight, spoils, lose, handIn, ownArms: ClassSet
    let conditional, suspicion, attempt, reportedly, conflict, peaceful, identified, additive, anaphoric: ClassSet
    let aimed, vagueWeapon, violence, own, locative, message, against, suspected, implicative, day, period, last, next, ago, groupWord,
        body,
        light, unit, over, atLeast, upTo, approximately, outlet, communique, first, history, strife, deeds, reached, closing, group,
        tolling, harming, harmed, attackNoun, bombing, recalled, clash, partitive, insurgent, abstract, alongWith, who, blamedOn,
        belonging, circumstance, deed, opensClause, perpetrated, enemy, blaming, contrast, givenUp, vehicle, explosive: ClassSet
    /// Verbs that have no object, and so no passive.
    let intransitive: ClassSet
    /// Lists of things that have names, and of words that bound a figure.
    let named, bounds, people: ClassSet
    /// What stands before a range ("between") and within it ("to").
    let rangeFrom, rangeTo: ClassSet
    /// Who speaks as what, in order of precedence.
    let roles: [(role: String, list: ClassSet)]
    /// Words whose figures are kept beside those of people, by kind: what `counted.attacks` lists counts attacks.
    let counted: [(kind: String, list: ClassSet)]
    /// Nouns that say what was done: a bombing, a kidnapping.
    let deedNames: [(subtype: String, list: ClassSet)]
    /// Units, by the kind of what they measure: `unit.money`, `unit.distance`.
    let measured: [(kind: String, list: ClassSet)]
    let counting, measuring: ClassSet
    /// Words that are verbs in some list.
    let verbs: ClassSet
    /// Lists whose words have one part of speech; those that come before determiners, and before prepositions, where a word stands in both.
    let function, beforeDeterminer, beforePreposition: ClassSet

    init(_ index: [String: Int], verbs: ClassSet) {
        func list(_ names: String...) -> ClassSet {
            var set = ClassSet()
            for name in names { if let position = index[name] { set.formUnion(ClassSet(index: position)) } }
            return set
        }
        be = list("be")
        was = list("was")
        have = list("have")
        `do` = list("do")
        modal = list("modal")
        future = list("future")
        infinitive = list("infinitive")
        negation = list("negation")
        determiner = list("determiner")
        indefinite = list("indefinite")
        preposition = list("preposition")
        of = list("of")
        by = list("by")
        conjunction = list("conjunction")
        subordinator = list("subordinator")
        relative = list("relative")
        pronoun = list("pronoun")
        adverb = list("adverb")
        adjective = list("adjective")
        time = list("time", "month", "weekday")
        month = list("month")
        weekday = list("weekday")
        including = list("including")
        verb = list("verb")
        number = list("number", "vague")
        figure = list("number")
        scale = list("scale")
        vague = list("vague")
        armed = list("who.armed", "who.armed.name")
        state = list("who.state")
        civilian = list("who.civilian")
        person = list("who.person")
        thing = list("thing", "base")
        place = list("place")
        weapon = list("weapon")
        name = list("who.armed.name")
        official = list("who.official")
        say = list("say")
        sayTo = list("say.to")
        sayNoun = list("say.noun")
        that = list("that")
        according = list("according")
        belief = list("belief")
        intent = list("intent")
        unsaid = list("unsaid")
        attitude = list("attitude")
        stance = list("stance")
        stanceNoun = list("stance.noun")
        conjunctional = list("conjunctional")
        quote = list("quote")
        mouthpiece = list("role.mouthpiece")
        signed = list("signed")
        media = list("role.media")
        saying = list("say", "according", "belief", "intent", "say.noun", "attitude", "stance", "stance.noun", "quote")
        killed = list("kill")
        died = list("die")
        death = list("death")
        wounded = list("wound")
        arrested = list("arrest")
        kidnapped = list("kidnap")
        surrendered = list("surrender")
        released = list("release")
        suffered = list("suffer")
        injury = list("injury")
        pair = list("pair")
        they = list("they")
        seized = list("arrest", "surrender", "release")
        divided = list("divided")
        together = list("together")
        toll = list("toll")
        conditional = list("conditional")
        suspicion = list("suspicion")
        attempt = list("attempt")
        reportedly = list("reportedly")
        conflict = list("conflict")
        peaceful = list("peaceful")
        identified = list("identified")
        additive = list("additive")
        anaphoric = list("anaphoric")
        aimed = list("aimed")
        circumstance = list("circumstance")
        vagueWeapon = list("weapon.vague")
        violence = list("violence")
        own = list("own", "first.person")
        locative = list("locative")
        message = list("message")
        against = list("against")
        suspected = list("suspected")
        implicative = list("implicative")
        day = list("day")
        period = list("period")
        last = list("time.last")
        next = list("time.next")
        ago = list("time.ago")
        partOfTime = list("time.part")
        ordinal = list("ordinal")
        half = list("half")
        since = list("time.since")
        until = list("time.until")
        this = list("time.this")
        season = list("season")
        overnight = list("overnight")
        dating = time.union(day).union(period).union(last).union(next).union(this).union(ago).union(partOfTime).union(ordinal)
            .union(season).union(since).union(list("bound.approx", "indefinite"))
        fraction = list("fraction")
        percent = list("percent")
        flight = list("flee")
        intransitive = list("intransitive")
        spoils = list("seize")
        lose = list("lose")
        handIn = list("hand.in")
        ownArms = list("own.arms")
        groupWord = list("group.word")
        body = list("body")
        light = list("light")
        over = list("bound.over")
        atLeast = list("bound.at_least")
        upTo = list("bound.up_to")
        approximately = list("bound.approx")
        outlet = list("outlet")
        communique = list("communique")
        first = list("first.person")
        history = list("history")
        strife = list("strife", "attack", "bombing", "shelling", "kill", "kidnap", "shell", "bomb", "assault")
        deeds = list("attack", "bombing", "shelling")
        reached = list("toll.reached")
        group = list("group")
        deed = list(
            "violence", "attack", "kill", "wound", "kidnap", "arrest", "death", "assassination", "bomb.attack", "shelling", "release")
        tolling = list("toll.said")
        harming = list("kill", "wound", "kidnap", "attack", "assault", "shell", "bomb", "burn", "arson.set", "gain")
        partitive = list("partitive")
        alongWith = list("along.with")
        who = list("relative.person")
        opensClause = list("opens.clause")
        perpetrated = list("perpetrate")
        blamedOn = list("blamed.on")
        belonging = list("belonging")
        abstract = list("thing.abstract")
        insurgent = list("who.insurgent")
        closing = list("responsibility", "loyalty", "violence")
        let listed = index.sorted { $0.value < $1.value }
        func kinds(_ prefix: String) -> [(kind: String, list: ClassSet)] {
            listed.filter { $0.key.hasPrefix(prefix) }.map { (String($0.key.dropFirst(prefix.count)), ClassSet(index: $0.value)) }
        }
        counted = kinds("counted.")
        measured = kinds("unit.")
        counting = counted.reduce(into: flight) { $0.formUnion($1.list) }
        measuring = measured.reduce(into: ClassSet()) { $0.formUnion($1.list) }
        unit = list("unit").union(measuring)
        bombing = list("bomb.attack", "bomb.thing", "bombing")
        deedNames = [
            ("bombing", bombing), ("kidnapping", list("kidnap")), ("arson", list("arson", "arson.set")),
            ("robbery", list("robbery", "rob.strong")), ("assassination", list("assassination", "assassinate")),
            ("armed_assault", list("kill")),
        ]
        recalled = list("recalled")
        enemy = list("enemy")
        explosive = list("explosive")
        blaming = list("blame", "blame.strong")
        contrast = list("contrast")
        givenUp = list("given.up")
        vehicle = list("counted.vehicles")
        clash = list("clash.strong")
        harmed = list("harmed")
        attackNoun = list("attack", "violence")
        self.verbs = verbs
        rangeFrom = list("range.from")
        rangeTo = list("range.to")
        bounds = list("bound.over", "bound.at_least", "bound.up_to", "bound.approx")
        beforeDeterminer = negation.union(be).union(have).union(`do`).union(modal).union(infinitive).union(number).union(scale)
            .union(fraction).union(that).union(bounds)
        beforePreposition = beforeDeterminer.union(determiner).union(indefinite).union(relative).union(subordinator)
            .union(conditional)
        function = beforePreposition.union(including).union(preposition).union(of).union(by).union(according).union(conjunction)
            .union(pronoun).union(adverb).union(adjective)
        named = list(
            "who.armed", "who.armed.name", "who.state", "who.civilian", "who.person", "who.official", "group.word", "thing", "place",
            "weapon", "outlet")
        people = list("who.armed", "who.armed.name", "who.state", "who.civilian", "who.person", "who.official")
        roles = [
            ("witness", list("role.witness")), ("monitor", list("role.monitor")), ("media", list("role.media")),
            ("expert", list("role.expert")), ("perpetrator", list("who.armed", "who.armed.name", "message")),
            ("official", list("who.state", "who.official")), ("victim_side", list("role.victim")),
        ]
    }
}
