import Claims
import Documents
import Testing

@Suite("Who says it, how surely, and when")
struct SpeakerTests {
    @Test(
        "Five patterns give source and content",
        arguments: [
            ("The governor said that the road was closed.", "The governor", "that the road was closed"),
            ("“The road is closed,” said the governor.", "the governor", "“The road is closed,”"),
            ("The road is closed, the governor said on Friday.", "the governor", "The road is closed"),
            ("According to the governor, the road is closed.", "the governor", "the road is closed"),
            ("“It was hard. We had no choice,” Roca said on Friday.", "Roca", "“It was hard. We had no choice,”"),
            ("ROCA: We will not leave the valley.", "ROCA", "We will not leave the valley"),
        ])
    func statements(_ text: String, _ source: String, _ content: String) {
        let article = Reading.article(text)
        let statement = article.statements.first
        #expect(statement?.source.map { article.string($0) } == source)
        #expect(statement.map { article.string($0.content) } == content)
    }

    @Test(
        "A time before the speaker is no part of the speaker",
        arguments: [
            ("en", "The same day Sinai Province said it had killed three soldiers.", "Sinai Province"),
            ("en", "The next day the rebels said they had attacked the base.", "the rebels"),
            ("en", "Two days later the group said its fighters had killed the hostage.", "the group"),
            ("fr", "Le même jour le ministère a déclaré que des rebelles avaient attaqué le village.", "le ministère"),
        ])
    func timesBefore(_ language: String, _ text: String, _ source: String) {
        let article = Reading.article(text, language: language)
        #expect(article.statements.first?.source.map { article.string($0) } == source)
        #expect(article.claims.first?.speaker.range.map { article.string($0) } == source)
    }

    @Test("Whom a speaker refers to in Russian is the source, and the speaker passes it on")
    func referring() {
        let article = Reading.article(
            "Министерство со ссылкой на источники сообщило о гибели трёх солдат в бою с боевиками.", language: "ru")
        let speaker = article.claims.first?.speaker
        #expect(speaker?.range.map { article.string($0) } == "источники")
        #expect(speaker?.via.map { article.string($0) } == "Министерство")
        // Behind a comma stands another's word; the first saying is not its speaker.
        let two = Reading.article(
            "Агентство со ссылкой на источники сообщило о задержании двух сотрудников порта, но министерство это опровергло.",
            language: "ru")
        #expect(two.statements.allSatisfy { $0.source.map { !two.string($0).contains("сообщило") } ?? true })
        #expect(two.statements.contains { $0.source.map { two.string($0) } == "Агентство" })
    }

    @Test(
        "Doubt about who did it makes an attack probable, or open",
        arguments: [
            ("Two villagers were killed by alleged members of the brigade.", Claim.Status.asserted, Claim.Certainty.probable),
            ("Two villagers were kidnapped by suspected rebels.", .asserted, .probable),
            ("The mayor was murdered on Monday, apparently by rebels.", .hypothetical, .probable),
            ("Rebels are believed to have killed the mayor.", .hypothetical, .probable),
            ("There was no confirmation on whether the attack on the village on Monday was perpetrated by rebels.", .asserted, .possible),
            ("No official knew whether rebels had killed the mayor on Monday.", .hypothetical, .possible),
            ("The mayor was murdered on Monday by rebels.", .asserted, .certain),
        ])
    func doubted(_ text: String, _ status: Claim.Status, _ certainty: Claim.Certainty) {
        let claim = Reading.article(text).claims.first { $0.type == "attack_report" }
        #expect(claim?.status == status, "\(text)")
        #expect(claim?.certainty == certainty, "\(text)")
    }

    @Test(
        "Who did it may be named beside what they are, in quotation marks, or by their vehicles",
        arguments: [
            ("Police suspect the guerrilla organization, “Red Front.”", "Red Front"),
            ("Union leaders attributed the dynamite attack to “Red Front guerrillas”.", "Red Front guerrillas"),
            ("The village was bombed by army helicopters on Monday.", "army helicopters"),
        ])
    func named(_ text: String, _ actor: String) {
        let article = Reading.article("Rebels have fought the army for years. " + text)
        #expect(article.claims.flatMap(\.actors).map { article.string($0.range) }.contains(actor), "\(text)")
    }

