import Claims
import Documents
import Testing

/// Who did it, to whom, with what.
@Suite struct RoleTests {
    @Test(
        "Actors are shown by the head of the phrase, names apart from their people",
        arguments: [
            ("Five hooded men killed a teacher near the bridge.", ["hooded men"]),
            ("On Tuesday, several gunmen killed a teacher.", ["gunmen"]),
            ("A group of terrorists ambushed a convoy of soldiers.", ["terrorists"]),
            ("One of the guerrillas shot a policeman.", ["guerrillas"]),
            ("Shining Path guerrillas killed the mayor of the village.", ["Shining Path", "Shining Path guerrillas"]),
            ("Drug mafias murdered two judges in the city.", ["Drug mafias"]),
        ])
    func actors(_ text: String, _ expected: [String]) {
        let article = Reading.article(text)
        #expect(article.claims.first?.actors.map { article.string($0.range) } == expected)
    }

    @Test(
        "Bodies are groups or organisations, people without a name are generic",
        arguments: [
            ("Drug mafias murdered two judges in the city.", "group"),
            ("The armed forces shelled the refugee camp, killing six civilians.", "organisation"),
            ("Gunmen murdered two judges in the city.", "generic"),
        ])
    func kinds(_ text: String, _ expected: String) {
        #expect(Reading.article(text).claims.first?.actors.first?.type == expected)
    }

    @Test func theRebelsAreTheGroupThatTheArticleSpeaksOf() throws {
        let text = "The valley belongs to the Red Front, people say. On Monday rebels killed two soldiers."
        let article = Reading.article(text, naming: ["Red Front"])
        let actor = try #require(article.claims.first?.actors.first)
        #expect(article.string(actor.range) == "rebels")
        #expect(actor.type == "group")
        #expect(actor.entity == 0)
    }

    @Test(
        "Targets are those whom the deed befell, wherever the sentence names them",
        arguments: [
            ("The brigade claimed responsibility for killing two judges.", ["judges"]),
            ("The minister blamed the rebels for the murder in Vila of a priest.", ["priest"]),
            ("A bomb exploded this morning at the house of a judge and at the offices of a lawyer.", ["house", "offices"]),
            ("Gunmen killed three reporters: Ana Ruiz, Juan Mora and Luis Paz.", ["reporters", "Ana Ruiz", "Juan Mora", "Luis Paz"]),
            ("The senator was killed along with two bodyguards by gunmen.", ["senator", "bodyguards"]),
            ("The rebels attacked a list of problems.", []),
        ])
    func targets(_ text: String, _ expected: [String]) {
        let article = Reading.article(text)
        #expect((article.claims.first?.targets ?? []).map { article.string($0.range) } == expected)
    }

    @Test(
        "Whoever the text says did it is found behind light verbs, dates and bounds, and inside the words of a charge",
        arguments: [
            ("The raid on the mill, which cost three lives, was carried out on Monday by terrorists.", ["terrorists"]),
            ("The rebels murdered last week by uniformed men were buried on Monday.", ["uniformed men"]),
            ("The raid on the village by about 40 gunmen left five peasants dead.", ["gunmen"]),
            ("The court tried three sergeants accused of ordering the murder of a rebel.", ["sergeants"]),
            ("A captain and two soldiers were involved in the murder of the rebel.", ["captain", "soldiers"]),
            ("Two guerrillas participated in the assassination of the senator.", ["guerrillas"]),
            ("The blast was blamed, according to witnesses, on rebels and smugglers.", ["rebels", "smugglers"]),
            ("There is no doubt that the rebels were behind the attack.", ["rebels"]),
            ("The minister left the talks after guerrillas killed two judges.", ["guerrillas"]),
            ("The rebels are holding a senator and said that they murdered a judge.", ["rebels"]),
            ("The leader of the gang, Juan Ruiz, murdered a judge.", ["Juan Ruiz"]),
            ("Members of the army murdered six priests.", ["Members", "army"]),
            ("Gunmen paid by the drug cartels murdered five rebels.", ["Gunmen", "drug cartels"]),
            ("Police hold two men accused of the murder of a rebel: Juan Ruiz and Luis Mora.", ["men", "Juan Ruiz", "Luis Mora"]),
            ("Soldiers asked who had killed the two rebels on Monday.", []),
        ])
    func actorsElsewhere(_ text: String, _ expected: [String]) {
        let article = Reading.article(text)
        let found = article.claims.map { $0.actors.map { article.string($0.range) } }
        #expect(found.contains(expected), "\(found)")
    }

    @Test(
        "Nobody is accused by a duty",
        arguments: [
            "The national guard, which is responsible for guarding the palace, reported an attack by rebels."
        ])
    func unaccused(_ text: String) {
        #expect(!Reading.article(text).claims.contains { $0.type == "accusation" && !$0.actors.isEmpty })
    }

    @Test(
        "Whom a deed befell stands behind dates, figures and the outcome",
        arguments: [
            ("The union deplored the murder on 3 May of two nurses by rebels.", ["nurses"]),
            ("One of the judge's drivers was killed by rebels.", ["judge's drivers"]),
            ("Rebels mourned Luis Paz, who was murdered last Friday.", ["Luis Paz"]),
            ("In the explosion of the bomb 40 people were injured.", ["people"]),
            ("The embassy was the target of a bomb attack.", ["embassy"]),
            ("A bomb in a bus exploded.", ["bus"]),
            ("A bomb exploded near the RTU [Rural Teachers Union] offices.", ["offices"]),
            ("The explosion caused damage to the embassy, the rebels said.", ["embassy"]),
            ("Rebels placed bombs at the headquarters of the party and the offices of a newspaper.", ["headquarters", "offices"]),
        ])
    func victims(_ text: String, _ expected: [String]) {
        let article = Reading.article(text)
        let found = article.claims.map { $0.targets.map { article.string($0.range) } }
        #expect(found.contains(expected), "\(found)")
    }

    @Test func whoeverIsHeldResponsibleIsAccused() {
        let article = Reading.article("Police hold the Red Front responsible for the attack on the bus.", naming: ["Red Front"])
        let claim = article.claims.first
        #expect(claim?.type == "accusation")
        #expect(claim?.actors.map { article.string($0.range) } == ["Red Front"])
    }

    @Test(
        "Weapons are named alone, in the words of a deed, too",
        arguments: [
            ("The rebels staged a dynamite attack on the barracks.", ["dynamite"]),
            ("Gunmen attacked the bus with grenades and a machine gun.", ["grenades", "machine gun"]),
        ])
    func weapons(_ text: String, _ expected: [String]) {
        let article = Reading.article(text)
        #expect((article.claims.first?.weapons ?? []).map { article.string($0.range) } == expected)
    }

    @Test func membersOfAGroupAreLinkedToIt() throws {
        let article = Reading.article("Members of the Red Front killed two soldiers.", naming: ["Red Front"])
        let actors = try #require(article.claims.first?.actors)
        #expect(actors.map { article.string($0.range) } == ["Members of the Red Front"])
        #expect(actors.first?.entity == 0)
    }
}
