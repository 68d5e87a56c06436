/// Outlines of countries that a map is drawn on, as corpora/outlines/countries.tsv has them.
package struct Outlines: Sendable {
    /// Corners of a closed line, in degrees.
    typealias Ring = [(longitude: Double, latitude: Double)]

    let rings: [Ring]

    /// A map of points alone.
    package static let none = Outlines(rings: [])

    private init(rings: [Ring]) { self.rings = rings }

    package struct Malformed: Error, Sendable, Equatable, CustomStringConvertible {
        package let file: String
        package let line: Int
        package let problem: String
        package var description: String { "\(file):\(line): \(problem)" }
    }

    /// Reads rows of country, name and ring: a ring's first corner and the steps from corner to corner, in hundredths of a degree.
    package init(file: String, bytes: [UInt8]) throws(Malformed) {
        var rings: [Ring] = []
        var hasHead = false
        for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            guard let first = line.first, first != 0x23 else { continue }
            guard hasHead else {
                hasHead = true
                continue
            }
            let cells = line.split(separator: 0x09, omittingEmptySubsequences: false)
            guard cells.count == 3 else {
                throw Malformed(
                    file: file, line: number + 1, problem: "\(Figures.grouped(cells.count)) columns, expected 3 (country, name, ring).")
            }
            guard let ring = Self.ring(cells[2]) else {
                throw Malformed(
                    file: file, line: number + 1,
                    problem: "the ring is no list of at least three pairs of whole numbers within 180 degrees east and 90 degrees north.")
            }
            rings.append(ring)
        }
        self.rings = rings
    }

    private static func ring(_ cell: ArraySlice<UInt8>) -> Ring? {
        var ring: Ring = []
        var corner = (x: 0, y: 0)
        var east: Int?
        for word in cell.split(separator: 0x20) {
            guard let step = Int(String(decoding: word, as: UTF8.self)), abs(step) <= 36000 else { return nil }
            guard let across = east else {
                east = step
                continue
            }
            corner = (corner.x + across, corner.y + step)
            east = nil
            guard abs(corner.x) <= 18000, abs(corner.y) <= 9000 else { return nil }
            ring.append((Double(corner.x) / 100, Double(corner.y) / 100))
        }
        return east == nil && ring.count >= 3 ? ring : nil
    }
}