    @Test(
        "Statements have many shapes: beliefs, plans, promises, stances, insertions, subordinate clauses",
        arguments: [
            ("The mayor fears that the bridge will fall.", "The mayor", "that the bridge will fall"),
            ("The rebels vowed to fight on.", "The rebels", "to fight on"),
            ("The army’s promise to leave the town was welcome.", "The army", "to leave the town"),
            ("The claim that the bridge was mined is false.", nil, "that the bridge was mined"),
            ("Relatives were afraid that he would be killed.", "Relatives", "that he would be killed"),
            ("The envoy praised the truce, but fighting went on.", "The envoy", "the truce"),
            ("The envoy called for an end to the siege.", "The envoy", "an end to the siege"),
            ("The convoy is expected to leave on Sunday.", nil, "The convoy is expected to leave on Sunday"),
            ("Lena Orth, who lives near the river, says she heard shots.", "Lena Orth, who lives near the river", "she heard shots"),
            ("The envoy told reporters in Geneva last week that talks had failed.", "The envoy", "that talks had failed"),
            ("While the army said that the road was open, drivers stayed away.", "the army", "that the road was open"),
            ("The guards left after witnesses said the gate had burned.", "witnesses", "the gate had burned"),
            (
                "“We came late,” the colonel said, “and we paid for it.”", "the colonel",
                "“We came late,” the colonel said, “and we paid for it.”"
            ),
            ("The guard said his cousin told him the bridge was mined.", "The guard", "his cousin told him the bridge was mined"),
            ("The group’s rejection of the talks surprised the envoy.", "The group", "of the talks"),
            ("“We had no warning,” the guard said in a film that was shown here.", "the guard", "“We had no warning,”"),
            ("“We had no warning,” the guard told Radio Lind on Sunday.", "the guard", "“We had no warning,”"),
            (
                "The bridge is mined, the guard said, until the army clears it.", "the guard",
                "The bridge is mined, the guard said, until the army clears it"
            ),
            ("Men who said the bridge was mined were sent away.", "who", "the bridge was mined"),
            ("On Monday Aid International said that the road was open.", "Aid International", "that the road was open"),
            ("Experts estimated in May that half the men had left.", "Experts", "that half the men had left"),
            (
                "The envoy’s deputy, Lena Orth, told the Security Council in May that talks had failed.", "The envoy’s deputy, Lena Orth",
                "that talks had failed"
            ),
        ])
    func shapes(_ text: String, _ source: String?, _ content: String) {
        let article = Reading.article(text)
        #expect(article.statements.map { article.string($0.content) } == [content])
        #expect(article.statements.first?.source.map { article.string($0) } == source)
    }

    @Test(
        "Nothing is said by what is not said, and a quotation is one statement, whatever verbs stand in it",
        arguments: [
            ("It was too early to say where the troops were.", 0),
            ("“I think they know that we said no,” Roca said.", 1),
            ("“They came at dawn,” Roca said. “They burned the mill. I believe they wanted to scare us.”", 1),
            ("ROCA: We think the road is safe. They said so themselves.", 1),
            ("The guard said there was smoke, but he said he saw no fire.", 2),
        ])
    func counts(_ text: String, _ count: Int) {
        let article = Reading.article(text)
        #expect(article.statements.map { article.string($0.content) }.count == count)
    }

    @Test(
        "Status follows negation, report and possibility",
        arguments: [
            ("Rebels attacked the barracks.", Claim.Status.asserted),
            ("The police said that rebels attacked the barracks.", .reported),
            ("The police told the council that rebels attacked the barracks.", .reported),
            ("Rebels may have attacked the barracks.", .hypothetical),
            ("Rebels did not attack the barracks.", .denied),
        ])
    func status(_ text: String, _ status: Claim.Status) {
        #expect(Reading.article(text).claims.first?.status == status, "\(text)")
    }

