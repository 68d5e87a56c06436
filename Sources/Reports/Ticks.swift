/// Where a chart's axes are marked.
package enum Ticks {
    /// From nought to the first mark at or above `highest`, in steps of 1, 2 or 5 times a power of ten.
    package static func values(upTo highest: Double, about count: Int) -> [Double] {
        guard highest.isFinite, highest > 1e-9 else { return [0, 1] }
        let step = step(over: highest, about: count)
        let last = Int((highest / step - 1e-9).rounded(.up))
        return (0...max(1, last)).map { Double($0) * step }
    }

    /// The 1, 2 or 5 times a power of ten that divides `span` into at most about `count` parts.
    static func step(over span: Double, about count: Int) -> Double {
        let rough = span / Double(count)
        var power = 1.0
        while power * 10 <= rough { power *= 10 }
        while power > rough { power /= 10 }
        return power * ([1, 2, 5].first { $0 * power >= rough } ?? 10)
    }

    /// Which periods are named below a chart that has room for `most` names: every month, quarter or year rather than every fifth month.
    package static func periods(_ periods: [String], atMost most: Int) -> [Int] {
        let cycle = periods.first.map(cycle) ?? .none
        let steps: [Int] =
            switch cycle {
            case .months: [1, 3, 6, 12, 24, 60, 120]
            case .weeks: [1, 2, 4, 13, 26, 52, 104, 260, 520]
            case .days: [1, 2, 3, 4, 7, 14, 28, 56, 112, 364]
            case .none: [1, 2, 5, 10, 20, 50, 100]
            }
        for step in steps {
            let marked = periods.indices.filter { place in
                switch cycle {
                case .months: (year(periods[place]) * 12 + part(periods[place]) - 1) % step == 0
                case .weeks where step > 4:
                    // Quarters, halves or whole years; a 53rd week belongs to none.
                    part(periods[place]) < 53 && (year(periods[place]) * 52 + part(periods[place]) - 1) % step == 0
                default: place % step == 0
                }
            }
            if marked.count <= max(1, most), !marked.isEmpty { return marked }
        }
        return periods.isEmpty ? [] : [0]
    }

    private enum Cycle { case months, weeks, days, none }

    private static func cycle(_ period: String) -> Cycle {
        switch period.utf8.count {
        case 7 where Int(period.suffix(2)) != nil: .months
        case 8 where period.utf8.contains(0x57): .weeks
        case 10: .days
        default: .none
        }
    }

    private static func year(_ period: String) -> Int { Int(period.prefix(4)) ?? 0 }

    /// The month or week of its year.
    private static func part(_ period: String) -> Int { Int(period.suffix(2)) ?? 1 }
}
