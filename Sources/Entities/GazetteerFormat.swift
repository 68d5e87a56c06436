/// How the compiled gazetteer is laid out in its file: a header, then frozen tables, each starting on a multiple of 64 bytes.
///
/// Change `version` with any change here, in the word lists or in how aliases are cut, so that older files are made anew.
import Documents
import Text

enum GazetteerFormat {
    static let magic: UInt64 = 0x3152_4E41_454C_47  // "GLEANR1" on a little-endian machine; reads otherwise elsewhere
    static let version: UInt64 = 63
    /// The filter over first words has at least so many bits for each, so that at most one other word in eight passes; its size
    /// is a power of two: 1 MB for 600,000 words, which stays in cache.
    static let filterBitsPerWord = 8
    /// Of more rows that share one name only the weightiest are kept: no text tells a thousand namesakes apart, and every use
    /// of the name would have to go through them all.
    static let mostReadings = 1024
    static let none = UInt32.max
}

struct GazetteerHeader: BitwiseCopyable {
    var magic = GazetteerFormat.magic
    var version = GazetteerFormat.version
    var fingerprint: UInt64 = 0
    var fileCount: UInt64 = 0
    var records: Extent = Extent()
    var pool: Extent = Extent()
    var slots: Extent = Extent()
    var entries: Extent = Extent()
    var filter: Extent = Extent()
    var relations: Extent = Extent()
    var notes: Extent = Extent()

    struct Extent: BitwiseCopyable {
        var offset: UInt64 = 0
        var count: UInt64 = 0
    }
}

/// One row of a table.
struct GazetteerRecord: BitwiseCopyable {
    /// Offsets into the pool, where a string is its length in two bytes and its UTF-8.
    var id: UInt32 = 0
    var name: UInt32 = 0
    var type: UInt32 = 0
    var kind: UInt32 = 0
    /// Country codes with spaces between them.
    var countries: UInt32 = 0
    /// The row that holds this one.
    var parent: UInt32 = GazetteerFormat.none
    /// Hundred-thousandths of a degree; `Int32.min` when there is no point.
    var latitude: Int32 = .min
    var longitude: Int32 = .min
    var population: UInt32 = 0
    /// The point on the unit sphere, for distances without trigonometry.
    var x: Float = 0
    var y: Float = 0
    var z: Float = 0
    /// First country code, two ASCII letters; 0 when none.
    var country: UInt16 = 0
    var sort: Sort = .other
    /// 1 when the point stands for an area.
    var isCentroid: UInt8 = 0

    var hasPoint: Bool { latitude != .min }

    /// What the rules tell apart; the table's own words for it stay in `type` and `kind`.
    struct Sort: RawRepresentable, BitwiseCopyable, Equatable {
        let rawValue: UInt8
        static let other = Sort(rawValue: 0)
        static let country = Sort(rawValue: 1)
        static let firstDivision = Sort(rawValue: 2)
        static let secondDivision = Sort(rawValue: 3)
        static let region = Sort(rawValue: 4)
        static let city = Sort(rawValue: 5)
        static let capital = Sort(rawValue: 6)
        static let demonym = Sort(rawValue: 7)
        static let group = Sort(rawValue: 8)
        static let organisation = Sort(rawValue: 9)
        static let media = Sort(rawValue: 10)
        static let person = Sort(rawValue: 11)

        var isPlace: Bool { rawValue >= 1 && rawValue <= 6 }
        var isCity: Bool { self == .city || self == .capital }
        var isBody: Bool { rawValue >= 8 && rawValue <= 10 }
    }
}

/// A word or phrase, or the beginning of one, in the open-addressed table.
struct PhraseSlot: BitwiseCopyable {
    /// Key of the phrase so far; 0 marks a free slot.
    var key: UInt64 = 0
    /// First entry of the phrase; `none` when it is only the beginning of others.
    var entry: UInt32 = GazetteerFormat.none
    var bits: UInt32 = 0

    static let goesOn: UInt32 = 1 << 31
    static let lowerStart: UInt32 = 1 << 30
    static let priorShift: UInt32 = 24
    static let classMask: UInt32 = (1 << 24) - 1

    var goesOn: Bool { bits & Self.goesOn != 0 }
    /// Some phrase that begins here is written with a small letter or in a script without capitals.
    var startsLower: Bool { bits & Self.lowerStart != 0 }
    var wordClass: WordClass { WordClass(rawValue: bits & Self.classMask) }
    /// How likely a capitalised use is the place, as the tables say; nil when they do not.
    var prior: Double? {
        let value = bits >> Self.priorShift & 63
        return value == 0 ? nil : Double(value - 1) / 50
    }
}

/// One reading of a phrase: a record and how the alias that led to it is written.
struct PhraseEntry: BitwiseCopyable {
    var record: UInt32
    var form: Form
    /// Rank for order and strength: 0…255, from kind and population.
    var weight: UInt8
    var last: UInt8 = 0

    struct Form: OptionSet, BitwiseCopyable {
        let rawValue: UInt16
        /// How many capitalised words the alias has, in the lowest three bits.
        static let countMask: UInt16 = 7
        static let firstCapital = Form(rawValue: 1 << 3)
        static let allCaps = Form(rawValue: 1 << 4)
        static let isName = Form(rawValue: 1 << 5)
        static let cased = Form(rawValue: 1 << 6)
        static let endsWithStop = Form(rawValue: 1 << 7)
        /// Written in capitals by one alias and otherwise by another: "ISIS" and "Isis".
        static let capsToo = Form(rawValue: 1 << 8)
        /// One word with capitals inside, "PiS": to be found only as it is written.
        static let mixed = Form(rawValue: 1 << 9)
        /// Not the name as it is spelled but as it sounds, see `SoundKey`.
        static let sounded = Form(rawValue: 1 << 10)
        /// A note says more of it.
        static let noted = Form(rawValue: 1 << 15)
        var capitals: Int { Int(rawValue & Self.countMask) }
    }
}

/// What a reading's name says besides whom it means; sorted by entry.
struct NameNote: BitwiseCopyable {
    var entry: UInt32 = 0
    /// The name as names.tsv writes it, in the pool; 0 when only the days are known, from the row.
    var alias: UInt32 = 0
    var days: DaySpan = .always
    var stanceCode: UInt32 = 0

    var stance: Stance? { stanceCode == 0 ? nil : Stance.allCases[Int(stanceCode) - 1] }
}

/// What a group is to another row, and when; sorted by record, then by the first day.
struct GazetteerRelation: BitwiseCopyable {
    var record: UInt32
    var other: UInt32
    var kindCode: UInt32
    var days: DaySpan

    var kind: Relation.Kind { Relation.Kind.allCases[Int(kindCode)] }
}
