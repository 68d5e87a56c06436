import Documents
import Testing

/// What of a text is a name and whose, asked of the shipped gazetteer: names that grammar, lists and everyday words hide.
@Suite struct NewsNamesTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var text: String
        var expected: [String]
        init(_ text: String, _ expected: String...) { (self.text, self.expected) = (text, expected) }
        var testDescription: String { text }
    }

    private func names(_ text: String) throws -> [(text: String, entity: Entity)] {
        let article = try Readings.article(text)
        return article.mentions.map { (article.string($0.range), article.entities[$0.entity]) }
    }

    @Test(
        "finds the names, each as what it means",
        arguments: [
            // "And" written to each name of a list
            Case(
                "مرت القافلة على حلب وحماة ودرعا وإدلب واللاذقية", "حلب Aleppo", "وحماة Ḩamāh", "ودرعا Daraa", "وإدلب Idlib",
                "واللاذقية Latakia"),
            Case("اتفقت الجزائر وقطر والأردن على ذلك", "الجزائر Algeria", "وقطر Qatar", "والأردن Jordan"),
            Case("سقط صاروخ قرب تل أبيب", "تل أبيب Tel Aviv"),
            Case("وفي مالي قتل جندي", "مالي Mali"),
            Case("رست سفينة في إيلات", "إيلات Eilat"),
            // The last vowel of the nominative falls
            Case("Она отдыхала в Египте.", "Египте Egypt"),
            Case("Переговоры с Египтом отложены.", "Египтом Egypt"),
            Case("Он побывал в Китае.", "Китае China"),
            Case("Бойцы ОМОНа ушли.", "ОМОНа OMON"),
            Case("Un navire est arrivé à Tyr hier.", "Tyr Tyre"),
            Case("Un train venu de Lyon est arrivé à Tours hier.", "Tours Tours"),
            Case("Un convoi de la Monusco est parti.", "Monusco MONUSCO"),
            Case("La Cédéao se réunit lundi.", "Cédéao Economic Community of West African States"),
            Case("Fighters of the Dawla fled.", "Dawla Islamic State"),
        ])
    func found(_ sample: Case) throws {
        let found = try names(sample.text).map { "\($0.text) \($0.entity.name)" }
        for expected in sample.expected { #expect(found.contains(expected), "\(found)") }
    }

    @Test(
        "takes everyday words and people's names for no places",
        arguments: [
            "أحرق رجل خمس سيارات", "هذه طريقة صوفية قديمة", "قال محمد سالم للصحيفة", "قتل أبا بكر",
            "Une foule a chanté sur la place Stalingrad.", "Подошёл Шейх и сказал.",
        ])
    func nothing(_ text: String) throws {
        let places = try names(text).filter { $0.entity.type == .place }.map(\.text)
        #expect(places.isEmpty)
    }
}
