internal import Documents
internal import Text

/// Dates in running words: "4 July 2019", "July 4, 2019", "4 de julio de 2019", "04.07.2019", "2019年7月4日",
/// "٤ يوليو ٢٠١٩".
enum DateText {
    /// How dates of three short numbers are read.
    enum Order: Sendable { case dayFirst, monthFirst }

    /// The first date in a short text; nil where there is none or it could mean two days.
    static func first(in bytes: [UInt8], order: Order?) -> WrittenDate? {
        let marks = read(bytes)
        for index in marks.indices {
            if let date = around(marks, index, order) { return date }
        }
        return nil
    }

    static func isMonth(_ word: String) -> Bool { months[Folding.id(of: word)] != nil }

    private enum Mark {
        case number(Int, digits: Int)
        case month(Int)
        /// The byte or sign between numbers: ".", "/", "-", 年 and 月 as themselves.
        case sign(UInt32)
        case filler
        case word
    }

    private static func around(_ marks: [Mark], _ index: Int, _ order: Order?) -> WrittenDate? {
        switch marks[index] {
        case .month(let month):
            return named(marks, index, month)
        case .number(let number, let digits) where digits == 4:
            guard case .sign(let first)? = marks[safe: index + 1],
                case .number(let month, let monthDigits)? = marks[safe: index + 2],
                case .sign(let second)? = marks[safe: index + 3],
                case .number(let day, let dayDigits)? = marks[safe: index + 4],
                monthDigits <= 2, dayDigits <= 2, first == second || isEastAsian(first) && isEastAsian(second)
            else { return nil }
            return checked(number, month, day)
        case .number(let first, let digits) where digits <= 2:
            guard case .sign(let one)? = marks[safe: index + 1],
                case .number(let second, let secondDigits)? = marks[safe: index + 2],
                case .sign(let two)? = marks[safe: index + 3], one == two, [0x2E, 0x2F, 0x2D].contains(one),
                case .number(let year, let yearDigits)? = marks[safe: index + 4], secondDigits <= 2,
                yearDigits == 4 || yearDigits == 2
            else { return nil }
            if case .sign(let before)? = marks[safe: index - 1], before == one { return nil }
            let full = yearDigits == 4 ? year : 2000 + year
            if one == 0x2E { return checked(full, second, first) }
            if first > 12 { return checked(full, second, first) }
            if second > 12 { return checked(full, first, second) }
            if first == second { return checked(full, first, second) }
            guard yearDigits == 4 else { return nil }
            switch order {
            case .dayFirst: return checked(full, second, first)
            case .monthFirst: return checked(full, first, second)
            case nil: return nil
            }
        default: return nil
        }
    }

    /// A month's name with day and year about it.
    private static func named(_ marks: [Mark], _ index: Int, _ month: Int) -> WrittenDate? {
        var before = index - 1
        while before >= 0, isFiller(marks[before]) { before -= 1 }
        var after = index + 1
        while isFiller(marks[safe: after] ?? .word) { after += 1 }
        let left = before >= 0 && index - before <= 4 ? marks[before] : .word
        let right = after - index <= 4 ? marks[safe: after] ?? .word : .word
        if case .number(let day, let digits) = left, digits <= 2, case .number(let year, let yearDigits) = right {
            if yearDigits == 4 { return checked(year, month, day) }
            if yearDigits == 2, after + 1 >= marks.count || !isColon(marks[after + 1]) {
                return checked(2000 + year, month, day)
            }
        }
        if case .number(let day, let digits) = right, digits <= 2 {
            var next = after + 1
            while isFiller(marks[safe: next] ?? .word) { next += 1 }
            if case .number(let year, let yearDigits)? = marks[safe: next], yearDigits == 4, next - after <= 4 {
                return checked(year, month, day)
            }
            if case .number(let year, let yearDigits) = left, yearDigits == 4 { return checked(year, month, day) }
        }
        return nil
    }

    private static func checked(_ year: Int, _ month: Int, _ day: Int) -> WrittenDate? {
        guard CalendarDay(year, month, day).isValid, year > 1000 else { return nil }
        return WrittenDate(year, month, day)
    }

    private static func isFiller(_ mark: Mark) -> Bool {
        switch mark {
        case .filler: true
        case .sign(let sign): sign == 0x2E || sign == 0x2C || sign == 0x2D || sign == 0x2F || sign == 0x60C
        default: false
        }
    }

    private static func isColon(_ mark: Mark) -> Bool { if case .sign(0x3A) = mark { true } else { false } }
    private static func isEastAsian(_ sign: UInt32) -> Bool { [0x5E74, 0x6708, 0x65E5, 0xB144, 0xC6D4].contains(sign) }

