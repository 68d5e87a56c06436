/// The lists that the reading itself needs, by name: who may have no list in a language simply has an empty one,
/// and the rule that would use it rests.
///
/// A class, so that the sentence in hand can be passed on without copying some eighty sets.
final class Grammar: Sendable {
    let be, have, `do`, modal, future, infinitive, negation, determiner, indefinite, preposition, of, by, conjunction: ClassSet
    let subordinator, relative, pronoun, adverb, adjective, time, month, weekday, including, verb: ClassSet
    let number, scale, vague, armed, state, civilian, person, thing, place, weapon, name, official: ClassSet
    let say, sayTo, sayNoun, that, according, belief, intent, unsaid: ClassSet
    let killed, died, death, wounded, arrested, kidnapped, surrendered, released, injury, toll: ClassSet
    let conditional, suspicion, attempt, reportedly, conflict, peaceful, identified, additive, anaphoric: ClassSet
    let aimed, vagueWeapon, violence, to, own, locative, message, against, suspected, implicative, day, period, last, next, ago, groupWord,
        body,
        light, unit, reason, over, atLeast, upTo, approximately, outlet, communique, first, history, strife, deeds, reached, closing, group,
        tolling: ClassSet
    /// Lists of things that have names, and of words that bound a figure.
    let named, bounds, people: ClassSet
    /// Who speaks as what, in order of precedence.
    let roles: [(role: String, list: ClassSet)]
    /// Nouns and verbs whose figures are kept beside those of people: attacks, bases, fighters, the displaced.
    let counted: [(kind: String, list: ClassSet)]
    /// Words that are verbs in some list.
    let verbs: ClassSet

    init(_ index: [String: Int], verbs: ClassSet) {
        func list(_ names: String...) -> ClassSet {
            var set = ClassSet()
            for name in names { if let position = index[name] { set.formUnion(ClassSet(index: position)) } }
            return set
        }
        be = list("be")
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
        number = list("number")
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
        killed = list("kill")
        died = list("die")
        death = list("death")
        wounded = list("wound")
        arrested = list("arrest")
        kidnapped = list("kidnap")
        surrendered = list("surrender")
        released = list("release")
        injury = list("injury")
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
        vagueWeapon = list("weapon.vague")
        violence = list("violence")
        to = list("infinitive")
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
        groupWord = list("group.word")
        body = list("body")
        light = list("light")
        unit = list("unit")
        reason = list("reason")
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
        tolling = list("toll.said")
        closing = list("responsibility", "loyalty", "violence")
        counted = [
            ("attacks", list("counted.attacks")), ("bases", list("counted.bases")), ("fighters", list("counted.fighters")),
            ("displaced", list("displace")), ("missing", list("counted.missing")),
        ]
        self.verbs = verbs
        named = list(
            "who.armed", "who.armed.name", "who.state", "who.civilian", "who.person", "who.official", "group.word", "thing", "place",
            "weapon", "outlet")
        people = list("who.armed", "who.armed.name", "who.state", "who.civilian", "who.person", "who.official")
        bounds = list("bound.over", "bound.at_least", "bound.up_to", "bound.approx")
        roles = [
            ("witness", list("role.witness")), ("monitor", list("role.monitor")), ("media", list("role.media")),
            ("expert", list("role.expert")), ("perpetrator", list("who.armed", "who.armed.name", "message")),
            ("official", list("who.state", "who.official")), ("victim_side", list("role.victim")),
        ]
    }

}
