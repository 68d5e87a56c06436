/// Spans of days from dates of any exactness.
import Documents
import Testing

@Suite("Spans of days")
struct DaySpanTests {
    @Test(
        "a date is all the days that it may mean",
        arguments: [
            ("2014", "2014-01-01", "2014-12-31"), ("2016-02", "2016-02-01", "2016-02-29"), ("2014-11-10", "2014-11-10", "2014-11-10"),
            ("2014-11-10T23:59:00+02:00", "2014-11-10", "2014-11-10"), ("970", "0970-01-01", "0970-12-31"),
        ])
    func dates(_ date: String, _ from: String, _ to: String) throws {
        let span = try #require(DaySpan(iso: date))
        #expect(span.from == from && span.to == to)
    }

    @Test(
        "what is no date is no span",
        arguments: ["", "May", "2014-13", "2014-02-30", "2014-", "2014-11-10-1", "-2014", "20144", "2014-+1-10", "+201", "２０１４"])
    func wrong(_ date: String) { #expect(DaySpan(iso: date) == nil) }

    @Test("an open end overlaps all that lies that way")
    func open() throws {
        let since = try #require(DaySpan(from: "2014-06-29", to: ""))
        let year = try #require(DaySpan(iso: "2014"))
        #expect(since.to == nil && since.overlaps(year))
        let before = try #require(DaySpan(iso: "2014-06-28"))
        #expect(!since.overlaps(before))
        #expect(DaySpan(from: "", to: "") == .always)
        #expect(DaySpan(from: "x", to: "") == nil)
    }
}
