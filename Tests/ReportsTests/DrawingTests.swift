/// Axes of charts, frames of maps and the outlines they are drawn on.
import Documents
import Foundation
import Reports
import Testing

@Suite("Drawings")
struct DrawingTests {
    @Test(
        "an axis starts at nought and goes in steps of 1, 2 or 5",
        arguments: [
            (0.0, [0.0, 1]), (1, [0, 0.2, 0.4, 0.6, 0.8, 1]), (28.7, [0, 10, 20, 30]), (1234, [0, 500, 1000, 1500]),
            (5, [0, 1, 2, 3, 4, 5]),
            (-3, [0, 1]), (.infinity, [0, 1]), (.leastNonzeroMagnitude, [0, 1]),
        ])
    func ticks(_ highest: Double, _ expected: [Double]) {
        let ticks = Ticks.values(upTo: highest, about: 5)
        #expect(zip(ticks, expected).allSatisfy { abs($0 - $1) < 1e-9 } && ticks.count == expected.count)
    }

    @Test("periods are named by quarter, half or year, as far as there is room")
    func periods() {
        let months = (4..<28).map { month in String(format: "%d-%02d", 2021 + month / 12, month % 12 + 1) }
        #expect(Ticks.periods(months, atMost: 9).map { months[$0] }.first == "2021-07")
        #expect(Ticks.periods(months, atMost: 3).map { months[$0] } == ["2022-01", "2023-01"])
        let weeks = (1...53).map { String(format: "2020-W%02d", $0) } + (1...53).map { String(format: "2021-W%02d", $0) }
        #expect(Ticks.periods(weeks, atMost: 4).map { weeks[$0] } == ["2020-W01", "2020-W27", "2021-W01", "2021-W27"])
        #expect(Ticks.periods(["2021-03-01", "2021-03-02"], atMost: 9) == [0, 1])
        #expect(Ticks.periods((0..<40).map { "\(2015 + $0 / 4)-Q\($0 % 4 + 1)" }, atMost: 9) == [0, 5, 10, 15, 20, 25, 30, 35])
        #expect(Ticks.periods([], atMost: 9).isEmpty)
        #expect(Ticks.periods(["2021-05"], atMost: 0) == [0])
    }

    @Test("labels below an axis never overlap", arguments: [1, 2, 8, 24, 53, 104, 120], [true, false])
    func labels(_ count: Int, _ isWide: Bool) throws {
        let periods = (0..<count).map { String(format: "%d-W%02d", 2019 + $0 / 52, $0 % 52 + 1) }
        let chart = LineChart(title: "", unit: "", periods: periods, lines: [.init(label: "l", values: periods.map { _ in 1 })])
        var markup = Markup()
        LineDrawing(chart, isWide: isWide).write(to: &markup, id: "d")
        let labels = try Page(markup.text).nodes("text").filter { $0["text-anchor"] == "middle" }
        let middles = labels.compactMap { Double($0["x"] ?? "") }
        #expect(!middles.isEmpty)
        #expect(zip(middles, middles.dropFirst()).allSatisfy { $1 - $0 >= 8 * LineDrawing.letter })
        #expect(middles.allSatisfy { $0 >= 4 * LineDrawing.letter - 0.1 && $0 <= (isWide ? 760 : 360) - 4 * LineDrawing.letter + 0.1 })
    }

    private func frame(_ points: (Double, Double)...) -> MapFrame {
        MapFrame(around: points.map { Coordinate(latitude: $0.0, longitude: $0.1) }, width: 760, shapes: 0.48...0.66)
    }

    @Test("a map shows its points with a margin, and one town with its surroundings")
    func crop() {
        let region = frame((33.3, 44.4), (36.9, 36.2))
        #expect(region.west < 36 && region.west > 34 && region.east > 44.6 && region.east < 46.5)
        #expect(region.south < 33 && region.north > 37.2 && region.height / region.width <= 0.67)
        let town = frame((48.85, 2.35))
        #expect(town.east - town.west > 5 && town.north - town.south >= 2.4 && town.north - town.south < 6)
    }

    @Test("points on both sides of the date line are near, and all over the world they are on the usual map")
    func dateLine() {
        let pacific = frame((-21.1, -175.2), (-18.1, 178.4))
        #expect(pacific.east - pacific.west < 15 && pacific.west < 178.4 && pacific.within(-175.2) == 184.8)
        let world = frame((34, -118), (-43, 172), (36, 43))
        #expect(world.west == -180 && world.east == 180 && world.south <= -57)
        #expect(world.within(172) == 172 && world.within(-118) == -118)
    }

