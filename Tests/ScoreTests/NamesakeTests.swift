import Documents
import Testing

/// Which place is meant, asked of the shipped gazetteer: one case for each way in which texts tell namesakes apart.
@Suite struct NamesakeTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var text: String
        var name: String
        var expected: String
        var language: String
        init(_ text: String, _ name: String, _ expected: String, in language: String = "en") {
            (self.text, self.name, self.expected, self.language) = (text, name, expected, language)
        }
        var testDescription: String { "\(name) \(expected): \(text)" }
    }

    @Test("the place that is meant among its namesakes", arguments: cases)
    func meant(_ sample: Case) throws {
        let article = try Readings.article(sample.text, in: sample.language)
        let found = article.mentions.filter { article.string($0.range) == sample.name }.map { article.entities[$0.entity] }
        #expect(!found.isEmpty, "\(sample.name) is not found.")
        for entity in found where entity.type == .place { #expect(entity.id == sample.expected) }
        #expect(found.contains { $0.type == .place })
    }

    private static let cases = [
        // Containment written out
        Case("Gunmen overran Palma, Cabo Delgado, before dawn. Residents fled by boat.", "Palma", "town:palma-mz"),
        Case("Cabo Delgado's Palma was quiet again on Monday.", "Palma", "town:palma-mz"),
        Case("He moved to Paris, Texas, to teach. He liked Paris at once.", "Paris", "geonames:4717560"),
        Case("The plant in Lebanon, Pennsylvania, will close. Workers in Lebanon were told on Friday.", "Lebanon", "geonames:5197517"),
        Case("A storm tore roofs off houses in Athens, Georgia. Nobody in Athens was hurt.", "Athens", "geonames:4180386"),
        Case("A storm tore roofs off houses in Athens, Georgia. Nobody in Athens was hurt.", "Georgia", "geonames:4197000"),
        Case("Two men from Birmingham, Alabama, were charged.", "Birmingham", "geonames:4049979"),
        Case("The bishop was born in Córdoba, Argentina, and studied abroad.", "Córdoba", "geonames:3860259"),
        Case("The ship left Cartagena, Colombia, for the north.", "Cartagena", "geonames:3687238"),
        Case("Tripoli, a port city in northern Lebanon, saw clashes between two quarters.", "Tripoli", "geonames:266826"),
        Case("The Lebanese city of Tripoli saw clashes between two quarters.", "Tripoli", "geonames:266826"),
        Case("The Nigerian town of Baga was burnt down.", "Baga", "town:baga-ng"),
        Case("Baga, a fishing town in Borno State, was burnt down.", "Baga", "town:baga-ng"),
        Case("The Pakistani city of Hyderabad was flooded.", "Hyderabad", "geonames:1176734"),
        Case("The Venezuelan city of Barcelona had no power for two days.", "Barcelona", "geonames:3648559"),
        Case("Canada's London has a university, too.", "London", "geonames:6058560"),
        Case("Syria's Palmyra fell within a week.", "Palmyra", "geonames:163808"),
        Case("Aleppo's Sheikh Maqsoud quarter was shelled.", "Sheikh Maqsoud", "region:sheikh-maqsoud"),
        // Said to lie near
        Case("Fighters blew up a bridge near Raqqa. Ain Issa, north of Raqqa, was shelled.", "Ain Issa", "geonames:172134"),
        Case("The convoy was hit 50 km from Baga. Soldiers from Maiduguri came to help.", "Baga", "town:baga-ng"),
        Case("The train stopped in Dallas. Paris, 100 miles northeast of Dallas, has no station.", "Paris", "geonames:4717560"),
        // Countries and divisions of the article
        Case("In Nigeria the army spoke of an ambush in Borno. The patrol had left Baga at night.", "Baga", "town:baga-ng"),
        Case("In Mozambique the insurgents of Cabo Delgado came back. They took Palma in a day.", "Palma", "town:palma-mz"),
        Case(
            "The Libyan coast guard turned boats back. Fighting in Tripoli went on, and Misrata and Benghazi sent men.", "Tripoli",
            "geonames:2210247"),
        Case(
            "Lebanese soldiers stood between the quarters. In Tripoli, schools stayed shut, while Beirut and Sidon were calm.", "Tripoli",
            "geonames:266826"),
        Case("In Afghanistan a bomb killed six. Nangarhar's governor was on his way to Jalalabad.", "Jalalabad", "geonames:1139715"),
        Case("In Spain the drought goes on. Farmers near Córdoba and Seville lost their crop.", "Córdoba", "geonames:2519240"),
        Case("Argentine unions called a strike. Buses stood still in Córdoba and Rosario.", "Córdoba", "geonames:3860259"),
        Case("In New Hampshire snow fell all night. Schools in Manchester and Concord were shut.", "Manchester", "geonames:5089178"),
        Case("In England snow fell all night. Trains from Manchester to Leeds were late.", "Manchester", "geonames:2643123"),
        Case("In Egypt two churches were attacked. Guards in Alexandria and Tanta had been doubled.", "Alexandria", "geonames:361058"),
        // Lists
        Case("Voters in Florida, Georgia, Alabama and Tennessee go to the polls today.", "Georgia", "geonames:4197000"),
        Case("Envoys of Armenia, Georgia and Azerbaijan met for an hour.", "Georgia", "geonames:614540"),
        Case("Leaders of Egypt, Jordan and Iraq met for an hour.", "Jordan", "geonames:248816"),
        Case("The storm passed over Oklahoma, Kansas and Missouri.", "Kansas", "geonames:4273857"),
        Case("Niger, Mali and Burkina Faso left the bloc.", "Niger", "geonames:2440476"),
        // What the words beside a name call it
        Case("Idlib province was shelled at night.", "Idlib", "geonames:169387"),
        Case("The city of Idlib was shelled at night.", "Idlib", "geonames:169389"),
        Case("New York state raised the tax.", "New York", "geonames:5128638"),
        Case("The Georgia governor signed the law. Other US states wait.", "Georgia", "geonames:4197000"),
        Case("A Lebanon man was fined in Indiana. Police in Lebanon said that he had paid.", "Lebanon", "geonames:4922673"),
        Case("Fighting reached Homs province and the town of Palmyra.", "Homs", "geonames:169575"),
        // Namesakes of countries
        Case("Georgia's parliament in Tbilisi passed the law.", "Georgia", "geonames:614540"),
        Case("Jordan took in more refugees from Syria.", "Jordan", "geonames:248816"),
        Case("South Sudan and Sudan argue about oil.", "South Sudan", "geonames:7909807"),
        Case("South Sudan and Sudan argue about oil.", "Sudan", "geonames:366755"),
        Case("The Democratic Republic of the Congo and Rwanda signed in Luanda.", "Democratic Republic of the Congo", "geonames:203312"),
        Case("Floods along the Congo River cut off villages.", "Congo River", "region:congo-river"),
        Case("Niger's junta expelled the envoy. Nigeria protested.", "Niger", "geonames:2440476"),
        Case("Guinea-Bissau and Guinea share a border.", "Guinea-Bissau", "geonames:2372248"),
        Case("Guinea-Bissau and Guinea share a border.", "Guinea", "geonames:2420477"),
        Case("Soldiers from Chad crossed Lake Chad at night.", "Lake Chad", "region:lake-chad"),
        // What is biggest when nothing is said
        Case("They met in Paris on Sunday.", "Paris", "geonames:2988507"),
        Case("They met in London on Sunday.", "London", "geonames:2643743"),
        Case("They met in Washington on Sunday.", "Washington", "geonames:4140963"),
        Case("They met in Moscow on Sunday.", "Moscow", "geonames:524901"),
        Case("They met in Birmingham on Sunday.", "Birmingham", "geonames:2655603"),
        // Groups, demonyms as evidence
        Case("Boko Haram fighters came at dawn. They burnt houses in Baga.", "Baga", "town:baga-ng"),
        Case("Al-Shabaab said that its men had fired the mortars. Shells fell in Baidoa and in Jowhar.", "Jowhar", "geonames:56335"),
        // Landmarks, airports
        Case("Flights from Heathrow were late because of fog.", "Heathrow", "region:heathrow-airport"),
        Case("A car was stopped outside Windsor Castle.", "Windsor Castle", "region:windsor-castle"),
        Case(
            "A drone came within a mile of Erbil International Airport.", "Erbil International Airport",
            "region:erbil-international-airport"),
        Case("The order came from the White House.", "White House", "region:white-house"),
        // Arabic
        Case("قال شهود إن الطيران قصف مدينة إدلب صباح اليوم.", "إدلب", "geonames:169389", in: "ar"),
        Case(
            "اندلعت اشتباكات في طرابلس شمال لبنان بين حيين، وقال الجيش اللبناني إنه انتشر في بيروت.", "طرابلس", "geonames:266826", in: "ar"),
        Case("قال الجيش الليبي إن قواته دخلت طرابلس بعد بنغازي ومصراتة.", "طرابلس", "geonames:2210247", in: "ar"),
        Case("وصلت القافلة إلى الموصل في العراق أمس.", "الموصل", "geonames:99072", in: "ar"),
        // Russian
        Case("В Ливане столкновения начались в Триполи, сообщила ливанская армия в Бейруте.", "Триполи", "geonames:266826", in: "ru"),
        Case("В Ливии бои идут под Триполи, войска ушли из Бенгази.", "Триполи", "geonames:2210247", in: "ru"),
        Case("Боевики отступили из Пальмиры в сторону Хомса.", "Пальмиры", "geonames:163808", in: "ru"),
        Case("В Афганистане взрыв прогремел в Джелалабаде.", "Джелалабаде", "geonames:1139715", in: "ru"),
        // French
        Case("L'armée libanaise s'est déployée à Tripoli, dans le nord du Liban.", "Tripoli", "geonames:266826", in: "fr"),
        Case("Les combats ont repris près de Tripoli, en Libye, et à Benghazi.", "Tripoli", "geonames:2210247", in: "fr"),
        Case("Des villageois ont fui Palma, au Mozambique, vers Pemba.", "Palma", "town:palma-mz", in: "fr"),
    ]
}
