import Foundation

/// What independent.py and corpus.py computed: the same statistics in the plainest way, with nothing shared.
struct Independent: Sendable {
    private let fields: [String]

    static func rows(_ kind: String, of file: String = "independent.tsv") throws -> [Independent] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: file)
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        return lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
            .filter { $0[0] == kind }.map { Independent(fields: Array($0.dropFirst())) }
    }

    func word(_ field: Int) -> String { fields[field] }
    func integer(_ field: Int) -> Int { Int(fields[field])! }
    func number(_ field: Int) -> Double { Double(fields[field])! }
    func integers(_ field: Int) -> [Int] { fields[field].split(separator: " ").map { Int($0)! } }
    func numbers(_ field: Int) -> [Double] { fields[field].split(separator: " ").map { Double($0)! } }
    func gaps(_ field: Int) -> [Double?] { fields[field].split(separator: " ").map { $0 == "-" ? nil : Double($0)! } }
}

extension Double {
    /// Equal to twelve digits, or to 1e-9 where both are small; infinite on the same side.
    func agrees(with other: Double) -> Bool {
        self == other || isFinite && other.isFinite && abs(self - other) <= max(1e-9, 1e-12 * max(abs(self), abs(other)))
    }

    /// Equal to nine digits however small.
    func agreesInTail(with other: Double) -> Bool { abs(self - other) <= 1e-9 * other }

    func rounded(to digits: Int) -> Double {
        let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
        return (self * scale).rounded() / scale
    }
}
