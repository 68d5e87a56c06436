import Claims
import Documents
import Testing

/// What somebody says of a deed rather than the deed: claims of responsibility, denials, accusations, oaths, threats.
@Suite("Stances")
struct StanceTests {
    static func types(_ text: String) -> [String] { Reading.article(text).claims.map(\.type) }

    @Test(
        "A deed is claimed in many ways",
        arguments: [
            "Islamic State claims responsibility for the blasts in the old town",
            "The guerrillas said that they had shot down the helicopter.",
            "Boko Haram admitted that it was behind the raid on the barracks.",
            "In a recording the emir said that his fighters had stormed the prison.",
            "The rebels acknowledged the ambush on the column.",
            "The insurgents admitted to the killing of the two engineers.",
            "An anonymous man told the paper that the bombing was the work of the brigade.",
            "A caller claiming to speak for the front said that it had planted the bomb.",
            "The militants said that the attack was in retaliation for the air raids.",
            "Our fighters ambushed two trucks of the occupiers near the ford.",
            "Claiming the attack, the militants published pictures of five gunmen.",
            "The militants named a baker's son as the bomber.",
        ])
    func claimed(_ text: String) {
        #expect(Self.types(text).contains("claim_of_responsibility"), "\(text)")
    }

    @Test(
        "A denial rejects a deed, a figure, a report or a part in it",
        arguments: [
            "The authorities deny having fired on unarmed people.",
            "The general insisted that no village had been bombed.",
            "The Taliban said they had no role in the bombing.",
            "The ministry called the rebels' figures grossly exaggerated.",
            "Reports of a massacre by the troops are pure fiction, the colonel said.",
            "The militia's spokesman distanced the movement from the murder of the envoy.",
            "The rebels have said nothing about the bombing.",
            "The guerrillas have yet to claim responsibility for the ambush.",
            "A spokesman replied that no soldier had attacked the convoy.",
        ])
    func denied(_ text: String) {
        #expect(Self.types(text).contains("denial"), "\(text)")
    }

    @Test(
        "An accusation names who did it, or helped, or let it happen",
        arguments: [
            "Kyiv accused Moscow of shelling a hospital.",
            "Blast in market kills nine; rebels blamed",
            "The police held the rebel front responsible for the mortar attack.",
            "Police suspect a cell of the militants.",
            "The rebels are suspected of killing the councillor.",
            "The massacre bears the hallmarks of the cartel.",
            "The minister had no doubt that the guerrillas were behind the bombing.",
            "India says militants from across the border were behind the attack.",
            "Government planes were responsible for the strike, a monitor said.",
            "The report put the blame on paramilitaries for the massacre.",
        ])
    func accused(_ text: String) {
        #expect(Self.types(text).contains("accusation"), "\(text)")
    }

    @Test(
        "Loyalty is sworn, given up, or goes over to another side",
        arguments: [
            "Beneath a black flag the heads of four battalions pledged allegiance to the caliph.",
            "Militants in the desert gave bay'a to the new emir.",
            "The caliph accepted oaths from three countries.",
            "Two hundred rebels have gone over to the army.",
            "Four jihadist brigades have merged under one emir.",
            "The commander has broken with the Taliban.",
            "Seven brigades of rebels formed a coalition on Monday.",
        ])
    func pledged(_ text: String) {
        #expect(Self.types(text).contains("allegiance"), "\(text)")
    }

    @Test(
        "A threat, an ultimatum or a call says what is to come",
        arguments: [
            "Boko Haram threatened to sell the girls.",
            "The kidnappers said they would kill the hostages if no ransom was paid.",
            "The emir's audio message told the faithful to take up arms.",
            "The rebels gave the garrison until midnight and said that deserters will be shot.",
            "The militants told villagers to leave or face death.",
            "The Taliban warned people not to vote in the election.",
            "Soldiers and their families are legitimate targets, the guerrillas said.",
            "We shall avenge our dead, the brigade swore.",
        ])
    func threatened(_ text: String) {
        #expect(Self.types(text).contains("threat_call"), "\(text)")
    }

    @Test(
        "Words of stance in ordinary news make no claim",
        arguments: [
            "The mayor denied the allegations of fraud.",
            "The hospital denied that any patient had been turned away.",
            "Pilots threaten to walk out on the busiest weekend of August.",
            "The coach rejected blame for the defeat.",
            "New citizens pledged allegiance to the flag.",
            "The two banks announced their merger on Tuesday.",
            "The village lies on a bend of the river.",
            "The minister said no decision had been taken on the tariff.",
            "Residents were told to boil their water.",
            "The party leader took full responsibility for the result.",
        ])
    func silent(_ text: String) {
        #expect(Self.types(text).isEmpty, "\(text)")
    }

    @Test(
        "Who denies one thing and then turns to another does both",
        arguments: [
            ("en", "The ministry denied the shelling but accused the rebels of bombing a school.", "accusation"),
            ("en", "The ministry denied the shelling and accused the rebels of bombing a school.", "accusation"),
            ("en", "The army denied responsibility, blaming the rebels for the massacre.", "accusation"),
            ("en", "The rebels denied killing the mayor, but claimed responsibility for the ambush.", "claim_of_responsibility"),
            ("en", "The ministry denied the shelling and said rebels had bombed a school.", "attack_report"),
            ("fr", "Le ministère a nié le bombardement mais a accusé les rebelles d'avoir attaqué une école.", "accusation"),
            ("ru", "Министерство опровергло обстрел, но обвинило боевиков в подрыве школы.", "accusation"),
            ("ar", "نفت الوزارة القصف لكنها اتهمت المسلحين بتفجير مدرسة.", "accusation"),
            ("ar", "نفى الجيش مسؤوليته عن القصف واتهم المتمردين بقتل المدنيين.", "accusation"),
        ])
    func turned(_ language: String, _ text: String, _ other: String) {
        let claims = Reading.article(text, language: language).claims
        #expect(claims.contains { $0.type == "denial" && $0.status == .denied }, "\(text)")
        #expect(claims.contains { $0.type == other && $0.status == .reported }, "\(text)")
    }

    @Test("What is denied without a turn stays denied")
    func unturned() {
        let claims = Reading.article("The army denied having accused the rebels of the attack.").claims
        #expect(!claims.isEmpty)
        #expect(claims.allSatisfy { $0.status == .denied })
    }

    @Test("What the army of a state is told to have done is not claimed by \"US\"")
    func unitedStates() {
        #expect(!Self.types("US commandos killed the leader of the rebels in a walled house.").contains("claim_of_responsibility"))
    }
}
