import Claims
import Documents
import Testing

@Suite("Which attacks are told, and which kind they are")
struct EventTests {
    private func types(_ text: String) -> [String] {
        Reading.article(text).claims.map { [$0.type, $0.subtype].compactMap(\.self).joined(separator: " ") }
    }

    @Test(
        "Attacks in general, going on or long past are no report of one",
        arguments: [
            "The regime is bombing the villages of the rebels.",
            "The minister spoke of attacks on civilians by the rebels.",
            "The war has claimed more than 300 lives among the rebels.",
            "The guerrillas remember how students were murdered in 1984.",
            "The minister harshly attacked the president in a speech about the rebels.",
            "As the clocks struck midnight, the rebels were singing.",
            "The rebels began a national offensive in the autumn.",
            "In March 1980 the archbishop was murdered by gunmen, the rebels recall.",
            "The new taxes could hurt the people of the rebel towns.",
        ])
    func mentions(_ text: String) {
        #expect(!types(text).contains { $0.hasPrefix("attack_report") || $0.hasPrefix("claim_of") }, "\(text): \(types(text))")
    }

    @Test("An article of many sentences that touches on an attack reports none")
    func touched() {
        let talk = String(repeating: "The council spoke of the harvest and of the new road. ", count: 12)
        let mention = "The rebels live in the hills. A raid on a police post was named among the reasons."
        #expect(!types(talk + mention).contains { $0.hasPrefix("attack_report") })
        #expect(types(mention).contains { $0.hasPrefix("attack_report") })
    }

    @Test("What stands far down an article has to tell more to be news")
    func background() {
        let talk = String(repeating: "The rebels spoke with the bishop about the truce. ", count: 8)
        let mention = "A clerk was killed in the harbour. "
        #expect(types(mention + talk).contains { $0.hasPrefix("attack_report") })
        #expect(!types(talk + mention).contains { $0.hasPrefix("attack_report") })
    }

    @Test("Harm and \"the attack\" after a bomb went off are that bombing's")
    func openDeeds() {
        let text = """
            A bomb exploded outside the courthouse on Monday. Three clerks were injured. \
            The Southern Front claimed responsibility for the attack.
            """
        #expect(types(text) == ["attack_report bombing", "attack_report bombing", "claim_of_responsibility bombing"])
        #expect(types("Two guards were killed on Monday when a car bomb exploded at the gate.") == ["attack_report bombing"])
    }

    @Test("Who is shot after a bomb went off was shot")
    func otherDeeds() {
        let text = "A bomb exploded outside the courthouse on Monday. Gunmen shot dead two teachers in the port on Tuesday."
        #expect(types(text) == ["attack_report bombing", "attack_report armed_assault"])
        let robbery = "Gunmen robbed a bank in the port on Monday. Two clerks were wounded on Tuesday."
        #expect(types(robbery) == ["attack_report robbery", "attack_report armed_assault"])
    }

    @Test("A murder named beside a bomb is a murder, and who is wounded by a bomb that was thrown is bombed")
    func namedDeeds() {
        let murder = "A bomb exploded at the market on Monday. The murder of two priests on Sunday shocked the town."
        #expect(types(murder) == ["attack_report bombing", "attack_report armed_assault"])
        #expect(types("Guerrillas threw a bomb at the gate on Monday, wounding a guard.") == ["attack_report bombing"])
    }

    @Test("\"The murder of\" is known to have happened, whoever is suspected of it; a plan is not")
    func given() {
        let known = Reading.article("Police hold two men suspected in the murder of the senator by rebels on Friday.").claims
        #expect(known.first { $0.type == "attack_report" }?.status == .asserted)
        let planned = Reading.article("The rebels planned the murder of the senator, the police said.").claims
        #expect(!planned.contains { $0.type == "attack_report" && $0.status != .hypothetical })
    }

    @Test("\"An attack\" with which news begins is what is told after it, and explosives make it a bombing")
    func leads() {
        let text = "An attack on a bank shook the capital on Monday. A car bomb exploded at the gate."
        #expect(types(text) == ["attack_report bombing", "attack_report bombing"])
        #expect(types("Four men attacked the embassy with explosives on Monday, the police said.") == ["attack_report bombing"])
    }

