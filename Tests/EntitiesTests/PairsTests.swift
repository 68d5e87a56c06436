/// One name in many writings: what the gazetteer has on the left, what a text has on the right.
import Documents
import Testing

import Entities

@Suite struct PairsTests {
    struct Pair: Sendable, CustomTestStringConvertible {
        var name: String
        var written: String
        var section: Section
        var isSame: Bool
        var testDescription: String { "\(name) \(isSame ? "=" : "≠") \(written)" }
    }

    /// A section of the table: in which country its names are, and what text they are put into.
    struct Section: Sendable {
        var country: String
        var type: String
        var frame: String
    }

    static let pairs: [Pair] = {
        var section = Section(country: "", type: "", frame: "")
        var pairs: [Pair] = []
        for line in table.split(separator: "\n") {
            if line.hasPrefix("#") {
                let parts = line.dropFirst(2).split(separator: " ", maxSplits: 2).map(String.init)
                section = Section(country: parts[0], type: parts[1], frame: parts[2])
                continue
            }
            for (sign, isSame) in [(" = ", true), (" ≠ ", false)] {
                guard let range = line.firstRange(of: sign) else { continue }
                for written in line[range.upperBound...].split(separator: "|") {
                    pairs.append(Pair(name: String(line[..<range.lowerBound]), written: String(written), section: section, isSame: isSame))
                }
            }
        }
        return pairs
    }()

    @Test("finds a name in every writing of it, and in no other name", arguments: pairs)
    func writings(_ pair: Pair) throws {
        let columns = "id;name;type;kind;countries;lat;lon;population"
        let kind = pair.section.type == "place" ? "city" : ""
        // Names of lesser places are heard only where their country is named.
        let country = "c;Ruritania;place;country;\(pair.section.country);33;44;9000000"
        let row = "x;\(pair.name);\(pair.section.type);\(kind);\(pair.section.country);33;44;2000000"
        let gazetteer = try Gazetteer(
            compiled: Gazetteer.compile(
                tables: [
                    Sample.table("names.tsv", columns, [country, row]), Sample.table("given_names.tsv", "name", ["Maria", "Eden", "Sana"]),
                    Sample.table("titles.tsv", "title;kind", ["President;person", "Colonel;person"]),
                ], tokenizing: Sample.tokenizing))
        let text = pair.section.frame.replacing("_", with: pair.written) + Sample.rest
        #expect(try Sample.names(text, gazetteer).contains { $0.id == "x" } == pair.isSame, "\(text)")
    }