    private static func read(_ bytes: [UInt8]) -> [Mark] {
        var marks: [Mark] = []
        let span = bytes.span
        var at = 0
        while at < bytes.count {
            let (scalar, width) = UTF8Cursor.scalar(span, at)
            let traits = ScalarTraits.of(scalar)
            if traits.contains(.digit) {
                var value = 0
                var digits = 0
                while at < bytes.count {
                    let (next, nextWidth) = UTF8Cursor.scalar(span, at)
                    guard ScalarTraits.of(next).contains(.digit) else { break }
                    let digit = Folding.scalarFold(next)
                    guard digit &- 0x30 < 10 else { break }
                    if digits < 9 { value = value * 10 + Int(digit - 0x30) }
                    digits += 1
                    at += nextWidth
                }
                if digits == 0 { at += width } else { marks.append(.number(value, digits: digits)) }
            } else if isEastAsian(scalar) {
                marks.append(.sign(scalar))
                at += width
            } else if traits.isWordPart {
                let start = at
                while at < bytes.count {
                    let (next, nextWidth) = UTF8Cursor.scalar(span, at)
                    let nextTraits = ScalarTraits.of(next)
                    if nextTraits.contains(.digit) || !nextTraits.isWordPart && !nextTraits.contains(.extend)
                        || isEastAsian(next)
                    {
                        break
                    }
                    at += nextWidth
                }
                let id = Folding.id(of: span, from: start, to: at)
                if let month = months[id] {
                    marks.append(.month(month))
                } else {
                    marks.append(fillers.contains(id) ? .filler : .word)
                }
            } else {
                if !traits.contains(.space), !traits.contains(.extend) { marks.append(.sign(scalar)) }
                at += width
            }
        }
        return marks
    }

    private static let fillers = Set(
        ["de", "del", "of", "the", "th", "st", "nd", "rd", "den", "di", "a", "er", "г", "عام", "سنة", "o"].map(
            Folding.id(of:)))

    /// Month names of two dozen languages in the forms that dates take, with their usual abbreviations.
    private static let months: [Folding.TokenID: Int] = {
        let names: [[String]] = [
            "january jan janvier janv januar jänner enero ene gennaio gen janeiro januari января январь янв січня стычня styczeń stycznia sty ιανουαρίου ιανουάριος ιαν يناير كانون_الثاني جانفي ocak oca leden ledna ianuarie januar januari január tammikuuta ژانویه ינואר",
            "february feb février févr fév februar febrero febbraio fevereiro fev februari февраля февраль фев лютого luty lutego lut φεβρουαρίου φεβρουάριος φεβ φεβρ فبراير شباط فيفري şubat şub únor února februarie február helmikuuta فوریه פברואר",
            "march mar mars märz maerz mrz marzo março maart mrt марта март мар березня marzec marca μαρτίου μάρτιος μαρ مارس آذار mart březen března martie március maaliskuuta מרץ mars",
            "april apr avril avr april abril abr aprile апреля апрель апр квітня kwiecień kwietnia kwi απριλίου απρίλιος απρ أبريل ابريل إبريل نيسان أفريل nisan nis duben dubna aprilie április huhtikuuta آوریل אפריל",
            "may mai mayo maggio mag maio mei мая май травня maj maja μαΐου μάιος μαϊ مايو أيار ماي mayıs květen května május toukokuuta מאי maj mei",
            "june jun juin juni junio giugno giu junho июня июнь июн червня czerwiec czerwca cze ιουνίου ιούνιος ιουν يونيو حزيران جوان haziran haz červen června iunie június kesäkuuta ژوئن יוני",
            "july jul juillet juil juli julio luglio lug julho июля июль июл липня lipiec lipca lip ιουλίου ιούλιος ιουλ يوليو تموز جويلية temmuz tem červenec července iulie július heinäkuuta ژوئیه יולי",
            "august aug août aout agosto ago augustus августа август авг серпня sierpień sierpnia sie αυγούστου αύγουστος αυγ أغسطس آب اغسطس أوت ağustos ağu srpen srpna augusti augusztus elokuuta اوت אוגוסט",
            "september sep sept septembre septiembre settembre set setembro septembrie сентября сентябрь сен сент вересня wrzesień września wrz σεπτεμβρίου σεπτέμβριος σεπ سبتمبر أيلول eylül eyl září szeptember syyskuuta سپتامبر ספטמבר",
            "october oct octobre oktober okt octubre ottobre ott outubro out октября октябрь окт жовтня październik października paź οκτωβρίου οκτώβριος οκτ أكتوبر اكتوبر تشرين_الأول ekim eki říjen října octombrie október lokakuuta اکتبر אוקטובר",
            "november nov novembre noviembre novembro ноября ноябрь ноя листопада listopad listopada lis νοεμβρίου νοέμβριος νοε نوفمبر تشرين_الثاني kasım kas listopadu noiembrie marraskuuta نوامبر נובמבר",
            "december dec décembre déc dezember dez diciembre dic dicembre dezembro декабря декабрь дек грудня grudzień grudnia gru δεκεμβρίου δεκέμβριος δεκ ديسمبر كانون_الأول aralık ara prosinec prosince decembrie joulukuuta دسامبر דצמבר",
        ].map { $0.split(separator: " ").map(String.init) }
        var ids: [Folding.TokenID: Int] = [:]
        for (index, forms) in names.enumerated() {
            for form in forms where ids[Folding.id(of: form)] == nil { ids[Folding.id(of: form)] = index + 1 }
        }
        return ids
    }()
}

extension Array {
    fileprivate subscript(safe index: Int) -> Element? { index >= 0 && index < count ? self[index] : nil }
}