    @Test(
        "Deeds are told by many verbs",
        arguments: [
            ("Three men blew themselves up outside a police station on Monday.", "attack_report bombing"),
            ("A lorry packed with explosives rammed the gates of the bank on Monday.", "attack_report bombing"),
            ("The rebels have held two engineers since Wednesday.", "attack_report kidnapping"),
            ("The guerrillas seized the residents of the hotel as hostages.", "attack_report kidnapping"),
            ("Gunmen made off with 11 million pesos from a bank on Monday.", "attack_report robbery"),
            ("A lecturer was shot dead by paratroopers in the old town yesterday.", "attack_report armed_assault"),
            ("A patrol came under fire from rebels near the ford on Monday.", "attack_report armed_assault"),
            ("Police raided a house in the harbour where the rebels hid.", "counter_operation"),
            ("Fighting erupted overnight along the border.", "counter_operation clash"),
            ("The police linked the bombing to the Southern Front guerrillas.", "accusation bombing"),
            ("The embassy received a bomb threat from the rebels on Monday.", "threat_call bombing"),
            ("The judge has received death threats from the cartel.", "threat_call assassination"),
            ("The rebels gave the governor until noon to withdraw.", "threat_call"),
            ("No tourist will be safe, the rebels said.", "threat_call"),
            ("Under interrogation the rebel acknowledged that he had killed the mayor.", "counter_operation confession"),
            ("A plot to bomb the airport has been foiled, the police said.", "counter_operation"),
            ("Helicopters bombed rebel positions in the hills on Monday.", "counter_operation shelling_airstrike"),
            ("The front announced a complete cessation of military operations from midnight.", "agreement_surrender"),
            ("The rebels have decided to lay their weapons aside.", "agreement_surrender"),
            ("The rebels' leader fell in battle on Friday.", "casualty_loss"),
        ])
    func verbs(_ text: String, _ type: String) {
        #expect(types(text) == [type], "\(text): \(types(text))")
    }

    @Test(
        "What nobody threatens is no threat",
        arguments: [
            "The rebels will not attack embassies, their spokesman said.",
            "They break the law when they take up arms against the state, the rebels were told.",
            "Aid workers who feel threatened by the rebels may leave.",
            "The government declared war on the drug cartel.",
        ])
    func noThreats(_ text: String) {
        #expect(!types(text).contains { $0.hasPrefix("threat_call") }, "\(text): \(types(text))")
    }

    @Test(
        "Bombs from the air and barrages are told apart from bombs that are laid",
        arguments: [
            ("Air force planes dropped bombs on a market on Friday.", "attack_report shelling_airstrike"),
            ("Soldiers fired rockets at a village school on Friday.", "attack_report shelling_airstrike"),
            ("Guerrillas threw a grenade at a bus on Friday.", "attack_report bombing"),
            ("A car bomb explosion wounded ten tourists on Friday.", "attack_report bombing"),
        ])
    func bombs(_ text: String, _ type: String) {
        #expect(types(text).first == type, "\(text): \(types(text))")
    }

    @Test("Whose murder it was is the target")
    func possessors() {
        let article = Reading.article("Judges lifted the strike that they began on Monday after the magistrate's murder by gunmen.")
        #expect(article.claims.first { $0.type == "attack_report" }.map { $0.targets.map { article.string($0.range) } } == ["magistrate"])
    }

    @Test("A group's outlet claims what is done to the other side, not a murder that it condemns")
    func outlets() {
        func type(_ text: String) -> String? { Reading.article(text, with: Reading.outletModel).claims.first?.type }
        #expect(type("Two army trucks were ambushed on the coast road on Friday.") == "claim_of_responsibility")
        #expect(type("Six priests were murdered by soldiers in their house on Friday.") == "attack_report")
        #expect(type("Army planes dropped bombs on the valley on Friday.") == "attack_report")
    }

    @Test("What a group tells of itself in its own outlet is claimed by who publishes, in the first person too")
    func firstPerson() {
        let claims = Reading.article("We ambushed an army convoy on the coast road on Friday.", with: Reading.outletModel).claims
        #expect(claims.map(\.type) == ["claim_of_responsibility"])
        #expect(claims.first?.basis == .outlet)
    }

    @Test("A group's troops are its own; an accuser does not claim the deed")
    func ownTroops() {
        #expect(types("The front reported that its troops ambushed a patrol on Monday.").contains { $0.hasPrefix("claim_of") })
        let charge = "The brigade accused the army of shelling the villages on Monday."
        #expect(!types(charge).contains { $0.hasPrefix("claim_of") }, "\(types(charge))")
    }

    @Test(
        "Who is accused of no violence is not accused",
        arguments: [
            "The rebels accused the government of not wanting to negotiate.",
            "The guerrillas accused the army of listening to their telephones.",
            "The armed forces are responsible for maintaining order in the rebel towns.",
            "The talks should allow the guerrillas to join politics.",
            "They ran to hide behind a rebel truck after the murder.",
        ])
    func accusations(_ text: String) {
        #expect(!types(text).contains { $0.hasPrefix("accusation") }, "\(text)")
    }
}
