import Claims
import Documents
import Testing

@Suite("Counts of people")
struct QuantityTests {
    @Test(
        "Voice, lists and bounds decide who is counted",
        arguments: [
            ("Four rebels killed a worker.", ["killed 1 worker"]),
            ("Four rebels were killed by the army.", ["killed 4 Four"]),
            ("Eight soldiers and a driver were killed when rebels attacked a convoy.", ["killed 1 driver", "killed 8 Eight"]),
            ("Gunmen killed six villagers, including two children.", ["killed 6 six"]),
            ("Gunmen killed six villagers and wounded two others.", ["killed 6 six", "wounded 2 two"]),
            ("Two soldiers were killed and five others injured in a bomb attack.", ["killed 2 Two", "wounded 5 five"]),
            ("Rebels kidnapped at least 30 people.", ["kidnapped 30 at least 30"]),
            ("More than 6,100 rebels surrendered to the army.", ["surrendered 6100 More than 6,100"]),
            ("Gunmen killed twenty-five villagers.", ["killed 25 twenty-five"]),
            ("Police arrested the rebel commander Pedro Roca (34).", ["arrested 1 rebel commander Pedro Roca"]),
            ("Police arrested a 13-year-old militant.", ["age 13 13-year-old", "arrested 1 13-year-old militant"]),
            ("Nobody was hurt in the bomb attack.", []),
            ("The rebels threatened to kill two hostages.", []),
            ("The bomb went off at 8 p.m. and killed three guards.", ["killed 3 three"]),
            ("Police arrested three rebels wanted for the killing of nine soldiers.", ["arrested 3 three"]),
            ("Two militants, identified as Adam Kol and Omar Bek, were arrested.", ["arrested 2 Two"]),
            ("Rebels abducted and killed a teacher.", ["kidnapped 1 teacher", "killed 1 teacher"]),
            ("The police counted 41 dead after the bombing.", ["killed 41 41"]),
            ("Forty people were killed in 12 attacks in May, the monitor recorded.", ["attacks 12 12", "killed 40 Forty"]),
            ("No group has claimed the attack on the market, which left 30 people dead.", ["killed 30 30"]),
            ("Rebels killed 40 soldiers and displaced more than 9,000 villagers.", ["displaced 9000 more than 9,000", "killed 40 40"]),
            ("Two rebels suspected to have been involved in an attack on a camp were arrested.", ["arrested 2 Two"]),
            ("A rebel who was wanted in an ambush case was arrested in the town.", ["arrested 1 rebel"]),
            ("A constable - Omar Bek - was killed by rebels.", ["killed 1 constable"]),
            ("A rebel couple surrendered to the army.", ["surrendered 2 rebel couple"]),
            (
                "A rebel leader, identified as Omar Bek (27) and his wife, Ada, surrendered.",
                ["surrendered 1 rebel leader", "surrendered 1 wife"]
            ),
            (
                "A rebel commander, Omar Bek, surrendered along with two of his aides.",
                ["surrendered 1 rebel commander", "surrendered 2 two"]
            ),
            ("Three rebels, identified as Omar Bek, Adam Kol and Juan Roca, accused of arson, were arrested.", ["arrested 3 Three"]),
            ("The army claimed to have killed two rebels.", ["killed 2 two"]),
            ("Rebels dragged two villagers out of their house and shot them dead.", ["killed 2 two"]),
            ("A constable received a bullet injury after rebels fired upon a patrol.", ["wounded 1 constable"]),
            ("The unrest began after senator Omar Bek's murder by the rebels.", ["killed 1 senator Omar Bek"]),
            (
                "A sergeant was killed and a trooper, Ismail Daud, injured when rebels ambushed a patrol.",
                ["killed 1 sergeant", "wounded 1 trooper"]
            ),
            ("The rebels killed a guard and four other people were injured.", ["killed 1 guard", "wounded 4 four"]),
            ("A rebel bomb killed two people; 12 other were injured.", ["killed 2 two", "wounded 12 12"]),
            ("A soldier was killed and another sustained injuries in the rebel attack.", ["killed 1 soldier", "wounded 1 another"]),
            ("Rebels cut off the hands of three farmers.", ["wounded 3 three"]),
            ("Rebels killed a villager and four others were severely beaten up.", ["killed 1 villager", "wounded 4 four"]),
            ("Rebels killed nine policemen, but five injured policemen managed to escape.", ["killed 9 nine", "wounded 5 five"]),
            ("Ten rebels were killed or wounded in the clash.", ["casualties 10 Ten"]),
            ("A soldier died after being wounded in a clash with the rebels.", ["killed 1 soldier"]),
            (
                "A rebel bomb wounded a two-and-a-half-year-old girl.",
                ["age 2.5 two-and-a-half-year-old", "wounded 1 two-and-a-half-year-old girl"]
            ),
            ("Two and a half thousand rebels surrendered.", ["surrendered 2500 Two and a half thousand"]),
            ("After the rebel attack the hospital received 17 bodies and 60 wounded.", ["wounded 60 60"]),
            ("Rebels stopped a bus and shot twelve of them dead.", ["killed 12 twelve"]),
            ("The last 1,600 rebels turned in their rifles.", ["surrendered 1600 1,600"]),
            ("The army lost 71 soldiers in the rebel attack.", ["killed 71 71"]),
            ("The governor died with two others in a rebel attack.", ["killed 1 governor", "killed 2 two"]),
            ("Some 300 rebels attacked the town.", ["fighters 300 Some 300"]),
        ])
    func counts(_ text: String, _ wanted: [String]) {
        #expect(Reading.quantities(text) == wanted, "\(text)")
    }