    @Test(
        "Speakers have roles: by the head of their phrase, and a spokesman that of those he speaks for",
        arguments: [
            ("Witnesses said rebels attacked the barracks.", "witness"),
            ("Residents of the rebel-held town said rebels attacked the barracks.", "witness"),
            ("The minister said rebels attacked the barracks.", "official"),
            ("An army spokesman said rebels attacked the barracks.", "official"),
            ("A statement from the police said rebels attacked the barracks.", "official"),
            ("The rebels' commander said gunmen attacked the barracks.", "perpetrator"),
            ("Ilir Kodra, a spokesman for the rebels, said gunmen attacked the barracks.", "perpetrator"),
            ("Relatives of the soldiers said rebels attacked the barracks.", "victim_side"),
            ("The victim's brother said rebels attacked the barracks.", "victim_side"),
            ("A human rights group said rebels attacked the barracks.", "monitor"),
            ("A local newspaper reported that rebels attacked the barracks.", "media"),
            ("Lena Orth, a professor at the university, said rebels attacked the barracks.", "expert"),
            ("Rebels reportedly attacked the barracks.", "unspecified"),
            ("Rebels attacked the barracks.", "author"),
        ])
    func roles(_ text: String, _ role: String) {
        #expect(Reading.article(text).claims.map(\.speaker.role) == [role], "\(text)")
    }

    @Test(
        "Speakers have roles in Arabic, Russian and French",
        arguments: [
            ("Очевидцы рассказали, что боевики атаковали село.", "ru", "witness"),
            ("Министр сообщил, что боевики атаковали село.", "ru", "official"),
            ("Представитель боевиков заявил, что они атаковали казарму.", "ru", "perpetrator"),
            ("Selon des témoins, des rebelles ont attaqué le village.", "fr", "witness"),
            ("Le ministre a déclaré que des rebelles ont attaqué le village.", "fr", "official"),
        ])
    func foreignRoles(_ text: String, _ language: String, _ role: String) {
        #expect(Reading.article(text, language: language).claims.map(\.speaker.role) == [role], "\(text)")
    }

    @Test("In Arabic the source follows its verb")
    func arabic() {
        let article = Reading.article("قال المتحدث باسم الجيش إن الطريق مغلق", language: "ar")
        #expect(article.statements.map { article.string($0.content) } == ["إن الطريق مغلق"])
        #expect(article.statements.first?.source.map { article.string($0) } == "المتحدث باسم الجيش")
    }

    @Test(
        "Who passes on what another said stands behind him",
        arguments: [
            ("The agency quoted the minister as saying that rebels attacked the barracks.", "the minister", "The agency"),
            ("The minister was quoted by the agency as saying that rebels attacked the barracks.", "The minister", "the agency"),
            ("The radio, citing a police statement, said rebels attacked the barracks.", "a police statement", "The radio"),
            ("Rebels attacked the barracks, the radio reported, citing a police officer.", "a police officer", "the radio"),
            ("The newspaper said the minister confirmed that rebels attacked the barracks.", "the minister", "The newspaper"),
        ])
    func chains(_ text: String, _ speaker: String, _ via: String) {
        let article = Reading.article(text)
        let claim = article.claims.first { $0.type == "attack_report" }
        #expect(claim?.speaker.range.map { article.string($0) } == speaker)
        #expect(claim?.speaker.via.map { article.string($0) } == via)
    }

    @Test(
        "Pronouns and descriptions speak for whoever was named before",
        arguments: [
            (
                "Ilir Kodra, a spokesman for the rebels, said the road was open. The spokesman said gunmen attacked the barracks.",
                "perpetrator"
            ),
            ("Ilir Kodra, a spokesman for the rebels, said the road was open. He added that gunmen attacked the barracks.", "perpetrator"),
            ("“The road is open,” a police officer said. “Rebels attacked the barracks.”", "official"),
        ])
    func references(_ text: String, _ role: String) {
        #expect(Reading.article(text).claims.last?.speaker.role == role)
    }

