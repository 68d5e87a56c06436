import Claims
import Documents
import Testing

@Suite("French claims")
struct FrenchTests {
    private static func types(_ text: String) -> Set<String> {
        Set(Reading.article(text, language: "fr").claims.map(\.type))
    }

    @Test(
        "French sentences give the claims that they make",
        arguments: [
            ("Les Faucons du désert ont revendiqué mercredi, dans un communiqué, l'attaque contre la caserne.", "claim_of_responsibility"),
            ("L'attaque de la caserne a été revendiquée par les Faucons du désert.", "claim_of_responsibility"),
            ("Le groupe s'est attribué l’embuscade de jeudi.", "claim_of_responsibility"),
            ("« Nos moudjahidine ont frappé la caserne », écrit le groupe.", "claim_of_responsibility"),
            ("Aucun groupe n'a revendiqué l'attaque dans l'immédiat.", "denial"),
            ("Les rebelles ont démenti avoir attaqué le village.", "denial"),
            ("L'armée a démenti les accusations de massacre de civils.", "denial"),
            ("Les terroristes menacent d'exécuter les otages.", "threat_call"),
            ("Le chef du groupe a appelé ses partisans à attaquer les ambassades.", "threat_call"),
            ("Des hommes armés ont tué quinze villageois.", "attack_report"),
            ("Cinq humanitaires ont été enlevés par des inconnus.", "attack_report"),
            ("Un kamikaze s'est fait exploser devant la mosquée.", "attack_report"),
            ("Le bilan de l'attentat s'alourdit à 43 morts.", "casualty_loss"),
            ("L'ONU a recensé 312 civils tués au premier semestre.", "casualty_loss"),
            ("L'armée a tué vingt djihadistes dans la forêt.", "counter_operation"),
            ("Trois suspects ont été arrêtés après l'attentat.", "counter_operation"),
            ("Le ministre a accusé les rebelles d'avoir massacré des civils.", "accusation"),
            ("Les rebelles se sont emparés de la ville.", "victory_defeat"),
            ("Les rebelles ont attaqué dimanche à l'aube un poste militaire.", "attack_report"),
            ("Des hommes armés tuent douze soldats au Niger", "attack_report"),
            ("Deux gendarmes sont morts dans l'explosion d'une mine.", "attack_report"),
            ("L'attaque a fait sept morts parmi les soldats.", "attack_report"),
            ("Le groupe prend à son compte l'attaque de la caserne.", "claim_of_responsibility"),
            ("L'armée n'a jamais bombardé cet hôpital, jure le ministre.", "denial"),
            ("Les rebelles ont donné 48 heures aux habitants pour quitter le village.", "threat_call"),
            ("Onze combattants se sont rendus aux autorités.", "agreement_surrender"),
        ])
    func claims(_ text: String, _ type: String) {
        #expect(Self.types(text).contains(type), "\(text): \(Self.types(text))")
    }

    @Test(
        "French sport, markets and medicine claim nothing",
        arguments: [
            "L'attaquant a tué le match d'une frappe du gauche.",
            "L'entraîneur assume la responsabilité de la défaite en championnat.",
            "La Bourse de Paris efface ses pertes, les investisseurs reprennent la main.",
            "Le ministre nie avoir plagié sa thèse.",
            "La tempête a fait trois morts sur la côte.",
        ])
    func silence(_ text: String) {
        #expect(Self.types(text).isEmpty, "\(text): \(Self.types(text))")
    }

    @Test("A has, à to; some, of the")
    func foldedTogether() {
        let article = Reading.article("À Gao, des rebelles ont attaqué un poste des gendarmes.", language: "fr")
        #expect(article.claims.first?.type == "attack_report")
        #expect(article.claims.first?.actors.map { article.string($0.range) } == ["rebelles"])
    }

    @Test("Whoever attacks some villages attacks; an attack of rebels is theirs")
    func someAfterVerb() {
        for text in ["L'armée attaque des villages dans le nord.", "Boko Haram enlève des enfants dans un village du nord."] {
            let claim = Reading.article(text, language: "fr").claims.first
            #expect(claim?.actors.count == 1 && claim?.targets.count == 1, "\(text)")
        }
        let article = Reading.article("Une attaque des rebelles a fait deux morts mardi près de Gao.", language: "fr")
        #expect(article.claims.first?.type == "attack_report")
        #expect(article.claims.first?.actors.map { article.string($0.range) } == ["rebelles"])
    }

    @Test("An elision that ends an entry is a word of its own")
    func elisionLast() {
        #expect(
            Self.types("L'ONU redoute une offensive de l'armée sur la ville. Le spectre d'une guerre civile plane.").contains(
                "assessment_forecast"))
    }
}
