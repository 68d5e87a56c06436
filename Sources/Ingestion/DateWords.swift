internal import Documents
internal import Text

/// The words of dates in the languages that news is most written in: months of three calendars, and what is written
/// before a date to say which one it is.
enum DateWords {
    enum Meaning {
        case month(Int, CivilCalendar)
        /// A word that may stand between day, month and year.
        case filler
        case label(DateLabel)
    }

    static func meaning(of id: Folding.TokenID) -> Meaning? { words[id] }

    /// Two words in a row that are one month: "كانون الثاني", "Rabi al-Awwal".
    static func month(_ first: Folding.TokenID, _ second: Folding.TokenID) -> (Int, CivilCalendar)? { pairs[pair(first, second)] }

    /// Month names in the forms that dates take, with their usual abbreviations; "_" parts the words of one name.
    private static let gregorian = [
        """
        january jan janvier janv januar jänner jaenner enero ene gennaio gen janeiro januari января январь янв січня січень
        stycznia styczeń sty ιανουαρίου ιανουάριος ιαν يناير كانون_الثاني جانفي ocak oca leden ledna ianuarie ian január
        tammikuuta ژانویه ינואר בינואר জানুয়ারি जनवरी جنوری
        """,
        """
        february feb février févr fév februar febrero febbraio febb fevereiro fev februari февраля февраль фев февр лютого
        лютий luty lutego lut φεβρουαρίου φεβρουάριος φεβ φεβρ فبراير شباط فيفري şubat şub únor února februarie február febr helmikuuta
        فوریه פברואר בפברואר ফেব্রুয়ারি फरवरी فروری
        """,
        """
        march mar mars märz maerz mrz marzo março maart mrt марта март мар березня березень marzec marca μαρτίου μάρτιος μαρ مارس
        آذار mart březen března martie március márc maaliskuuta מרץ במרץ maret মার্চ मार्च مارچ
        """,
        """
        april apr avril avr abril abr aprile апреля апрель апр квітня квітень kwiecień kwietnia kwi απριλίου απρίλιος απρ أبريل
        ابريل إبريل نيسان أفريل nisan nis duben dubna aprilie április ápr huhtikuuta آوریل אפריל באפריל এপ্রিল अप्रैल اپریل
        """,
        """
        may mai mayo maggio mag maio mei мая май травня травень maj maja μαΐου μάιος μαϊ مايو أيار ماي mayıs květen května május máj
        toukokuuta مه מאי במאי মে मई مئی
        """,
        """
        june jun juin juni junio giugno giu junho июня июнь июн червня червень czerwiec czerwca cze ιουνίου ιούνιος ιουν يونيو
        يونيه حزيران جوان haziran haz červen června iunie június jún kesäkuuta ژوئن יוני ביוני জুন जून جون
        """,
        """
        july jul juillet juil juli julio luglio lug julho июля июль июл липня липень lipiec lipca lip ιουλίου ιούλιος ιουλ يوليو
        يوليه تموز جويلية temmuz tem červenec července iulie július júl heinäkuuta ژوئیه יולי ביולי জুলাই जुलाई جولائی
        """,
        """
        august aug août aout agosto ago augustus августа август авг серпня серпень sierpień sierpnia sie αυγούστου αύγουστος αυγ
        أغسطس آب اغسطس أوت ağustos ağu srpen srpna augusti augusztus elokuuta اوت אוגוסט באוגוסט agustus আগস্ট अगस्त اگست
        """,
        """
        september sep sept septembre septiembre settembre sett set setembro septembrie сентября сентябрь сен сент вересня вересень
        wrzesień września wrz σεπτεμβρίου σεπτέμβριος σεπ σεπτ سبتمبر أيلول eylül eyl září szeptember szept syyskuuta سپتامبر
        ספטמבר בספטמבר সেপ্টেম্বর सितंबर सितम्बर ستمبر
        """,
        """
        october oct octobre oktober okt octubre ottobre ott outubro out октября октябрь окт жовтня жовтень październik
        października paź οκτωβρίου οκτώβριος οκτ أكتوبر اكتوبر تشرين_الأول ekim eki říjen října octombrie október lokakuuta
        اکتبر אוקטובר באוקטובר অক্টোবর अक्टूबर اکتوبر
        """,
        """
        november nov novembre noviembre novembro ноября ноябрь ноя нояб листопада листопад listopad listopada lis νοεμβρίου
        νοέμβριος νοε نوفمبر تشرين_الثاني kasım kas listopadu noiembrie marraskuuta نوامبر נובמבר בנובמבר নভেম্বর नवंबर نومبر
        """,
        """
        december dec décembre déc dezember dez diciembre dic dicembre dezembro декабря декабрь дек грудня грудень grudzień
        grudnia gru δεκεμβρίου δεκέμβριος δεκ ديسمبر كانون_الأول aralık ara prosinec prosince decembrie joulukuuta دسامبر
        דצמבר בדצמבר desember des ডিসেম্বর दिसंबर دسمبر
        """,
    ]

