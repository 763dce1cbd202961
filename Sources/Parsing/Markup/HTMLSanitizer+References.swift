extension HTMLSanitizer {
    /// The character reference at `i` in text, written in a form that every reader takes alike; gives the index after
    /// it. References to C1 controls mean windows-1252, unknown names and lone ampersands are text.
    mutating func reference(_ i: Int) -> Int {
        var next = i + 1
        guard next < html.count else { return ampersand(next) }
        if html[next] == 35 { return numericReference(i) }
        guard ASCII.isLetter(html[next]) else { return ampersand(next) }
        while next < html.count, ASCII.isAlphanumeric(html[next]) { next += 1 }
        let name = html[(i + 1)..<next]
        let known = HTMLEntities.codePoint(UnsafeBufferPointer(rebasing: name)) != nil
        guard dropped == 0 else { return next }
        // What the text ends with may be cut off in the middle.
        guard next < html.count else {
            out.append(contentsOf: html[i..<next])
            return next
        }
        out.append(38)
        if !known { out.append(contentsOf: [97, 109, 112, 59]) }
        out.append(contentsOf: name)
        if known { out.append(59) }
        return html[next] == 59 ? next + 1 : next
    }

    private mutating func ampersand(_ next: Int) -> Int {
        if dropped == 0 { out.append(38) }
        return next
    }

    private mutating func numericReference(_ i: Int) -> Int {
        var next = i + 2
        var value: UInt32 = 0
        let isHex = next < html.count && html[next] | 0x20 == 120
        if isHex { next += 1 }
        let digits = next
        while next < html.count, isHex ? ASCII.isHexDigit(html[next]) : ASCII.isDigit(html[next]) {
            let b = html[next]
            let digit = ASCII.isDigit(b) ? UInt32(b - 48) : UInt32((b | 0x20) - 87)
            value = min(0x11_0000, value * (isHex ? 16 : 10) + digit)
            next += 1
        }
        guard next > digits, dropped == 0 else { return next > digits ? next : ampersand(i + 1) }
        guard next < html.count else {
            out.append(contentsOf: html[i..<next])
            return next
        }
        if value == 39 && !isHex || value == 34 && !isHex {
            out.append(UInt8(value))
        } else {
            let meant = Charset.c1(value)
            if meant != value {
                out.append(contentsOf: "&#x\(String(meant, radix: 16));".utf8)
            } else {
                for b in html[i..<next] { out.append(ASCII.lower(b)) }
                out.append(59)
            }
        }
        return html[next] == 59 ? next + 1 : next
    }

    /// An attribute's value between double quotes: brackets and quotes as references, ampersands that begin none too.
    mutating func writeValue(_ bytes: UnsafeBufferPointer<UInt8>, isDecoded: Bool = false) {
        for (i, b) in bytes.enumerated() {
            switch b {
            case 60: out.append(contentsOf: [38, 108, 116, 59])
            case 62: out.append(contentsOf: [38, 103, 116, 59])
            case 34: out.append(contentsOf: [38, 113, 117, 111, 116, 59])
            case 38 where isDecoded || !isReference(bytes, i): out.append(contentsOf: [38, 97, 109, 112, 59])
            default: out.append(b)
            }
        }
    }

    /// Whether `&…;` at `i` has the form of a reference.
    private func isReference(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) -> Bool {
        var k = i + 1
        let isNumeric = k < bytes.count && bytes[k] == 35
        if isNumeric { k += 1 }
        let isHex = isNumeric && k < bytes.count && bytes[k] | 0x20 == 120
        if isHex { k += 1 }
        let start = k
        while k < bytes.count, k - start < 32,
            isHex
                ? ASCII.isHexDigit(bytes[k])
                : isNumeric
                    ? ASCII.isDigit(bytes[k])
                    : ASCII.isAlphanumeric(bytes[k]) || bytes[k] == 95
        { k += 1 }
        return k > start && k < bytes.count && bytes[k] == 59
    }

    /// The text that an attribute's value stands for.
    func decoded(_ bytes: UnsafeBufferPointer<UInt8>) -> String { CharacterReferences.decoded(bytes) }
}
