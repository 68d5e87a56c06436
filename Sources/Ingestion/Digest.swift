internal import CCrypto

/// SHA-256 and SHA-1 (FIPS 180-4), by OpenSSL's libcrypto, which uses the processor's own instructions where it has them.
package enum Digest {
    /// 64 hexadecimal digits.
    package static func sha256(_ bytes: [UInt8]) -> String { hexadecimal(sha256Bytes(bytes)) }

    /// The digest itself, 32 bytes.
    package static func sha256Bytes(_ bytes: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 32)
        bytes.withUnsafeBufferPointer { input in
            digest.withUnsafeMutableBufferPointer { output in
                // SHA256 reads `count` bytes and writes 32, the size of the digest.
                _ = SHA256(input.baseAddress, input.count, output.baseAddress)
            }
        }
        return digest
    }

    private static func hexadecimal(_ digest: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// Whether bytes have the digest that a web archive gives, "sha1:" and 32 characters of base32 or 40 hexadecimal
    /// digits; nil for digests of another kind.
    static func fits(_ bytes: [UInt8], _ labelled: String) -> Bool? {
        let parts = labelled.lowercased().split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, parts[0] == "sha1" else { return nil }
        var digest = [UInt8](repeating: 0, count: 20)
        bytes.withUnsafeBufferPointer { input in
            digest.withUnsafeMutableBufferPointer { output in
                // SHA1 reads `count` bytes and writes 20, the size of the digest.
                _ = SHA1(input.baseAddress, input.count, output.baseAddress)
            }
        }
        switch parts[1].utf8.count {
        case 32: return parts[1] == base32(digest)
        case 40: return parts[1] == hexadecimal(digest)
        default: return nil
        }
    }

    /// RFC 4648, in lower case; 20 bytes need no padding.
    private static func base32(_ digest: [UInt8]) -> String {
        let digits = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)
        var out: [UInt8] = []
        var (held, bits) = (0, 0)
        for byte in digest {
            held = (held << 8 | Int(byte)) & 0xFFFF
            bits += 8
            while bits >= 5 {
                bits -= 5
                out.append(digits[held >> bits & 31])
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
