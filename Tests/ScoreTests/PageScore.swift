import Documents
import Measures

/// Article text, title, byline, date and language of the sample pages.
struct PageScore {
    private var text: [String: [Double]] = [:]
    private var shares: [String: [String: Share]] = [:]
    /// What differs, for reading.
    private(set) var differences: [String] = []

    init(_ readings: Readings) {
        for page in readings.pages {
            let article = readings.ofPage[page.page]
            let found = article.map { String(decoding: $0.text, as: UTF8.self) } ?? ""
            let f1 = TextMeasure.shingles(found: found, gold: page.text).f1
            text[page.language, default: []].append(f1)
            if f1 < 0.98 { differences.append("\(page.page) text \((f1 * 1000).rounded() / 1000)") }
            compare("title", Self.plain(page.title), article?.title.map(Self.plain), page)
            compare("byline", page.byline, article?.byline, page)
            compare("date", page.published, article?.published.map { String($0.value.prefix(10)) }, page)
            compare("language", page.language, article?.language, page)
            let unwanted = page.without.filter(found.contains)
            compare("without", [], unwanted.isEmpty ? [] : unwanted, page)
        }
    }

    var figures: [Figure] {
        text.keys.sorted().flatMap { language -> [Figure] in
            let f1 = text[language] ?? []
            let mean = Figure(name: "pages \(language) text f1", value: f1.reduce(0, +) / Double(f1.count), of: f1.count)
            return [mean]
                + ["title", "byline", "date", "language", "without"].map { what in
                    let share = shares[language]?[what] ?? Share()
                    return Figure(name: "pages \(language) \(what)", value: share.value, of: share.of)
                }
        }
    }

    private mutating func compare<Value: Equatable>(_ what: String, _ gold: Value, _ found: Value, _ page: Gold.Page) {
        shares[page.language, default: [:]][what, default: Share()].count(gold == found)
        if gold != found { differences.append("\(page.page) \(what): expected \(gold), found \(found)") }
    }

    private static func plain(_ title: String) -> String { title.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