    @Test(
        "A header, a signature, or a channel that is a group's outlet makes the group speak",
        arguments: [
            ("[Communique] [FMLN General Command] Fighters attacked a barracks in the valley.", nil),
            ("Fighters attacked a barracks in the valley.\n\nThe enemy fled.\n\nSigned: the Brigade Command", nil),
            ("Fighters attacked a barracks in the valley.", "Amaq News Agency"),
        ] as [(String, String?)])
    func documentSpeaker(_ text: String, _ site: String?) {
        let claim = Reading.article(text, site: site).claims.first
        #expect(claim?.type == "claim_of_responsibility")
        #expect(claim?.basis == .outlet)
        #expect(claim?.speaker.role == "perpetrator")
    }

    @Test("In a group's own outlet its attacks are its claims, and say why")
    func outlet() {
        let text = "Fighters attacked a barracks in the valley."
        let own = Reading.article(text, with: Reading.outletModel).claims.first
        #expect(own?.type == "claim_of_responsibility")
        #expect(own?.basis == .outlet)
        let other = Reading.article(text).claims.first
        #expect(other?.type == "attack_report")
        #expect(other?.basis == .text)
    }

    @Test("Who claims the attack and who counts the dead are two speakers")
    func twoSpeakers() {
        let text = "The brigade claimed responsibility for the attack, in which at least 26 soldiers were killed, according to the army."
        let article = Reading.article(text)
        #expect(article.claims.map(\.type).sorted() == ["attack_report", "claim_of_responsibility"])
        for claim in article.claims {
            let isAttack = claim.type == "attack_report"
            #expect(claim.speaker.range.map { article.string($0) } == (isAttack ? "the army" : "The brigade"))
            #expect(claim.quantities.map(\.value) == (isAttack ? [26] : []))
        }
    }

    @Test("That nobody claims an attack is nobody's words")
    func unclaimed() {
        let article = Reading.article("No group has claimed the attack on the market, which left 30 people dead.")
        #expect(article.claims.map(\.speaker.role) == ["author", "author"])
        #expect(article.claims.map(\.status).contains(.denied))
    }

    @Test("Our own deed is a claim by its words")
    func firstPerson() {
        let claim = Reading.article("Our fighters ambushed a patrol and killed four soldiers.").claims.max { $0.score < $1.score }
        #expect(claim?.type == "claim_of_responsibility")
        #expect(claim?.basis == .text)
    }

    @Test(
        "Days are resolved against the article's own",
        arguments: [
            ("on Monday", "2019-07-01", "2019-07-01"),
            ("yesterday", "2019-07-03", "2019-07-03"),
            ("two days ago", "2019-07-02", "2019-07-02"),
            ("last week", "2019-06-24", "2019-06-30"),
            ("on 3 June", "2019-06-03", "2019-06-03"),
            ("in May 2017", "2017-05-01", "2017-05-31"),
            ("on December 24", "2018-12-24", "2018-12-24"),
        ])
    func dates(_ words: String, _ from: String, _ to: String) {
        let date = Reading.article("Rebels killed two guards \(words).").claims.first?.date
        #expect(date?.from.iso == from)
        #expect(date?.to.iso == to)
    }

    @Test("Actor, target and weapon are spans of the text")
    func participants() {
        let article = Reading.article("Suspected guerrillas attacked the town hall with grenades.")
        let claim = article.claims.first
        #expect(claim?.actors.map { article.string($0.range) } == ["Suspected guerrillas"])
        #expect(claim?.actors.first?.type == "generic")
        #expect(claim?.targets.map { article.string($0.range) } == ["town hall"])
        #expect(claim?.weapons.map { article.string($0.range) } == ["grenades"])
    }
}
