import Claims
import Documents
import Testing

@Suite("Russian claims")
struct RussianTests {
    private static func types(_ text: String) -> Set<String> {
        Set(Reading.article(text, language: "ru").claims.map(\.type))
    }

    @Test(
        "Russian sentences give the claims that they make",
        arguments: [
            ("Группировка «Сыны гор» взяла на себя ответственность за взрыв у казармы.", "claim_of_responsibility"),
            ("Ответственность за нападение на блокпост взяла на себя группировка «Сыны гор».", "claim_of_responsibility"),
            ("Взяв на себя ответственность за теракт, группировка пообещала новые удары.", "claim_of_responsibility"),
            ("Боевики признались в подрыве моста.", "claim_of_responsibility"),
            ("Никто пока не взял на себя ответственность за взрыв на рынке.", "denial"),
            ("Ни одна группировка не взяла на себя ответственность за обстрел.", "denial"),
            ("Представитель повстанцев отрицает причастность к похищению врачей.", "denial"),
            ("Минобороны опровергло сообщения о гибели солдат.", "denial"),
            ("К взрыву в мечети мы отношения не имеем, заявили повстанцы.", "denial"),
            ("Боевики пригрозили казнить заложников.", "threat_call"),
            ("Главарь банды призвал сторонников убивать полицейских.", "threat_call"),
            ("Под селом из засады обстреляли колонну десантников.", "attack_report"),
            ("Мост у пригорода взорвали боевики.", "attack_report"),
            ("У здания полиции взорвался заминированный автомобиль.", "attack_report"),
            ("Похищен корреспондент газеты, сообщили родственники.", "attack_report"),
            ("С начала года погибли 340 военнослужащих, подсчитали правозащитники.", "casualty_loss"),
            ("Число погибших при обстреле возросло до 26.", "casualty_loss"),
            ("Силовики задержали троих боевиков.", "counter_operation"),
            ("Прокурор обвинил сепаратистов в убийстве журналиста.", "accusation"),
            ("Полевой командир присягнул на верность халифу.", "allegiance"),
            ("Армия отбила город у повстанцев.", "victory_defeat"),
            ("Боевики сложили оружие.", "agreement_surrender"),
            ("Колонна беженцев обстреляна боевиками.", "attack_report"),
            ("Город захвачен повстанцами.", "victory_defeat"),
            ("Министр обвинил Иран в поставках ракет повстанцам.", "accusation"),
            ("Повстанцы сообщили, что обстреляли казарму.", "claim_of_responsibility"),
            ("На месте боя с повстанцами найдены тела семерых солдат.", "casualty_loss"),
            ("Террористы провозгласили эмират в горах.", "presence_territory"),
            ("Джихадисты обучают подростков.", "capability_activity"),
        ])
    func claims(_ text: String, _ type: String) {
        #expect(Self.types(text).contains(type), "\(text): \(Self.types(text))")
    }

    @Test(
        "Russian sport, markets and weather claim nothing",
        arguments: [
            "Нападающий взорвал стадион: три гола за десять минут матча.",
            "Тренер взял на себя ответственность за поражение сборной.",
            "Рубль атакован, котировки рухнули, инвесторы бегут.",
            "Лавина накрыла дорогу, никто не пострадал.",
            "Певец взял публику в заложники на три часа, альбом раскуплен.",
        ])
    func silence(_ text: String) {
        #expect(Self.types(text).isEmpty, "\(text): \(Self.types(text))")
    }

    @Test(
        "Russian figures are counted wherever the verb stands",
        arguments: [
            ("Боевики взорвали автобус. Погибли не менее двенадцати человек, двадцать пять ранены.", ["killed 12", "wounded 25"]),
            ("Двоих полицейских застрелили боевики.", ["killed 2"]),
            ("При обстреле убито 16 военных, ещё четверо ранены.", ["killed 16", "wounded 4"]),
            ("Обстрел города: восемь убитых, 29 раненых.", ["killed 8", "wounded 29"]),
        ])
    func figures(_ text: String, _ wanted: [String]) {
        let found = Reading.article(text, language: "ru").claims.flatMap(\.quantities).filter { $0.kind != "attacks" }
            .map { "\($0.kind) \(Int($0.value ?? -1))" }
        #expect(Set(found) == Set(wanted), "\(text): \(found)")
    }
}
