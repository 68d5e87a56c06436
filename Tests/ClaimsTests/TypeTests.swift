import Claims
import Documents
import Testing

@Suite("Types of claims")
struct TypeTests {
    @Test(
        "A sentence is told apart from its look-alikes",
        arguments: [
            ("The front claimed responsibility for the blast at the depot.", "claim_of_responsibility"),
            ("Responsibility for the ambush was claimed by the brigade.", "claim_of_responsibility"),
            ("The insurgents owned up to the killing of the mayor.", "claim_of_responsibility"),
            ("Nobody has claimed responsibility for the blast at the depot.", "denial"),
            ("Neither the rebels nor any other group claimed responsibility for the bombing.", "denial"),
            ("The rebels denied any role in the attack on the convoy.", "denial"),
            ("No group has claimed the attack on the market.", "denial"),
            ("There was no claim of responsibility for the bombing.", "denial"),
            ("The rebels never claimed the bombing of the bridge.", "denial"),
            ("The militia said that it had carried out the bombing of the depot.", "claim_of_responsibility"),
            ("Suspicion fell on the guerrillas after the bombing.", "accusation"),
            ("The monitors documented 40 deaths in attacks since the start of March.", "casualty_loss"),
            ("The Observatory recorded 17 people killed in attacks in April.", "casualty_loss"),
            ("The general declared the end of the insurgency by the rebels.", "victory_defeat"),
            ("The army said that it had taken back the town from the rebels.", "victory_defeat"),
            ("Some 3,000 fighters remain in the camps of the rebels.", "capability_activity"),
            ("The commander called on his fighters to avenge the dead.", "threat_call"),
            ("The minister blamed the militants for the bombing of the bridge.", "accusation"),
            ("A guerrilla commander was responsible for the massacre, the bishop said.", "accusation"),
            ("Gunmen ambushed a convoy on the coast road.", "attack_report"),
            ("A roadside bomb exploded near the market, the police said.", "attack_report"),
            ("Rebels set fire to two buses outside the town.", "attack_report"),
            ("Masked men kidnapped a priest on Sunday.", "attack_report"),
            ("The army shelled a market in the old town.", "attack_report"),
            ("Soldiers killed three guerrillas in a raid on a camp.", "counter_operation"),
            ("Police arrested two militants in the harbour.", "counter_operation"),
            ("Troops seized twenty rifles and a mortar.", "counter_operation"),
            ("Forty rebels laid down their arms on Monday.", "agreement_surrender"),
            ("The two sides agreed to a ceasefire.", "agreement_surrender"),
            ("The faction pledged allegiance to the caliphate.", "allegiance"),
            ("The rebels threatened to kill the hostages.", "threat_call"),
            ("The town fell to the rebels on Friday.", "victory_defeat"),
            ("The militants have established a training camp in the valley.", "presence_territory"),
            ("The ceasefire is unlikely to hold, experts said after the attacks by rebels.", "assessment_forecast"),
        ])
    func types(_ text: String, _ type: String) {
        #expect(Reading.type(text) == type, "\(text)")
    }

    @Test(
        "Ordinary news makes no claim",
        arguments: [
            "The visitors claimed victory in the final match of the season.",
            "The senator launched an attack on the bill.",
            "The committee shot down the idea on Tuesday.",
            "Shares were hit by fears of a recession.",
            "The patient died of a heart attack.",
            "The storm killed four people and destroyed a school.",
            "An earthquake injured dozens of people in the north.",
            "The goalkeeper saved a late strike from the captain.",
            "The airline took responsibility for the delay.",
            "Critics were blown away by her new album.",
            "The bank was hit by a wave of withdrawals.",
            "He was a prisoner of his own success.",
            "The company threatened to close the factory.",
            "Parliament rejected the report on Thursday.",
            "The museum captured the mood of the city.",
            "She surrendered her lead in the last set of the match.",
            "The chef set the sauce on fire to please his guests.",
            "The band exploded onto the stage.",
            "The club announced the end of the season.",
            "The champions took back the lead in the second half of the match.",
            "No company has claimed the patent.",
            "The opposition vowed to fight the budget.",
            "The clinic recorded 12 deaths from the virus in May.",
            "Some 3,000 members remain in the union.",
        ])
    func falseAlarms(_ text: String) {
        #expect(Reading.type(text) == "none", "\(text)")
    }

    @Test(
        "Other languages have claims of responsibility, attacks and denials",
        arguments: [
            ("ar", "تبنى تنظيم الدولة الإسلامية الهجوم على حاجز للجيش", "claim_of_responsibility"),
            ("ru", "Группировка взяла на себя ответственность за теракт в городе.", "claim_of_responsibility"),
            ("ru", "Боевики атаковали колонну на дороге.", "attack_report"),
            ("fr", "Le groupe armé a revendiqué la responsabilité de l'attentat.", "claim_of_responsibility"),
            ("fr", "Des hommes armés ont attaqué un convoi près de la ville.", "attack_report"),
            ("fr", "L'armée a démenti toute responsabilité dans l'attaque.", "denial"),
        ])
    func languages(_ language: String, _ text: String, _ type: String) {
        for code in [language, "und"] {
            let best = Reading.article(text, language: code).claims.max { $0.score < $1.score }
            #expect(best?.type == type, "\(code): \(text)")
        }
    }
}
