/// Lets through harmless declarations of a `style` attribute: allowed properties, plain values, no addresses, no
/// functions, no comments. A style with anything that CSS hacks are made of is dropped whole.
struct StyleSanitizer {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let inSVG: Bool

    private init(_ bytes: UnsafeBufferPointer<UInt8>, inSVG: Bool) {
        self.bytes = bytes
        self.inSVG = inSVG
    }

    /// The clean style, empty when nothing is left.
    static func clean(_ style: UnsafeBufferPointer<UInt8>, inSVG: Bool) -> [UInt8] {
        withoutURLs(style).withUnsafeBufferPointer { StyleSanitizer($0, inSVG: inSVG).declarations() }
    }

    /// `url(…)` and the white space after it become one space.
    private static func withoutURLs(_ style: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        var i = 0
        while i < style.count {
            if let end = urlEnd(style, i) {
                out.append(32)
                i = end
            } else {
                out.append(style[i])
                i += 1
            }
        }
        return out
    }

    private static func urlEnd(_ s: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
        guard start + 4 < s.count, s[start] == 117, s[start + 1] == 114, s[start + 2] == 108 else { return nil }
        var i = start + 3
        func skipSpace() { while i < s.count, ASCII.isSpace(s[i]) { i += 1 } }
        skipSpace()
        guard i < s.count, s[i] == 40 else { return nil }
        i += 1
        skipSpace()
        let address = i
        while i < s.count, !ASCII.isSpace(s[i]), s[i] != 41 { i += 1 }
        guard i > address else { return nil }
        skipSpace()
        guard i < s.count, s[i] == 41 else { return nil }
        i += 1
        skipSpace()
        return i
    }

    private func declarations() -> [UInt8] {
        guard isPlain() else { return [] }
        var out: [UInt8] = []
        var i = 0
        while true {
            skipSpace(&i)
            guard i < bytes.count else { return out }
            let nameStart = i
            while i < bytes.count, isWord(bytes[i]) || bytes[i] == 45 { i += 1 }
            let name = nameStart..<i
            skipSpace(&i)
            guard !name.isEmpty, i < bytes.count, bytes[i] == 58 else { return [] }
            i += 1
            skipSpace(&i)
            let valueStart = i
            while i < bytes.count, bytes[i] != 58, bytes[i] != 59 { i += 1 }
            let value = valueStart..<i
            if i < bytes.count {
                guard bytes[i] == 59 else { return [] }
                i += 1
            }
            if !value.isEmpty, isAllowed(name, value) { write(name, value, &out) }
        }
    }

    private func write(_ name: Range<Int>, _ value: Range<Int>, _ out: inout [UInt8]) {
        if !out.isEmpty { out.append(32) }
        out.append(contentsOf: bytes[name])
        out.append(58)
        out.append(32)
        out.append(contentsOf: bytes[value])
        out.append(59)
    }

    private func isAllowed(_ name: Range<Int>, _ value: Range<Int>) -> Bool {
        let property = UnsafeBufferPointer(rebasing: bytes[name])
        if MarkupRules.cssProperties[property] != nil { return true }
        if Self.boxes[UnsafeBufferPointer(rebasing: property.prefix { $0 != 45 })] != nil {
            return bytes[value].split(whereSeparator: ASCII.isSpace).allSatisfy {
                let word = UnsafeBufferPointer(rebasing: $0)
                return MarkupRules.cssKeywords[word] != nil || Self.isValue(word)
            }
        }
        return inSVG && MarkupRules.svgProperties[property] != nil
    }

    private static let boxes = NameTable<Bool>(["background", "border", "margin", "padding"].map { ($0, true) })
    private static let units = NameTable<Bool>(
        ["cm", "em", "ex", "in", "mm", "pc", "pt", "px", "%", ",", ")"].map { ($0, true) })

    /// A colour (`#fff`, `rgb(1,2,3)`) or a length of at most two digits before and after the point.
    private static func isValue(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = word.first else { return true }
        if first == 35 {
            return word.count > 1 && word.dropFirst().allSatisfy { ASCII.isDigit($0) || ($0 >= 97 && $0 <= 102) }
        }
        if word.starts(with: [114, 103, 98, 40]) {
            return word.dropFirst(4).allSatisfy { ASCII.isDigit($0) || $0 == 37 || $0 == 44 || $0 == 41 }
                && word.count > 5 && ASCII.isDigit(word[4]) && !word.dropLast().contains(41)
        }
        var i = 0
        func digits() {
            let end = min(word.count, i + 2)
            while i < end, ASCII.isDigit(word[i]) { i += 1 }
        }
        digits()
        if i < word.count, word[i] == 46 { i += 1 }
        digits()
        return i == word.count || units[UnsafeBufferPointer(rebasing: word[i...])] != nil
    }

    /// Letters, digits and a little punctuation; hyphens within words; quoted words; numbers in brackets.
    private func isPlain() -> Bool {
        var i = 0
        while i < bytes.count {
            let b = bytes[i]
            if i + 2 < bytes.count, isWord(b), bytes[i + 1] == 45, isWord(bytes[i + 2]) {
                i += 3
            } else if ASCII.isAlphanumeric(b) || ASCII.isSpace(b) || [58, 44, 59, 35, 37, 46, 33].contains(b) {
                i += 1
            } else if b == 39 || b == 34, let end = closing(b, i, { self.isWord($0) || ASCII.isSpace($0) }) {
                i = end
            } else if b == 40, let end = closing(41, i, { ASCII.isDigit($0) || $0 == 44 || ASCII.isSpace($0) }) {
                i = end
            } else {
                return false
            }
        }
        return true
    }

    private func closing(_ mark: UInt8, _ start: Int, _ allowed: (UInt8) -> Bool) -> Int? {
        var i = start + 1
        while i < bytes.count, allowed(bytes[i]) { i += 1 }
        return i > start + 1 && i < bytes.count && bytes[i] == mark ? i + 1 : nil
    }

    private func isWord(_ b: UInt8) -> Bool { ASCII.isAlphanumeric(b) || b == 95 || b >= 0x80 }

    private func skipSpace(_ i: inout Int) { while i < bytes.count, ASCII.isSpace(bytes[i]) { i += 1 } }
}