    @Test("The same dead told again are not counted again")
    func retelling() {
        let told =
            "Three soldiers were killed in an ambush by rebels. The slain soldiers were on patrol. The ambush killed three soldiers near the river."
        #expect(Reading.quantities(told) == ["killed 3 Three"])
        let another = "Three soldiers were killed in an ambush by rebels. In another attack, two soldiers were killed near the river."
        #expect(Reading.quantities(another) == ["killed 2 two", "killed 3 Three"])
    }

    @Test(
        "A total told again in parts is one total; others are counted beside it",
        arguments: [
            (
                "Rebels killed 12 soldiers. Three soldiers were killed in the blast while nine others were killed in the firing.",
                ["killed 12 12"]
            ),
            (
                "Eight rebels were arrested in separate incidents. Police arrested five rebels. Separately, three rebels were arrested.",
                ["arrested 8 Eight"]
            ),
            (
                "Rebels killed two guards and left another hurt. One guard was killed while two others escaped the rebels.",
                ["killed 2 two", "wounded 1 another"]
            ),
            ("Two rebels were killed by the army. Later the bodies of two rebels were found.", ["killed 2 Two"]),
            ("Rebels killed two guards. In a separate attack a driver was killed.", ["killed 1 driver", "killed 2 two"]),
        ])
    func parts(_ text: String, _ wanted: [String]) {
        #expect(Reading.quantities(text) == wanted, "\(text)")
    }

