/// A line through what jumps from period to period.
package enum MovingAverage {
    /// The mean of a period and as many on either side: 7 days are three before, the day, and three after.
    ///
    /// nil is a period without articles; it takes no part, and gets the mean of those around it, or nil where they have none
    /// either. At both ends the mean is over what there is, so the line reaches from the first period to the last, and moves
    /// more freely there. Every period counts the same, however many articles it has.
    package static func centred(_ values: [Double?], over periods: Int) -> [Double?] {
        precondition(periods > 0 && !periods.isMultiple(of: 2), "an odd number of periods has a middle")
        let reach = periods / 2
        return values.indices.map { middle in
            let around = values[max(0, middle - reach)...min(values.count - 1, middle + reach)].compactMap { $0 }
            return around.isEmpty ? nil : around.reduce(0, +) / Double(around.count)
        }
    }
}
