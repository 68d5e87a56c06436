package import Documents

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The part of the world that a map shows, and where a point lies on it: degrees alike in both directions at the middle's latitude
/// (equirectangular), which keeps the shapes of countries over a region and is readable over the world.
package struct MapFrame {
    package let width: Double
    package let height: Double
    /// Degrees; the west edge may lie beyond 180, and the east edge is at most 360 from it.
    package let west: Double
    package let east: Double
    package let south: Double
    package let north: Double

    private let narrowing: Double

    /// A frame around the points with a margin, never narrower than a small country; the whole world where they lie all over it.
    package init(around points: [Coordinate], width: Double, shapes: ClosedRange<Double>) {
        let (from, to) = Self.narrowest(points.map(\.longitude))
        let low = points.map(\.latitude).min() ?? 0
        let high = points.map(\.latitude).max() ?? 0
        if to - from > 150 {
            // Without the empty ends of the world, unless something lies there.
            (west, east, south, north) = (-180, 180, min(-57, low - 3), max(78, high + 3))
        } else {
            let middle = (low + high) / 2
            let across = cos(min(abs(middle), 75) * .pi / 180)
            var wide = max(5, (to - from) * across * 1.24 + 0.6)
            var tall = max(3, (high - low) * 1.24 + 0.6)
            tall = max(tall, wide * shapes.lowerBound)
            wide = min(max(wide, tall / shapes.upperBound), 360 * across)
            let center = min(max(middle, tall / 2 - 90), 90 - tall / 2)
            (west, east) = ((from + to - wide / across) / 2, (from + to + wide / across) / 2)
            (south, north) = (max(-90, center - tall / 2), min(90, center + tall / 2))
        }
        narrowing = cos(min(abs(south + north) / 2, 75) * .pi / 180)
        self.width = width
        height = width * (north - south) / ((east - west) * narrowing)
    }

    /// Pixels to a degree of latitude.
    var scale: Double { height / (north - south) }

    package func place(_ longitude: Double, _ latitude: Double) -> (x: Double, y: Double) {
        ((longitude - west) / (east - west) * width, (north - latitude) * scale)
    }

    /// A point's longitude as this frame counts it: 190 rather than -170 where the frame reaches over the date line.
    package func within(_ longitude: Double) -> Double {
        var longitude = longitude
        while longitude < west { longitude += 360 }
        while longitude > east, longitude - 360 >= west { longitude -= 360 }
        return longitude
    }

    /// From the first longitude to the last, the circle cut where the widest gap is.
    private static func narrowest(_ longitudes: [Double]) -> (from: Double, to: Double) {
        let sorted = longitudes.map { $0 >= 180 ? $0 - 360 : $0 < -180 ? $0 + 360 : $0 }.sorted()
        guard let first = sorted.first, let last = sorted.last else { return (0, 0) }
        var widest = (gap: first + 360 - last, from: first, to: last)
        for (before, after) in zip(sorted, sorted.dropFirst()) where after - before > widest.gap {
            widest = (after - before, after, before + 360)
        }
        return (widest.from, widest.to)
    }

    // MARK: Outlines

    /// The rings that meet the frame, cut at a little beyond it, as one path in tenths of a pixel. Corners nearer to each other than
    /// `detail` pixels are one.
    package func path(of outlines: Outlines, detail: Double) -> String {
        var path = ""
        let margin = 8 / scale
        for ring in outlines.rings {
            let longitudes = ring.map(\.longitude)
            let latitudes = ring.map(\.latitude)
            guard let from = longitudes.min(), let to = longitudes.max(), let low = latitudes.min(), let high = latitudes.max(),
                high > south, low < north
            else { continue }
            for turn in [-360.0, 0, 360] where to + turn > west && from + turn < east {
                var corners = ring.map { (x: $0.longitude + turn, y: $0.latitude) }
                corners = Self.cut(corners, side: { $0.x - (west - margin) })
                corners = Self.cut(corners, side: { east + margin - $0.x })
                corners = Self.cut(corners, side: { $0.y - (south - margin) })
                corners = Self.cut(corners, side: { north + margin - $0.y })
                path += drawn(corners, detail: detail)
            }
        }
        return path
    }

    /// The part of a closed line on the side that counts above nought (Sutherland and Hodgman).
    private static func cut(_ ring: [(x: Double, y: Double)], side: ((x: Double, y: Double)) -> Double) -> [(x: Double, y: Double)] {
        guard var before = ring.last else { return [] }
        var kept: [(x: Double, y: Double)] = []
        kept.reserveCapacity(ring.count)
        var wasIn = side(before)
        for corner in ring {
            let isIn = side(corner)
            if (isIn >= 0) != (wasIn >= 0) {
                let share = wasIn / (wasIn - isIn)
                kept.append((before.x + (corner.x - before.x) * share, before.y + (corner.y - before.y) * share))
            }
            if isIn >= 0 { kept.append(corner) }
            (before, wasIn) = (corner, isIn)
        }
        return kept
    }

    private func drawn(_ corners: [(x: Double, y: Double)], detail: Double) -> String {
        var path = ""
        var last = (x: 0, y: 0)
        var count = 0
        let least = Int(detail * 10)
        for corner in corners {
            let (across, down) = place(corner.x, corner.y)
            let here = (x: Int((across * 10).rounded()), y: Int((down * 10).rounded()))
            if count == 0 {
                path = "M\(here.x) \(here.y)l"
            } else {
                let step = (x: here.x - last.x, y: here.y - last.y)
                if abs(step.x) < least, abs(step.y) < least { continue }
                path += count > 1 && step.x >= 0 ? " \(step.x)" : "\(step.x)"
                path += step.y >= 0 ? " \(step.y)" : "\(step.y)"
            }
            last = here
            count += 1
        }
        return count > 2 ? path + "z" : ""
    }
}