    @Test("What the arrested had done before is no news; told alone, it is")
    func background() {
        #expect(
            Reading.quantities("The army arrested three rebels. They were involved in the killing of six priests.") == ["arrested 3 three"])
        #expect(Reading.quantities("The judge investigating the murder of six priests by rebels resigned.") == ["killed 6 six"])
    }

    @Test("Another source's figure is news")
    func otherSource() {
        let told = "The army said that seven soldiers were killed by rebels. The rebels said that they had killed 30 soldiers."
        #expect(Reading.quantities(told) == ["killed 30 30", "killed 7 seven"])
    }

    @Test("The article's other sentences tell that the dead are of a conflict")
    func neighbours() {
        let article = Reading.article("A bomb brought the plane down, investigators said. All 90 passengers and six stewards were killed.")
        #expect(article.claims.flatMap(\.quantities).map(\.value) == [90, 6])
    }

    @Test(
        "Other languages count",
        arguments: [
            ("ar", "أعلن تنظيم الدولة الإسلامية مسؤوليته عن التفجير الذي أسفر عن مقتل 35 شخصا.", 35.0),
            ("ru", "Боевики взорвали мост. Погибли пять человек.", 5.0),
            ("fr", "L'attaque des rebelles a fait 21 morts.", 21.0),
        ])
    func languages(_ language: String, _ text: String, _ value: Double) {
        let article = Reading.article(text, language: language)
        #expect(article.claims.flatMap(\.quantities).map(\.value) == [value])
    }

    @Test(
        "Other things are counted beside people, by kind",
        arguments: [
            ("Rebels destroyed 12 armoured vehicles and killed two guards.", "vehicles 12 12"),
            ("The army killed two rebels and destroyed six of their camps.", "bases 6 six"),
            ("Police arrested three rebels and seized 40 rifles.", "weapons_seized 40 40"),
            ("Two rebels were killed in 14 air strikes.", "strikes 14 14"),
            ("Rebels killed 30 people in nine villages.", "places 9 nine"),
            ("Rebels killed 30 people and 20 people are missing.", "missing 20 20"),
            ("Rebels killed 30 people and left 5,000 people without water.", "deprived 5000 5,000"),
            ("Rebels killed 30 people and 9,000 villagers fled their homes.", "displaced 9000 9,000"),
            ("Rebels killed two guards and published three videos of the attack.", "videos 3 three"),
            ("Rebels kidnapped a trader for a ransom of $2 million.", "money 2000000 $2 million"),
            ("Rebels killed two guards 40 km north of the capital.", "distance 40 40 km"),
            ("Rebels burned 600 acres of wheat in the attack.", "area_acres 600 600 acres"),
            ("Police arrested a 13-year-old militant.", "age 13 13-year-old"),
            ("Rebels killed two guards in a siege that lasted 48 hours.", "duration 48 48 hours"),
        ])
    func things(_ text: String, _ wanted: String) {
        #expect(Reading.quantities(text).contains(wanted), "\(text)")
    }

    @Test(
        "Figures in words, ranges, bounds and shares",
        arguments: [
            ("Between 20 and 30 soldiers were killed by rebels.", nil, 20, 30, Quantity.Bound.approx, "soldiers"),
            ("Rebels killed 20-30 soldiers.", nil, 20, 30, .approx, "soldiers"),
            ("Rebels killed 10 to 15 soldiers.", nil, 10, 15, .approx, "soldiers"),
            ("Rebels killed from 10 to 15 soldiers.", nil, 10, 15, .approx, "soldiers"),
            ("Rebels killed two or three soldiers.", nil, 2, 3, .approx, "soldiers"),
            ("Rebels killed two to three hundred soldiers.", nil, 200, 300, .approx, "soldiers"),
            ("Rebels killed up to forty soldiers.", 40, 0, 40, .upTo, "soldiers"),
            ("Rebels killed two hundred and fifty soldiers.", 250, 250, 250, .exact, "soldiers"),
            ("Rebels killed 6,100 soldiers.", 6100, 6100, 6100, .exact, "soldiers"),
            ("Rebels killed 420 000 people.", 420_000, 420_000, 420_000, .exact, "people"),
            ("Rebels kidnapped dozens of villagers.", nil, 24, nil, .vague, "villagers"),
            ("Rebels killed a third of the soldiers.", 0.3333, 0.3333, 0.3333, .exact, "soldiers"),
        ] as [(String, Double?, Double?, Double?, Quantity.Bound, String)])
    func figures(_ text: String, _ value: Double?, _ low: Double?, _ high: Double?, _ bound: Quantity.Bound, _ counted: String) {
        let quantity = Reading.article(text).claims.flatMap(\.quantities).first
        #expect(quantity?.value == value, "\(text)")
        #expect(quantity?.low == low, "\(text)")
        #expect(quantity?.high == high, "\(text)")
        #expect(quantity?.bound == bound, "\(text)")
        #expect(quantity?.of == counted, "\(text)")
    }

    @Test(
        "A range has both its ends and no value in every language, and its opening word belongs to it",
        arguments: [
            ("en", "Rebels killed between 40 and 50 people.", "between 40 and 50"),
            ("en", "Rebels killed 40 to 50 people.", "40 to 50"),
            ("fr", "Les rebelles ont tué entre 40 et 50 personnes.", "entre 40 et 50"),
            ("fr", "Les rebelles ont tué de 40 à 50 personnes.", "de 40 à 50"),
            ("fr", "L'attaque des rebelles a fait 40 à 50 morts.", "40 à 50"),
            ("ru", "Боевики убили от 40 до 50 человек.", "от 40 до 50"),
            ("ru", "Погибли от сорока до пятидесяти солдат, сообщили боевики.", "от сорока до пятидесяти"),
            ("ru", "Боевики убили 40–50 человек.", "40–50"),
            ("ar", "قتل المسلحون بين 40 و50 شخصا.", "بين 40 و50"),
            ("ar", "قتل المسلحون من 40 إلى 50 شخصا.", "من 40 إلى 50"),
            ("ar", "أسفر هجوم المسلحين عن مقتل ما بين أربعين وخمسين شخصا.", "ما بين أربعين وخمسين"),
        ])
    func ranges(_ language: String, _ text: String, _ words: String) {
        let article = Reading.article(text, language: language)
        let quantities = article.claims.flatMap(\.quantities)
        #expect(quantities.map { article.string($0.range) } == [words], "\(text)")
        #expect(quantities.map(\.kind) == ["killed"], "\(text)")
        #expect(quantities.map(\.value) == [nil], "\(text)")
        #expect(quantities.map(\.low) == [40], "\(text)")
        #expect(quantities.map(\.high) == [50], "\(text)")
    }

    @Test("Measures have ranges, too, and a toll that rose from one figure to another has the later one")
    func measuredRanges() {
        #expect(Reading.quantities("Rebels killed two guards 40 to 50 km north of the capital.").contains("distance ? 40 to 50 km"))
        let toll = Reading.article("Rebels attacked the town. The death toll rose from 78 to 92.").claims.flatMap(\.quantities)
        #expect(toll.map(\.value) == [92])
    }

    @Test("Two numbers that a conjunction merely joins are two figures")
    func noRange() {
        #expect(
            Reading.quantities("Rebels killed 40 and 50 people in two attacks.").filter { $0.hasPrefix("killed") } == [
                "killed 40 40", "killed 50 50",
            ])
    }

    @Test("What is surrendered may be a thing, and then nobody surrendered")
    func thingsGivenUp() {
        let text = "Rebels have fought the army for years. The tenant surrendered the keys."
        #expect(Reading.quantities(text).isEmpty)
        #expect(Reading.quantities("A rebel surrendered to the army.") == ["surrendered 1 rebel"])
    }

    @Test("A vague figure has a low bound and no value")
    func vague() {
        let article = Reading.article("Rebels kidnapped dozens of villagers.")
        let quantity = article.claims.flatMap(\.quantities).first
        #expect(quantity?.value == nil)
        #expect(quantity?.low == 24)
        #expect(quantity?.bound == .vague)
    }

    @Test("Arabic-Indic digits are digits")
    func arabicDigits() {
        let article = Reading.article("Rebels killed ١٢ villagers.")
        #expect(article.claims.flatMap(\.quantities).first?.value == 12)
    }
}
