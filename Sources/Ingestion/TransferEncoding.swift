/// How bytes are written in letters (RFC 2045).
enum TransferEncoding {
    /// The bytes of a body by what its Content-Transfer-Encoding says; as they are where it says nothing that is known.
    static func decoded(_ body: [UInt8], _ encoding: String?) -> [UInt8] {
        switch encoding?.lowercased() {
        case "quoted-printable": escaped(withoutSoftBreaks(body), mark: 0x3D)
        case "base64": base64(body)
        default: body
        }
    }

    /// "=C3=A9" or "%C3%A9"; a mark that no two hexadecimal digits follow stays.
    static func escaped(_ text: [UInt8], mark: UInt8) -> [UInt8] {
        guard text.firstIndex(of: mark, from: 0) != nil else { return text }
        var out: [UInt8] = []
        out.reserveCapacity(text.count)
        var at = 0
        while at < text.count {
            if text[at] == mark, at + 2 < text.count, let high = digit(text[at + 1]), let low = digit(text[at + 2]) {
                out.append(high << 4 | low)
                at += 3
            } else {
                out.append(text[at])
                at += 1
            }
        }
        return out
    }

    /// White space and other strangers are passed over; what is cut off counts as far as it goes.
    static func base64(_ text: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.count * 3 / 4)
        var bits: UInt32 = 0
        var count = 0
        for byte in text {
            let value: UInt32
            switch byte {
            case 0x41...0x5A: value = UInt32(byte - 0x41)
            case 0x61...0x7A: value = UInt32(byte - 0x61 + 26)
            case 0x30...0x39: value = UInt32(byte - 0x30 + 52)
            case 0x2B, 0x2D: value = 62
            case 0x2F, 0x5F: value = 63
            case 0x3D:
                (bits, count) = (0, 0)
                continue
            default: continue
            }
            bits = bits << 6 | value
            count += 6
            if count >= 8 {
                count -= 8
                out.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return out
    }

    /// A "=" at a line's end joins it to the next; blanks at a line's end are the way's, not the writer's.
    private static func withoutSoftBreaks(_ text: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.count)
        for byte in text {
            guard byte == 0x0A else {
                out.append(byte)
                continue
            }
            while let last = out.last, last == 0x20 || last == 0x09 || last == 0x0D { out.removeLast() }
            if out.last == 0x3D { out.removeLast() } else { out.append(0x0A) }
        }
        return out
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}
