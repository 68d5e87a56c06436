/// Distances between points on the earth, by the angle between unit vectors.
import Glibc

enum Sphere {
    struct Point {
        var x: Float
        var y: Float
        var z: Float
    }

    static func point(_ latitude: Double, _ longitude: Double) -> Point {
        let (phi, lambda) = (latitude * .pi / 180, longitude * .pi / 180)
        return Point(x: Float(cos(phi) * cos(lambda)), y: Float(cos(phi) * sin(lambda)), z: Float(sin(phi)))
    }

    /// Kilometres along the chord, which for the distances that matter here is the arc to within 1 %.
    @inline(__always)
    static func distance(_ a: GazetteerRecord, _ b: GazetteerRecord) -> Float {
        let (dx, dy, dz) = (a.x - b.x, a.y - b.y, a.z - b.z)
        return 6371 * (dx * dx + dy * dy + dz * dz).squareRoot()
    }
}

/// Populations on a scale of 20 to a power of ten: 1,000 is 60, a million 120.
enum Magnitude {
    static func of(_ population: UInt32) -> Int { population == 0 ? 30 : Int(20 * log10(Double(population))) }
}
