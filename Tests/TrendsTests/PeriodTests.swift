/// Days, weeks, months, quarters and years.
import Documents
import Testing
import Trends

@Suite("Period")
struct PeriodTests {
    @Test("a quarter begins in January, April, July and October, and is named by its number")
    func quarters() {
        let starts = Period.quarter.starts(from: CalendarDay(2018, 11, 30), to: CalendarDay(2019, 12, 31))
        #expect(starts.map(\.iso) == ["2018-10-01", "2019-01-01", "2019-04-01", "2019-07-01", "2019-10-01"])
        #expect(starts.map(Period.quarter.name) == ["2018-Q4", "2019-Q1", "2019-Q2", "2019-Q3", "2019-Q4"])
    }

    @Test("periods begin with the one that holds the first day and end with the one that holds the last")
    func starts() {
        func starts(_ period: Period, _ first: String, _ last: String) -> [String] {
            period.starts(from: CalendarDay(iso: first)!, to: CalendarDay(iso: last)!).map(\.iso)
        }
        #expect(starts(.day, "2020-02-28", "2020-03-01") == ["2020-02-28", "2020-02-29", "2020-03-01"])
        #expect(starts(.week, "2019-01-06", "2019-01-14") == ["2018-12-31", "2019-01-07", "2019-01-14"])
        #expect(starts(.month, "2018-12-31", "2019-02-01") == ["2018-12-01", "2019-01-01", "2019-02-01"])
        #expect(starts(.year, "2018-12-31", "2019-01-01") == ["2018-01-01", "2019-01-01"])
        #expect(starts(.month, "2019-02-01", "2018-12-31") == [])
    }

    @Test("a date is in the period that holds the whole of it")
    func holding() throws {
        let (february, year) = (try #require(DaySpan(iso: "2019-02")), try #require(DaySpan(iso: "2019")))
        #expect(Period.month.holding(february)?.iso == "2019-02-01" && Period.quarter.holding(february)?.iso == "2019-01-01")
        #expect(Period.week.holding(february) == nil && Period.day.holding(february) == nil)
        #expect(Period.year.holding(year)?.iso == "2019-01-01" && Period.quarter.holding(year) == nil)
    }

    @Test(
        "the finest parts a span into no more than is asked for",
        arguments: [
            (59, Period.day), (60, .week), (419, .week), (420, .month), (1799, .month), (1800, .quarter), (5459, .quarter), (5460, .year),
        ])
    func finest(_ days: Int, _ period: Period) {
        let first = CalendarDay(2001, 1, 1)
        #expect(Period.finest(from: first, to: CalendarDay(ordinal: first.ordinal + days - 1), atMost: 60) == period)
    }
}
