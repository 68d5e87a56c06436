/// Days of the calendar and arithmetic on them.
import Documents
import Foundation
import Testing

@Suite("Calendar days")
struct CalendarTests {
    // Ordinals and weekdays computed apart from this program.
    @Test(
        "known days have their ordinal and weekday",
        arguments: [
            ("1970-01-01", 0, 3), ("1969-12-31", -1, 2), ("2000-02-29", 11016, 1), ("2000-03-01", 11017, 2), ("2019-07-04", 18081, 3),
            ("2014-06-29", 16250, 6), ("1600-01-01", -135140, 5), ("0001-01-01", -719162, 0), ("9999-12-31", 2_932_896, 4),
        ])
    func known(_ iso: String, _ ordinal: Int, _ weekday: Int) throws {
        let day = try #require(CalendarDay(iso: iso))
        #expect(day.ordinal == ordinal)
        #expect(day.weekday == weekday)
        #expect(CalendarDay(ordinal: ordinal) == day)
        #expect(day.iso == iso)
    }

    @Test("every day from 1900 to 2100 is the day after the one before it")
    func everyDay() throws {
        var day = CalendarDay(1900, 1, 1)
        var ordinal = day.ordinal
        var wrong: [String] = []
        while day.year <= 2100 {
            let last = CalendarDay.days(in: day.month, of: day.year)
            let next =
                day.day < last
                ? CalendarDay(day.year, day.month, day.day + 1)
                : day.month < 12 ? CalendarDay(day.year, day.month + 1, 1) : CalendarDay(day.year + 1, 1, 1)
            ordinal += 1
            if next.ordinal != ordinal || CalendarDay(ordinal: ordinal) != next || next <= day
                || next.weekday != (day.weekday + 1) % 7 || CalendarDay(iso: next.iso) != next
            {
                wrong.append(next.iso)
            }
            day = next
        }
        #expect(wrong == [])
        // 201 years, 49 of them leap years: 1900 and 2100 are none.
        #expect(ordinal - CalendarDay(1900, 1, 1).ordinal == 201 * 365 + 49)
    }

    @Test(
        "what is no day is not read as one",
        arguments: [
            "", "2019", "2019-07", "2019-7-4", "2019-02-29", "1900-02-29", "2019-13-01", "2019-00-10", "2019-04-31", "2019-04-00",
            "2019/07/04", "2O19-07-04", "٢٠١٩-٠٧-٠٤", "-019-07-04",
        ])
    func noDay(_ text: String) {
        #expect(CalendarDay(iso: text) == nil)
    }

    @Test("a time after the day is left aside", arguments: ["2019-07-04", "2019-07-04T23:59:60+02:00", "2019-07-04 10:00"])
    func dayOfTime(_ text: String) {
        #expect(CalendarDay(iso: text) == CalendarDay(2019, 7, 4))
    }

    @Test("a stamp has a day only when it is as exact as that")
    func stamps() {
        #expect(DateStamp("2019-07-04", .day, signal: "meta").day == CalendarDay(2019, 7, 4))
        #expect(DateStamp("2019-07", .month, signal: "meta").day == nil)
        #expect(DateStamp("2019", .year, signal: "url").day == nil)
    }
}

@Suite("Byte ranges")
struct ByteRangeTests {
    @Test("a range holds itself and what is inside, and overlaps what shares a byte")
    func relations() {
        let range = ByteRange(3, 9)
        #expect(range.count == 6)
        #expect(range.contains(range))
        #expect(range.contains(ByteRange(4, 9)))
        #expect(!range.contains(ByteRange(2, 9)))
        #expect(range.overlaps(ByteRange(8, 12)))
        #expect(!range.overlaps(ByteRange(9, 12)))
        #expect(!range.overlaps(ByteRange(0, 3)))
        #expect([ByteRange(3, 9), ByteRange(0, 2), ByteRange(3, 4)].sorted() == [ByteRange(0, 2), ByteRange(3, 4), ByteRange(3, 9)])
    }
}
