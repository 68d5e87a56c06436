/// Whether somebody is called he or she, as far as a given name or a title tells.
import Documents

enum Gender: String {
    case female = "f"
    case male = "m"

    /// Given names of one gender stand among the phrases as if the gender's word stood before them: asked for rarely, they
    /// need no class of words of their own.
    func key(ofGivenName name: UInt64) -> UInt64 { NameKey.extended(self == .female ? Self.femaleKey : Self.maleKey, by: name) }

    private static let femaleKey = NameKey.key(ofWord: "female")
    private static let maleKey = NameKey.key(ofWord: "male")

    /// What a title or a kunya says: "Mrs", "Sir", "Umm".
    init?(ofTitle key: UInt64) {
        if Self.feminineTitles.contains(key) {
            self = .female
        } else if Self.masculineTitles.contains(key) {
            self = .male
        } else {
            return nil
        }
    }

    private static let feminineTitles = PlacePatterns.keys(
        "mrs ms miss mme mlle lady dame madam madame queen princess empress duchess sister aunt mother actress congresswoman councilwoman chairwoman spokeswoman umm bint"
    )
    private static let masculineTitles = PlacePatterns.keys(
        "mr sir lord king prince emperor duke sultan emir sheikh imam mullah maulana ayatollah pope cardinal father brother uncle actor congressman councilman chairman spokesman monsieur herr abu ibn haji"
    )
}

extension Gazetteer {
    func gender(ofGivenName key: UInt64) -> Gender? {
        for gender in [Gender.female, .male] where slot(gender.key(ofGivenName: key)) != nil { return gender }
        return nil
    }
}