    @Test("every point lies on its map", arguments: [(89.9, 0.0), (-90, 180), (0, -180), (0, 360), (71, 179.99)])
    func edges(_ latitude: Double, _ longitude: Double) {
        let frame = frame((latitude, longitude), (0, 10))
        let (x, y) = frame.place(frame.within(longitude), latitude)
        #expect(x >= 0 && x <= frame.width && y >= 0 && y <= frame.height && frame.height > 100 && frame.height < 1000)
    }

    private let rows = "# a comment\ncountry\tname\tring\nAAA\tNear\t3900 3500 100 0 0 100 -100 0\nBBB\tFar\t-6000 -1000 100 0 0 100\n"

    @Test("only outlines that meet the map are drawn, cut at its edges, and others are not")
    func outlines() throws {
        let outlines = try Outlines(file: "o.tsv", bytes: Array(rows.utf8))
        let near = frame((35.5, 39.5)).path(of: outlines, detail: 0.8)
        #expect(near.filter { $0 == "M" }.count == 1)
        #expect(frame((0, 100)).path(of: outlines, detail: 0.8).isEmpty)
        let all = try Outlines(file: "o.tsv", bytes: Array("country\tname\tring\nX\tX\t-18000 -9000 36000 0 0 18000 -36000 0\n".utf8))
        let frame = frame((35.5, 39.5))
        let numbers = frame.path(of: all, detail: 0.8).matches(of: /-?\d+/).compactMap { Int($0.output) }
        #expect(numbers.count >= 8 && numbers.allSatisfy { abs($0) <= Int(frame.width * 10) + 200 })
    }

    @Test(
        "a malformed row of outlines is an error with file and line",
        arguments: [
            ("AAA\t1 2 3 4 5 6", "o.tsv:2: 2 columns, expected 3 (country, name, ring)."), ("A\tB\t1 2 3 4", "o.tsv:2: the ring"),
            ("A\tB\t1 2 3 4 5", "o.tsv:2: the ring"), ("A\tB\t1 2 3 4 5 x", "o.tsv:2: the ring"),
            ("A\tB\t18001 0 1 1 1 1", "o.tsv:2: the ring"), ("A\tB\t99999999999999999999 0 1 1 1 1", "o.tsv:2: the ring"),
        ])
    func malformed(_ row: String, _ message: String) throws {
        let error = #expect(throws: Outlines.Malformed.self) {
            try Outlines(file: "o.tsv", bytes: Array("country\tname\tring\n\(row)\n".utf8))
        }
        #expect(try #require(error).description.hasPrefix(message))
    }

    @Test("names on a map do not cover one another, and the most mentioned has one")
    func names() throws {
        let places = (0..<60).map { place in
            PointMap.Place(
                id: "\(place)", name: "Place number \(place)",
                coordinate: Coordinate(latitude: 33 + Double(place % 8) * 0.5, longitude: 36 + Double(place / 8) * 0.7),
                mentions: 1000 - place * 15,
                articles: 1)
        }
        var markup = Markup()
        MapDrawing(PointMap(title: "", places: places), isWide: true).write(to: &markup, id: "m", on: .none)
        let page = try Page(markup.text)
        let names = page.nodes("g").filter { $0["class"] == "names" }.flatMap {
            $0.children
        }
        #expect(names.first?.text == "Place number 0" && names.count <= 12)
        let at = names.map { name -> [Double] in
            let length = Double(name.text.count) * 7
            let share: Double = ["middle": 0.5, "end": 1][name["text-anchor"] ?? ""] ?? 0
            return [(Double(name["x"] ?? "") ?? 0) - share * length, Double(name["y"] ?? "") ?? 0, length]
        }
        for (place, one) in at.enumerated() {
            for other in at.dropFirst(place + 1) {
                #expect(abs(one[1] - other[1]) >= 14 || one[0] + one[2] <= other[0] || other[0] + other[2] <= one[0])
            }
        }
    }

    @Test("a circle's area, not its radius, follows the mentions")
    func circles() throws {
        let places = [(400, 36.0), (100, 38.0)].map {
            PointMap.Place(id: "", name: "n", coordinate: Coordinate(latitude: 35, longitude: $0.1), mentions: $0.0, articles: 1)
        }
        var markup = Markup()
        MapDrawing(PointMap(title: "", places: places), isWide: true).write(to: &markup, id: "m", on: .none)
        let radii = try Page(markup.text).nodes("circle").compactMap { Double($0["r"] ?? "") }
        #expect(radii == [22, 11])
    }
}
