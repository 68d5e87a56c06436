internal import CCrypto
internal import Documents

/// What people are called who did not speak in public: in exports of chats, everyone but public channels and groups.
///
/// The same person has the same pseudonym wherever the same key is used, and without the key nobody can tell whose it is,
/// not even by trying out all numbers there are.
package struct Pseudonyms: Sendable {
    /// The key, asked for when the first name has to be hidden; nil where names are kept.
    private let key: (@Sendable () throws(NoKey) -> [UInt8])?

    /// Why there is no key, in a sentence, and the way out.
    package struct NoKey: Error, Sendable {
        package let message: String
        package init(message: String) { self.message = message }
    }

    /// Names stay as they are.
    package static let none = Pseudonyms(key: nil)

    /// Hidden by a key that nobody keeps: safe where no other was given, of no use for comparing runs.
    package static let ofThisProcess: Pseudonyms = {
        var random = SystemRandomNumberGenerator()
        let key = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        return Pseudonyms { () throws(NoKey) in key }
    }()

    private init(key: (@Sendable () throws(NoKey) -> [UInt8])?) { self.key = key }

    /// Hidden by a key, which is asked for only when it is needed.
    package init(key: @escaping @Sendable () throws(NoKey) -> [UInt8]) { self.key = key }

    package var keepsNames: Bool { key == nil }

    /// "person-1a2b3c4d" for what tells one from another, an id where there is one; `name` where names are kept.
    func name(_ name: String, id: String, kind: String = "person") throws(Rejection) -> String {
        guard let key else { return name }
        do throws(NoKey) {
            return "\(kind)-\(Self.code(id, try key()))"
        } catch {
            throw Rejection(stage: "ingest", code: "no-name-key", message: error.message)
        }
    }

    /// Eight hexadecimal digits of HMAC-SHA-256 (RFC 2104).
    private static func code(_ message: String, _ key: [UInt8]) -> String {
        var digest = [UInt8](repeating: 0, count: 32)
        let message = Array(message.utf8)
        // HMAC reads as many bytes as it is told and writes 32, the size of the digest.
        _ = HMAC(EVP_sha256(), key, Int32(key.count), message, message.count, &digest, nil)
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: digest.prefix(4).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
