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
    }

    @Test(
        "Who is accused of no violence is not accused",
        arguments: [
            "The rebels accused the government of not wanting to negotiate.",
            "The guerrillas accused the army of listening to their telephones.",
        ])
    func accusations(_ text: String) {
        #expect(!types(text).contains { $0.hasPrefix("accusation") }, "\(text)")
    }
}
