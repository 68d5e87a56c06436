import Documents

/// Places on a map (SVG): a circle each, its area the number of mentions, and the names of the most mentioned as far as they fit.
package struct MapDrawing {
    private let title: String
    private let points: [(place: PointMap.Place, at: Coordinate)]
    private let frame: MapFrame
    private let isWide: Bool

    package init(_ map: PointMap, isWide: Bool) {
        title = map.title
        // Large circles first, so that small ones stay in sight.
        points = map.points.sorted { ($0.place.mentions, $1.place.id) > ($1.place.mentions, $0.place.id) }
        self.isWide = isWide
        frame = MapFrame(around: points.map(\.at), width: isWide ? 760 : 360, shapes: isWide ? 0.48...0.66 : 0.75...1.1)
    }

    package func write(to markup: inout Markup, id: String, on outlines: Outlines) {
        markup.element(
            "svg",
            [
                "class": isWide ? "map wide" : "map narrow", "viewBox": "0 0 \(frame.width.drawn) \(frame.height.drawn)", "role": "img",
                "aria-labelledby": "\(id)-title \(id)-text",
            ]
        ) { markup in
            markup.element("title", ["id": "\(id)-title"], title)
            markup.element("desc", ["id": "\(id)-text"], description)
            markup.empty("rect", ["class": "sea", "width": frame.width.drawn, "height": frame.height.drawn])
            let land = frame.path(of: outlines, detail: isWide ? 0.8 : 0.9)
            if land.isEmpty {
                writeGraticule(to: &markup)
            } else {
                markup.empty("path", ["class": "land", "transform": "scale(.1)", "d": land])
            }
            writeScale(to: &markup)
            writePlaces(to: &markup)
        }
    }

    private var description: String {
        let largest = points.prefix(5).map { "\($0.place.name) \(Figures.grouped($0.place.mentions))" }
        return "Map of \(Figures.grouped(points.count)) places by mentions. Most mentioned: \(largest.joined(separator: ", "))."
    }

    // MARK: Places

    private func radius(_ place: PointMap.Place) -> Double {
        let most = Double(max(1, points.first?.place.mentions ?? 1))
        return max(2, (isWide ? 22 : 17) * (Double(max(0, place.mentions)) / most).squareRoot())
    }

    private func writePlaces(to markup: inout Markup) {
        let circles = points.map { point in
            let (x, y) = frame.place(frame.within(point.at.longitude), point.at.latitude)
            return Circle(x: x, y: y, radius: radius(point.place))
        }
        markup.element("g", ["class": "places"]) { markup in
            for (point, circle) in zip(points, circles) {
                markup.element("circle", ["cx": circle.x.drawn, "cy": circle.y.drawn, "r": circle.radius.drawn]) { markup in
                    markup.element("title", Self.reading(point.place))
                }
            }
        }
        markup.element("g", ["class": "names"]) { markup in
            var taken: [Box] = []
            for (point, circle) in zip(points, circles) where taken.count < (isWide ? 12 : 7) {
                let name = ShownText.cut(point.place.name, to: 24)
                let choices = circle.sides(of: name).filter { box in
                    box.isWithin(frame.width, frame.height) && !taken.contains { $0.meets(box) }
                }
                // Beside all circles if possible, else over small ones.
                let free = choices.first { box in circles.allSatisfy { !box.meets($0) } }
                let box = free ?? choices.first { box in circles.allSatisfy { $0.radius < circle.radius / 2 || !box.meets($0) } }
                guard let box else { continue }
                taken.append(box)
                markup.element("text", ["x": box.x.drawn, "y": (box.top + 11).drawn, "text-anchor": box.anchor], name)
            }
        }
    }

    static func reading(_ place: PointMap.Place) -> String {
        "\(place.name), \(Figures.grouped(place.mentions)) mentions in \(Figures.grouped(place.articles)) articles"
    }

    private struct Circle {
        let x: Double
        let y: Double
        let radius: Double

        /// Where a name may stand: right, left, below, above.
        func sides(of name: String) -> [Box] {
            let width = Double(name.count) * 7
            let gap = radius + 4
            return [
                Box(left: x + gap, top: y - 7, width: width, anchor: "start"),
                Box(left: x - gap - width, top: y - 7, width: width, anchor: "end"),
                Box(left: x - width / 2, top: y + gap - 1, width: width, anchor: "middle"),
                Box(left: x - width / 2, top: y - gap - 13, width: width, anchor: "middle"),
            ]
        }
    }

    /// A name's room.
    private struct Box {
        let left: Double
        let top: Double
        let width: Double
        /// Which end of the name is next to its circle: the other one may lie elsewhere than its length in letters says.
        let anchor: String

        var x: Double { anchor == "start" ? left : anchor == "end" ? left + width : left + width / 2 }

        func isWithin(_ width: Double, _ height: Double) -> Bool {
            left >= 2 && left + self.width <= width - 2 && top >= 2 && top + 14 <= height - 2
        }

        func meets(_ other: Box) -> Bool {
            left < other.left + other.width + 4 && other.left < left + width + 4 && abs(top - other.top) < 14
        }

        func meets(_ circle: Circle) -> Bool {
            let across = circle.x - min(max(circle.x, left), left + width)
            let down = circle.y - min(max(circle.y, top + 2), top + 12)
            return across * across + down * down < circle.radius * circle.radius
        }
    }

    // MARK: Frame

    /// Kilometres, where one length holds for the whole map.
    private func writeScale(to markup: inout Markup) {
        guard frame.north - frame.south < 40 else { return }
        let perKilometre = frame.scale / 111.2
        let kilometres = Ticks.step(over: frame.width / 5 / perKilometre, about: 1)
        let length = (kilometres > frame.width / 4 / perKilometre ? kilometres / 2 : kilometres) * perKilometre
        let y = frame.height - 10
        markup.element("g", ["class": "scale"]) { markup in
            markup.empty("path", ["d": "M10 \((y - 4).drawn)V\(y.drawn)H\((10 + length).drawn)V\((y - 4).drawn)"])
            let text = Figures.grouped(length / perKilometre, places: 1) + " km"
            markup.element("text", ["x": (16 + length).drawn, "y": (y + 1).drawn], text)
        }
    }

    /// Lines of whole degrees, where there are no outlines.
    private func writeGraticule(to markup: inout Markup) {
        let step = Self.degrees(frame.north - frame.south)
        markup.element("g", ["class": "graticule"]) { markup in
            for longitude in stride(from: (frame.west / step).rounded(.up) * step, through: frame.east, by: step) {
                let x = frame.place(longitude, 0).x
                markup.empty("line", ["x1": x.drawn, "x2": x.drawn, "y1": "0", "y2": frame.height.drawn])
                let shown = longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude
                markup.element("text", ["x": (x + 3).drawn, "y": "12"], Self.degrees(shown, "E", "W"))
            }
            for latitude in stride(from: (frame.south / step).rounded(.up) * step, through: frame.north, by: step) {
                let y = frame.place(0, latitude).y
                markup.empty("line", ["x1": "0", "x2": frame.width.drawn, "y1": y.drawn, "y2": y.drawn])
                markup.element("text", ["x": "3", "y": (y - 3).drawn], Self.degrees(latitude, "N", "S"))
            }
        }
    }

    private static func degrees(_ span: Double) -> Double { [1, 2, 5, 10, 20].first { span / $0 <= 6 } ?? 30 }

    private static func degrees(_ value: Double, _ positive: String, _ negative: String) -> String {
        "\(Table.decimal(abs(value)))°" + (value > 0 ? positive : value < 0 ? negative : "")
    }
}
