/// What the feature classes and codes of GeoNames are called here, and which of them an import takes.
package struct GeoNamesFeatures: Sendable {
    /// Which of GeoNames' tables a row goes to.
    package enum Table: Int, CaseIterable, Sendable { case divisions, places, features }

    private var classes: Set<UInt8> = []
    private var codes: Set<UInt64> = []
    private var takesUsual = false

    /// Populated places, divisions, and what else news name: seas and rivers, mountains and islands, bases and camps.
    package static let usual: GeoNamesFeatures = {
        var features = GeoNamesFeatures()
        features.takesUsual = true
        return features
    }()

    private init() {}

    package struct Mistake: Error, Sendable {
        /// Without a stop at the end.
        package let reason: String
    }

    /// "P,A,H.STM": classes, codes, "usual", or "all".
    package init(_ written: String) throws(Mistake) {
        for part in written.split(separator: ",") {
            let part = Array(part.utf8.filter { $0 != 0x20 })
            let isCode = part.count > 2 && part[1] == 0x2E && part.count <= 9 && part.allSatisfy { $0 < 0x61 }
            switch String(decoding: part, as: UTF8.self) {
            case "usual": takesUsual = true
            case "all": classes.formUnion(Self.fallbacks.keys)
            case _ where part.count == 1 && Self.fallbacks[part[0]] != nil: classes.insert(part[0])
            case _ where isCode && Self.fallbacks[part[0]] != nil: codes.insert(Self.packed(part[0], part[2...]))
            case let other:
                throw Mistake(
                    reason: "there is no feature \"\(other)\". Valid are usual, all, the classes A H L P R S T U V, "
                        + "and codes with their class such as H.STM or S.HTL")
            }
        }
    }

    /// What a feature is called here; nil when the import leaves it out.
    func kind(_ group: UInt8, _ code: ArraySlice<UInt8>) -> String? {
        let key = Self.packed(group, code)
        let isUsual = Self.usualKinds[key] != nil
        guard takesUsual && isUsual || classes.contains(group) || codes.contains(key) else { return nil }
        return Self.usualKinds[key] ?? Self.furtherKinds[key] ?? Self.fallbacks[group]
    }

    /// 1 to 4 for the divisions that codes of other rows refer to; nil for all else.
    static func level(_ group: UInt8, _ code: ArraySlice<UInt8>) -> Int? {
        guard group == 0x41, code.count == 4, code.starts(with: [0x41, 0x44, 0x4D]), let last = code.last, 0x31...0x34 ~= last else {
            return nil
        }
        return Int(last - 0x30)
    }

    static func table(_ group: UInt8) -> Table { group == 0x50 ? .places : group == 0x41 ? .divisions : .features }

    private static func packed(_ group: UInt8, _ code: ArraySlice<UInt8>) -> UInt64 {
        code.prefix(7).reduce(UInt64(group)) { $0 << 8 | UInt64($1) }
    }

    // MARK: The list

    private static let usualKinds = kinds(
        """
        P capital PPLC
        P city PPL PPLA PPLA2 PPLA3 PPLA4 PPLA5 PPLG PPLS PPLX PPLR STLMT
        P village PPLF PPLL
        P historical PPLH PPLQ PPLW PPLCH
        A country PCL PCLD PCLF PCLI PCLS
        A territory PCLIX TERR
        A adm1 ADM1
        A adm2 ADM2
        A district ADM3 ADM4 ADM5 ADMD
        A historical ADM1H ADM2H ADM3H ADM4H ADM5H ADMDH PCLH
        A region LTER PRSH ZN ZNB
        H sea OCN SEA
        H gulf GULF BAY BAYS
        H strait STRT
        H canal CNL
        H river STM STMS
        H lake LK LKS LGN LGNS RSV
        L region RGN RGNE
        L historical RGNH
        L park PRK RESN RESW
        L base MILB NVB
        L oilfield OILF GASF
        T mountain MT MTS PK VLC PASS
        T island ISL ISLS ATOL
        T peninsula PEN CAPE
        T valley VAL VALS
        T plain PLN PLAT
        T desert DSRT ERG
        V forest FRST
        S base AIRB INSM
        S airport AIRP AIRF
        S camp CMPRF
        S crossing PSTB
        S prison PRN
        S dam DAM
        S plant PS PSH PSN OILR
        """)

    /// Taken only where they are asked for.
    private static let furtherKinds = kinds(
        """
        H river STMA STMB STMC STMD STMI STMIX STMQ STMX WAD WADB WADJ WADM WADS WADX
        H gulf COVE INLT FJD FJDS SD
        H canal CNLA CNLB CNLD CNLI CNLN CNLQ CNLSB CNLX DTCH
        L continent CONT
        T island ISLET ISLF ISLM ISLT ISLX
        T valley GRGE CNYN
        S crossing CSTM
        """)

    /// What else a class holds.
    private static let fallbacks: [UInt8: String] = [
        0x41: "district", 0x48: "lake", 0x4C: "region", 0x50: "village", 0x52: "road", 0x53: "building", 0x54: "mountain", 0x55: "sea",
        0x56: "forest",
    ]

    private static func kinds(_ list: String) -> [UInt64: String] {
        var kinds: [UInt64: String] = [:]
        for line in list.split(separator: "\n") {
            let words = line.split(separator: " ")
            for code in words.dropFirst(2) { kinds[packed(words[0].utf8.first ?? 0, Array(code.utf8)[...])] = String(words[1]) }
        }
        return kinds
    }
}
