/// Text of unknown origin on a terminal: a control character could move the cursor or hide what stands there.
package enum Printable {
    /// A space in place of each control character, so that every offset stays.
    package static func line(_ text: String) -> String { cleared(text) { _ in false } }

    /// The same, but line feeds and tabs stay.
    static func lines(_ text: String) -> String { cleared(text) { $0 == "\n" || $0 == "\t" } }

    private static func cleared(_ text: String, keeping isKept: (Unicode.Scalar) -> Bool) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { ($0.value < 0x20 || (0x7F...0x9F).contains($0.value)) && !isKept($0) ? " " : $0 }))
    }
}