    private static let hijri = [
        "محرم المحرم muharram moharram muharrem",
        "صفر safar",
        "ربيع_الأول ربيع_الاول ربیع_الاول rabi_i rabi_awwal rabi_awal rabialawwal rabiulawal",
        "ربيع_الثاني ربيع_الآخر ربيع_الاخر ربیع_الثانی rabi_ii rabi_thani rabi_akhir rabialthani rabiulakhir",
        "جمادى_الأولى جمادى_الاولى جمادي_الأولى جمادی_الاول jumada_i jumada_ula jumada_awwal jumadilawal",
        "جمادى_الآخرة جمادى_الاخرة جمادى_الثانية جمادي_الآخرة جمادی_الثانی jumada_ii jumada_akhirah jumada_akhira jumada_thani jumadilakhir",
        "رجب rajab",
        "شعبان shaban shaaban syaban",
        "رمضان ramadan ramadhan ramazan",
        "شوال shawwal syawal",
        "ذو_القعدة ذي_القعدة ذوالقعدة ذو_القعده ذیقعده dhu_qadah dhu_qada dhu_qidah dhulqadah dhulqidah zulkaidah",
        "ذو_الحجة ذي_الحجة ذوالحجة ذو_الحجه ذیحجه dhu_hijjah dhu_hijja dhulhijjah dhulhijja zulhijjah",
    ]

    private static let persian = ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"]

    private static let fillers = "de del of the th st nd rd den di a er г года عام سنة o al el ul ال من ב של"

    private static let labels: [(DateLabel, String)] = [
        (
            .published,
            """
            published posted publication created issued released veröffentlicht erschienen erstellt publiziert stand publié publiée
            paru publicado publicada pubblicato pubblicata gepubliceerd geplaatst opublikowano dodano publikacja опубликовано
            опубликован публикации размещено опубліковано نشر نُشر النشر yayınlanma yayınlandı yayın δημοσίευση δημοσιεύτηκε
            δημοσιεύθηκε publikováno zveřejněno publicerad publicerat publikálva közzétéve publicat diterbitkan 发布 发表 公開
            게시 등록 입력 انتشار פורסם
            """
        ),
        (
            .modified,
            """
            updated update modified edited revised amended aktualisiert aktualisierung geändert bearbeitet actualisé jour
            modifié modifiée màj maj actualizado actualizada actualización aggiornato aggiornata aggiornamento modificato atualizado
            atualizada atualização bijgewerkt gewijzigd zaktualizowano aktualizacja zmodyfikowano обновлено обновлен обновление
            изменено оновлено تحديث محدث güncelleme güncellendi güncellenme ενημέρωση ενημερώθηκε aktualizováno
            uppdaterad uppdaterat frissítve módosítva actualizat diperbarui 更新 更新日 更新时间 更新時間 最終更新 수정 بروزرسانی עודכן
            """
        ),
        (
            .other,
            """
            registered joined registriert mitglied inscrit inscrito registrado registrato зарегистрирован dołączył geregistreerd
            born geboren né née nacido nacida nato nata nascido родился родилась urodzony
            currently current today aktuelle heute jetzt aujourd actuellement hoy ahora oggi adesso hoje agora vandaag
            dzisiaj dziś сегодня сейчас сьогодні bugün σήμερα dnes idag astăzi امروز היום
            """
        ),
    ]

