/// Which row has an id: by the id's hash alone, so that twelve million rows cost no twelve million strings. Of so many, two
/// ids share one of the 2⁶⁴ hashes in one case of a quarter of a million, and would be told as one id that stands twice.
import Text

struct RowIds {
    private var rows: [UInt64: UInt32] = [:]

    subscript(id: String) -> Int? {
        get { rows[Self.hash(id)].map { Int($0) } }
        set { rows[Self.hash(id)] = newValue.map { UInt32($0) } }
    }

    static func hash(_ id: String) -> UInt64 { Folding.Hash.of(id.utf8) }
}
