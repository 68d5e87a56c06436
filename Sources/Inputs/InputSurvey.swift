internal import Documents

/// What inputs would be read, without reading all of them.
package struct InputSurvey: Sendable {
    /// All files of one format.
    package struct Kind: Sendable, Equatable {
        package let format: InputFormat
        package var files = 0
        /// As they are stored.
        package var bytes = 0
        /// Articles to come, as far as can be told.
        package var records = 0
        /// Records that cannot be read.
        package var damaged = 0
        /// Every record was looked at; else the counts are drawn from the first megabyte of each file.
        package var isExact = true
    }

    package internal(set) var kinds: [Kind] = []

    fileprivate mutating func add(_ format: InputFormat, _ change: (inout Kind) -> Void) {
        let index = kinds.firstIndex { $0.format == format }
        if index == nil { kinds.append(Kind(format: format)) }
        change(&kinds[index ?? kinds.count - 1])
    }
}

extension Inputs {
    /// Bytes of each file that are looked into.
    private static let sample = 1 << 20

    /// Walks all that was named and looks into each file that holds many articles. `skipped` then says what is left out;
    /// of archives, as far as they were looked into. Standard input, which can be read only once, is left alone.
    package mutating func survey() -> InputSurvey {
        var survey = InputSurvey()
        while let place = pending.popLast() {
            if place.isStandardInput { continue }
            switch find(place) {
            case .file(let format, let bytes): look(place, format, bytes, &survey)
            case .failure: passedOver.add("unreadable", place.source)
            case .nothing: break
            }
        }
        survey.kinds.sort { $0.format.rawValue < $1.format.rawValue }
        return survey
    }

    private mutating func look(_ place: Pending, _ format: InputFormat, _ size: Int, _ survey: inout InputSurvey) {
        var (records, damaged) = (0, 0)
        let before = bytes
        // Bytes that the counted articles took: all that was read, when the next one needed more.
        var read = 0
        if format.holdsMany {
            var article = open(place, format, size) ?? nextInContainer()
            while let found = article {
                if bytes - before >= Self.sample, read > 0 { break }
                read = bytes - before
                if case .unreadable = found.payload { damaged += 1 } else { records += 1 }
                article = nextInContainer()
            }
        } else {
            records = 1
        }
        let isExact = open == nil
        open = nil
        let share = isExact ? 1 : Double(size) / Double(max(1, min(size, read)))
        survey.add(format) { kind in
            kind.files += 1
            kind.bytes += size
            kind.records += Int((Double(records) * share).rounded())
            kind.damaged += Int((Double(damaged) * share).rounded())
            kind.isExact = kind.isExact && isExact
        }
    }
}