    // A line beginning with # opens a section: country and type of the row, and the text that the writing is put into.
    static let table = """
        # TR place They met in _ last week.
        Şanlıurfa = Sanliurfa|ŞANLIURFA|Şanliurfa|Şanlıurfa’da|Şanlıurfa'nın
        İstanbul = Istanbul|ISTANBUL|İSTANBUL|Istanbul'da|İstanbul’un|İstanbul’dan
        Diyarbakır = Diyarbakir|DİYARBAKIR|Diyarbakır'ın
        İdlib = Idlib|İDLİB|İdlib'de
        Muş = Mus
        Van = Van'da
        Iğdır = Igdir|IĞDIR
        İzmir ≠ İzmit
        # FR place They met in _ last week.
        Łódź = Lodz|ŁÓDŹ|Łodz
        N'Djamena = Ndjamena|N’Djaména|N`Djamena|N’djamena
        Đà Nẵng = Da Nang|Ðà Nẵng|Da-Nang
        Weißenfels = Weissenfels
        Tromsø = Tromso
        Ærø = Aero
        Saint-Étienne = Saint Etienne|SAINT-ÉTIENNE
        Côte d'Ivoire = Cote d’Ivoire|Côte d`Ivoire
        Reykjavík = Reykjavik
        Curaçao = Curacao
        São Paulo = Sao Paulo
        Ħamrun = Hamrun
        Timișoara = Timişoara|Timisoara
        Plzeň = Plzen
        Ñuñoa = Nunoa
        Paris ≠ Baris|Pariss|Parys|Pari
        Arras ≠ Ares|Aras
        Bagé ≠ Baga
        Mainz ≠ Maine|Manz
        Nigeria ≠ Niger
        Malawi ≠ Mali|Mallawi
        Lyon ≠ Leon|Lion
        Rouen ≠ Rowan
        # YE place They met in _ last week.
        Sana'a = Sanaa|Sana’a|Sanaʿa|SANA'A|Sana`a
        Ṣan‘ā’ = Ṣanʿāʾ|San'a'|Sanʻaʼ|Sana
        Ta'izz = Taizz|Ta‘izz|Taʿizz
        Ma'rib = Marib|Maʾrib
        # SY place Ruritania is at war. They met in _ last week.
        Raqqa = Al Raqqa|al-Raqqa|ar-Raqqah|Ar-Raqqah|Rakka|Raqqah|er-Rakka|Rakkah
        Ar Raqqah = Raqqa|Rakka|Al-Raqqa
        Deir ez-Zor = Deir al-Zour|Dayr az Zawr|Deirezzor|Dair az-Zor|Deir al-Zor|Deir ez Zour
        Ghouta = Ghuta|Ghoutah
        Ghouta ≠ Guta|Gouta|Gotha
        Suwayda = Sweida|As-Suwayda|Suwaida|Al-Suwayda
        Al Bukamal = Albukamal|Al-Bukamal|Boukamal|al-Bukamal
        Al Hasakah = Hasaka|Hassakeh|al-Hasaka|Hassake
        Latakia = Lattakia|Latakiyah
        Qamishli = Qamishly|Kamishli|Gamishli
        Manbij = Manbidj|Menbij|Minbij
        Palmyra = Palmyra
        Maarrat an Numan = Maarat al-Numan|Ma'arrat al-Nu'man|Maaret al-Numan|Ma’arat an-Nu’man
        Jisr ash-Shughur = Jisr al-Shughur|Jisr al-Shughour|Jisr ash Shugur|Djisr el-Shughour
        Khan Shaykhun = Khan Sheikhoun|Khan Shaykhoun|Khan Sheikhun
        Abu al-Kamal = Abou el-Kamal|Abu al-Kemal
        Idlib = Edlib|Idleb|Edleb
        Kobani ≠ Kabana|Cubana
        Homs ≠ Hums
        # IQ place Ruritania is at war. They met in _ last week.
        Fallujah = Falluja|Faluja|Al-Fallujah|Falloujah
        Tikrit = Takrit|Tekrit
        Kirkuk = Kirkouk|Kerkuk
        An Nasiriyah = Nasiriya|Nassiriya|al-Nasiriyah|Nasiriyya
        Baqubah = Ba'quba|Baquba|Bakuba
        Karbala = Kerbala|Karbalah
        Sulaymaniyah = Sulaimaniya|Sulaymaniya|Al-Sulaimaniyah
        Erbil = Arbil|Irbil
        Salah al-Din = Salahuddin|Salahaddin|Salah ad-Din|Salah ud Din
        Mosul = Mosoul
        Iraq ≠ Iran
        Hama ≠ Hamas
        Sanaa ≠ Sana
        Ramadi ≠ Ramadan|Ramada
        Khan ≠ Han
        Bab ≠ Babel
        Marea ≠ Maria
        Tikrit ≠ Tikka|Tokrut
        Basra ≠ Busra|Bosra|Basri
        Baghdad ≠ Baghdadi|Bagdada
        # YE place Ruritania is at war. They met in _ last week.
        Aden ≠ Eden
        Al Hudaydah = Hodeidah|Hodeida|Hudaydah|al-Hudayda|Al-Hodeidah|Hudeida
        Hadramawt = Hadramout|Hadhramaut|Hadramaut|Hadhramawt
        # LY place Ruritania is at war. They met in _ last week.
        Benghazi = Banghazi|Bengazi
        Misratah = Misrata|Misratah
        Zawiya = Zawia|Az-Zawiya|Zawiyah
        Misratah ≠ Misrati
        Sirte ≠ Surt|Sert
        # AF place Ruritania is at war. They met in _ last week.
        Mazar-e Sharif = Mazar-i-Sharif|Mazar i Sharif|Mazar-e-Sharif|Mazar Sharif
        Kandahar = Qandahar|Kandehar
        Helmand = Hilmand
        Kunduz = Konduz|Qunduz|Kundoz
        Jalalabad = Djalalabad|Jelalabad
        # RU place Ruritania is at war. They met in _ last week.
        Makhachkala = Mahachkala|Makhatchkala
        Grozny = Groznyy|Grozniy|Grozny
        Grozny ≠ Grozna
        # UA place Ruritania is at war. They met in _ last week.
        Luhansk = Luhans'k|Luhans’k
        Kharkiv ≠ Kharkov
        Kharkiv = Harkiv|Kharkyiv
        Bakhmut = Bahmut|Bakhmout
        Mykolaiv = Mykolayiv|Mikolaiv
        Mariupol = Mariupol|Maryupol
        Severodonetsk = Severodonetsk|Siverodonetsk
        # QA place Ruritania is at war. They met in _ last week.
        Qatar = Katar
        # SO place Ruritania is at war. They met in _ last week.
        Mogadishu = Mogadishou
        Mogadishu ≠ Mogadisha
        # FR place They met in _ last week.
        Toulouse ≠ Tulusa|Toloosa
        Marseille ≠ Marsaille
        Rakka ≠ Raqqa
        # LY person Ruritania waits. The talks with _ were short.
        Muammar Gaddafi = Muammar Gadhafi|Moammar Gaddafi|Mu'ammar Gadafi
        Muammar Qaddafi = Muammar Gaddafi|Moammar Kadhafi|Muammar al-Qaddafi|Muammar al-Gaddafi|Mouammar Kadhafi
        # UA person Ruritania waits. The talks with _ were short.
        Volodymyr Zelensky = Volodymyr Zelenskyy|Volodymyr Zelenskiy|Volodimir Zelenskii
        Volodymyr Zelensky ≠ Volodymyr Zelenska
        # IQ person Ruritania waits. The talks with _ were short.
        Muhammad al-Halbusi = Mohammed al-Halbousi|Mohamed Halbousi|Muhammad Al-Halboosi|Muhammed al Halbusi
        # PS person Ruritania waits. The talks with _ were short.
        Mohammed Deif = Muhammad Dayf|Mohamad al-Deif|Mohammad Daif
        # LY person Ruritania knew Colonel _ well.
        Gaddafi = Qaddafi|Kadhafi|Gadhafi|Ghaddafi|Kaddafi
        # UA person Ruritania saw President _ again.
        Zelensky = Zelenskyy|Zelenskiy
        Zelensky ≠ Zelenska|Zelenov
        # SY person Ruritania waits. The talks with _ were short.
        Bashar al-Assad = Bashar Assad|Bashar el-Assad|Bashar Al Asad|Bashar al Assad
        Ahmad al-Sharaa ≠ Ahmad al-Shami
        # LB group Ruritania waits. Men of _ were seen.
        Kataib Hezbollah = Kata'ib Hizballah|Kataib Hizbullah|Kataeb Hezbollah
        Kataib Hezbollah ≠ Kataib Hezbolli
        # SY place وصل الوفد إلى _ أمس
        حلب = حَلَب|حـلـب|بحلب|وحلب|لحلب|فحلب
        حلب ≠ حليب|جلب|حالب
        الرقة = الرقه|الرَّقَّة|بالرقة|للرقة|والرقة|وبالرقة|فللرقة|رقة
        إدلب = ادلب|أدلب|إدلِب|بإدلب|وإدلب
        صنعاء = بصنعاء|وبصنعاء
        درعا = درعا|بدرعا
        القامشلي = القامشلى|قامشلي|بالقامشلي
        السويداء = بالسويداء|وبالسويداء
        مصراتة = مصراته
        طرابلس = بطرابلس|لطرابلس
        غزة = غزه|بغزة|لغزة
        غزة ≠ غزال|عزة
        الموصل = بالموصل|كالموصل|فالموصل|ﺍﻟﻤﻮﺻﻞ
        بيروت = ببيروت|بَيْرُوت
        البصرة = بالبصرة|البصره|للبصرة
        لبنان = بلبنان|ولبنان
        اليمن = لليمن|باليمن|اليمن
        سوريا = سوريا|لسوريا
        سوريا ≠ سورة
        الباب = بالباب
        عدن ≠ معدن
        غانا ≠ الغناء
        مينا ≠ ميناء
        تل أبيض = بتل أبيض|وتل أبيض|تلّ أبيض|بتل ابيض
        دير الزور = بدير الزور|ودير الزور|دير الزّور
        # IR place وصل الوفد إلى _ أمس
        تهران = تهران|بتهران
        کرمانشاه = كرمانشاه|کرمانشاە
        کابل = كابل
        قندهار = قندھار
        ایران = ايران|اِیران
        پیشاور = پیشاور|پيشاور
        یزد = يزد
        هرات = ہرات
        # RU place Вчера были в _ и уехали.
        Алеппо = Алеппо|АЛЕППО
        Идлиб = Идлиба|Идлибе|Идлибом|Идлибу
        Ракка = Ракки|Ракке|Ракку|Раккой|РАККА
        Мариуполь = Мариуполя|Мариуполе|Мариуполем|Мариуполю
        Бахмут = Бахмута|Бахмуте|Бахмутом
        Сирия = Сирии|Сирию|Сирией|СИРИЯ
        Россия = России|Россию|Россией
        Харьков = Харькова|Харькове|Харьковом|Харькову
        Киев = Киева|Киеве|Киевом
        Львов = Львова|Львове|Львовом
        Ростов = Ростова|Ростове
        Псков = Пскова|Пскове
        Саратов = Саратова|Саратове|Саратовом
        Грозный = Грозного|Грозном|Грозным|Грозному
        Нижний Новгород = Нижнего Новгорода|Нижнем Новгороде|Нижним Новгородом
        Амстердам = Амстердама|Амстердаме|Амстердамом
        Вьетнам = Вьетнама|Вьетнаме|Вьетнамом
        Иерусалим = Иерусалима|Иерусалиме|Иерусалимом
        Вифлеем = Вифлеема|Вифлееме
        Шанхай = Шанхая|Шанхае|Шанхаем
        Китай = Китая|Китае|Китаем|Китаю
        Уругвай = Уругвая|Уругвае
        Чечня = Чечни|Чечне|Чечней
        Турция = Турции|Турцию|Турцией
        Хама = Хамы|Хаме|Хаму
        Хомс = Хомса|Хомсе
        Украина = Украины|Украине|Украину|Украиной
        Латакия = Латакии|Латакию
        Новый Орлеан = Нового Орлеана|Новом Орлеане
        Санкт-Петербург = Санкт-Петербурга|Санкт-Петербурге|Санкт Петербург
        Орёл = Орел
        Королёв = Королева|Королеве
        Дейр-эз-Зор = Дейр-эз-Зора|Дейр-эз-Зоре|Дейр эз Зор
        Тверь = Твери|Тверью
        Казань = Казани|Казанью
        Сирия ≠ Серия|Серии|Сирень
        Кобани ≠ Кабан|Кабаны
        Россия ≠ Росси|Рост
        Ростов ≠ Рост
        Иваново ≠ Иван
        Багдад ≠ Багдади
        Нигерия ≠ Нигер|Нигере
        Ливия ≠ Лив
        Иран ≠ Ирак
        Индия ≠ Инд
        Киев ≠ Кив
        # UA place Учора були в _ та інших.
        Харків = Харкова|Харкові|Харковом|ХАРКІВ
        Київ = Києва|Києві|Києвом|КИЇВ
        Львів = Львова|Львові
        Миколаїв = Миколаєва|Миколаєві
        Одеса = Одеси|Одесі|Одесу|Одесою
        Запоріжжя = Запоріжжі|Запоріжжям
        Маріуполь = Маріуполя|Маріуполі|Маріуполем
        Росія = Росії|Росію|Росією
        Україна = України|Україні|Україну|Україною
        Донецьк = Донецька|Донецьку|Донецьком
        Слов'янськ = Слов’янська|Словʼянську
        Кам'янське = Кам’янського
        Крим = Криму|Кримом
        Харків ≠ Харьков|Харчів
        # RU person Вчера говорили о _ и других.
        Владимир Зеленский = Владимира Зеленского|Владимиром Зеленским|Владимире Зеленском|Владимиру Зеленскому
        Владимир Путин = Владимира Путина|Владимиром Путиным|Владимиру Путину
        Сергей Лавров = Сергея Лаврова|Сергеем Лавровым|Сергею Лаврову
        Башар Асад = Башара Асада|Башаром Асадом
        Рамзан Кадыров = Рамзана Кадырова|Рамзаном Кадыровым
        Анатолий Быков = Анатолия Быкова|Анатолием Быковым
        Евгений Пригожин = Евгения Пригожина|Евгением Пригожиным|Евгению Пригожину
        # UA person Учора говорили про _ та інших.
        Володимир Зеленський = Володимира Зеленського|Володимиром Зеленським|Володимирові Зеленському
        # RU group Об этом сообщили _ вчера.
        Исламское государство = Исламского государства|Исламским государством|Исламскому государству
        талибы = талибами|талибов|Талибы|талибам|талибах
        ИГИЛ = ИГИЛ
        Хезболла = Хезболлы|Хезболлой|Хезболлу
        вооружённые силы = вооруженных сил|вооруженными силами|вооруженных силах
        Свободная сирийская армия = Свободной сирийской армии|Свободную сирийскую армию|Свободной сирийской армией
        движение Талибан = движения Талибан|движением Талибан
        # IL place אתמול _ היה שקט
        ירושלים = יְרוּשָׁלַיִם|בירושלים|לירושלים|מירושלים|וירושלים|שבירושלים|ובירושלים
        רמאללה = ברמאללה|מרמאללה
        תל אביב = תל־אביב|תל-אביב|בתל אביב|לתל־אביב
        ג'נין = ג׳נין|ג’נין|בג'נין
        חברון = בחברון|והחברון
        חברון ≠ חברה
        # IL group אתמול _ הודיע
        צה"ל = צה״ל|צה”ל|וצה"ל|בצה״ל|לצה"ל
        חמאס = לחמאס|וחמאס|שחמאס
        # GR place Χθες στην _ έγινε.
        Αθήνα = Αθηνα|ΑΘΗΝΑ
        Θεσσαλονίκη = Θεσσαλονικη|ΘΕΣΣΑΛΟΝΙΚΗ
        # CN place 在_。
        北京 = 北京
        北京 ≠ 南京|北海
        # JP group They said _ did it.
        ISIS = ＩＳＩＳ|I.S.I.S.
        """
}
