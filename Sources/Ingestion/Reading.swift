internal import Documents

/// What the readers of all kinds of inputs do to an article.
extension Article {
    /// The same bytes at the same place below the input root have the same id, wherever the root moves.
    mutating func identify(_ raw: [UInt8]) {
        sha256 = Digest.sha256(raw)
        derive()
    }

    /// Names one record of a file that holds many by a name of its own, which neither its place in the file nor its
    /// neighbours change.
    mutating func name(record: String) {
        let shown = String(String.UnicodeScalarView(record.unicodeScalars.filter { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) }))
        source += "#\(shown)"
        derive()
    }

    /// A hash of the raw message would tell, by trying out, who is hidden in it: the hash is that of what is shown.
    mutating func hashShown() {
        let shown = [id, byline, forwardedFrom, published?.value, modified?.value].map { $0 ?? "" }.joined(separator: "\n")
        sha256 = Digest.sha256(Array(shown.utf8) + [0x0A] + text)
    }

    /// Tells the language by the text; what the input declares decides only where the text does not.
    mutating func tellLanguage(declared: String? = nil) {
        let told = Language.of(text, declared: declared)
        (language, languageConfidence) = (told.code, told.confidence)
    }

    private mutating func derive() { id = String(Digest.sha256(Array(source.utf8) + [0] + Array(sha256.utf8)).prefix(16)) }
}
