/// An arbiter as a text file: a version line, a line for each type with its curve, a line for each weight that is not 0.
///
///     gleaner arbiter 1
///     type attack_report 1.042 -0.113 0.41
///     weight 12043 0.837
///
/// `#` begins a comment. Types that the taxonomy lacks are refused: such a file was fitted with another taxonomy. Types
/// that the file lacks keep the scores of their frames.
package enum ArbiterFile {
    /// Changes when traits do, for then the weights stand for something else.
    package static let version = 1

    package static func text(_ arbiter: Arbiter, note: String = "") -> String {
        var lines = ["gleaner arbiter \(version)"] + note.split(separator: "\n").map { "# \($0)" }
        for (type, scale) in arbiter.scales.sorted(by: { $0.key < $1.key }) {
            lines.append("type \(type) \(scale.slope) \(scale.shift) \(scale.threshold)")
        }
        for (place, weight) in arbiter.weights.enumerated() where weight != 0 { lines.append("weight \(place) \(weight)") }
        return lines.joined(separator: "\n") + "\n"
    }

    /// `types`: the names of the taxonomy's types.
    package static func read(path: String, text: String, types: Set<String>) throws(LexiconError) -> Arbiter {
        var weights = [Float](repeating: 0, count: 1 << Traits.bits)
        var scales: [String: Arbiter.Scale] = [:]
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            let words = line.prefix { $0 != "#" }.split(separator: " ").map(String.init)
            func error(_ message: String) -> LexiconError { LexiconError(path: path, line: index + 1, message: message) }
            if index == 0 {
                guard words.count == 3, words[0] == "gleaner", words[1] == "arbiter" else {
                    throw error("this is no model of claims. Make one with gleaner train.")
                }
                guard words[2] == "\(version)" else {
                    throw error("the model has version \(words[2]), this Gleaner reads \(version). Fit it anew with gleaner train.")
                }
                continue
            }
            switch words.first {
            case nil: continue
            case "type":
                guard words.count == 5, let slope = Double(words[2]), let shift = Double(words[3]), let threshold = Double(words[4]),
                    slope.isFinite, shift.isFinite, (0...1).contains(threshold)
                else { throw error("expected a type with slope, shift and threshold: type attack_report 1.04 -0.11 0.5") }
                guard types.contains(words[1]) else {
                    throw error(
                        "the taxonomy has no type “\(words[1])”, so the model belongs to another one. Fit it anew with gleaner train, or write model: none into the pipeline file."
                    )
                }
                scales[words[1]] = Arbiter.Scale(slope: slope, shift: shift, threshold: threshold)
            case "weight":
                guard words.count == 3, let place = Int(words[1]), let weight = Float(words[2]), weight.isFinite,
                    weights.indices.contains(place)
                else { throw error("expected a place from 0 to \(weights.count - 1) and a weight: weight 12043 0.84") }
                weights[place] = weight
            default: throw error("“\(words[0])” is not known here; valid are type or weight.")
            }
        }
        guard !scales.isEmpty else {
            throw LexiconError(
                path: path, line: lines.count, message: "the model ends before its first type. Make it anew with gleaner train.")
        }
        return Arbiter(weights: weights, scales: scales)
    }
}