    private static let words: [Folding.TokenID: Meaning] = {
        var words: [Folding.TokenID: Meaning] = [:]
        for (label, list) in labels {
            for word in forms(list) { words[Folding.id(of: word)] = .label(label) }
        }
        for word in forms(fillers) { words[Folding.id(of: word)] = .filler }
        for (calendar, months) in calendars.reversed() {
            for (index, list) in months.enumerated().reversed() {
                for form in forms(list) where !form.utf8.contains(0x5F) {
                    words[Folding.id(of: form)] = .month(index + 1, calendar)
                }
            }
        }
        return words
    }()

    private static let pairs: [Folding.TokenID: (Int, CivilCalendar)] = {
        var pairs: [Folding.TokenID: (Int, CivilCalendar)] = [:]
        for (calendar, months) in calendars {
            for (index, list) in months.enumerated() {
                for form in forms(list) {
                    let parts = form.utf8.split(separator: 0x5F).map { Folding.id(of: String(Substring($0))) }
                    if parts.count == 2 { pairs[pair(parts[0], parts[1])] = (index + 1, calendar) }
                }
            }
        }
        return pairs
    }()

    private static let calendars: [(CivilCalendar, [String])] = [(.gregorian, gregorian), (.hijri, hijri), (.persian, persian)]

    private static func forms(_ list: String) -> [String] { list.utf8.split(whereSeparator: ASCII.isSpace).map { String(Substring($0)) } }

    private static func pair(_ first: Folding.TokenID, _ second: Folding.TokenID) -> Folding.TokenID { first &* 31 &+ second }
}

/// What is said of a date by the word before it; `other` dates are the clock's, a member's, a birthday.
enum DateLabel { case published, modified, other }

/// The calendars that dates on pages are written in.
enum CivilCalendar {
    case gregorian
    /// The Islamic lunar calendar, by its tabular form, whose leap years of a 30-year cycle are 2, 5, 7, 10, 13, 16, 18, 21,
    /// 24, 26 and 29 (Explanatory Supplement to the Astronomical Almanac, 1992, section 12.92). Where months begin by sight
    /// of the moon, a date may be a day off, at times two.
    case hijri
    /// The solar calendar of Iran and Afghanistan, by the 33-year cycle of its leap years, exact from 1244 to 1472.
    case persian

    /// The days since 1970-01-01; nil when there is no such day, or none that an article of our time could name.
    func ordinal(_ year: Int, _ month: Int, _ day: Int) -> Int? {
        guard (1...12).contains(month), day >= 1 else { return nil }
        switch self {
        case .gregorian:
            let date = CalendarDay(year, month, day)
            return date.isValid && year > 1000 && year < 3000 ? date.ordinal : nil
        case .hijri:
            guard (1300...1600).contains(year), day <= 30 else { return nil }
            let julianDay = (11 * year + 3) / 30 + 354 * year + 30 * month - (month - 1) / 2 + day + 1_948_440 - 385
            return julianDay - 2_440_588
        case .persian:
            guard (1244...1472).contains(year), day <= (month <= 6 ? 31 : month < 12 || Self.isPersianLeap(year) ? 30 : 29) else {
                return nil
            }
            let newYear = (1244..<year).reduce(CalendarDay(1865, 3, 21).ordinal) { $0 + (Self.isPersianLeap($1) ? 366 : 365) }
            return newYear + (month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30) + day - 1
        }
    }

    private static func isPersianLeap(_ year: Int) -> Bool { [1, 5, 9, 13, 17, 22, 26, 30].contains(year % 33) }
}
