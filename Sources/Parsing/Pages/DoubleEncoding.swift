/// Mends text that was encoded in UTF-8 twice: bytes taken for ISO 8859-1 and encoded once more, so that U+2019 stands
/// there as U+00E2 U+0080 U+0099.
///
/// Such a run gives itself away by its C1 controls, which no page means; runs without any are left alone, for they may
/// be meant (`Ã©` in a lesson on charsets).
enum DoubleEncoding {
    /// The bytes mended, or nil where there is nothing to mend.
    /// - Parameter utf8: valid UTF-8.
    static func mended(_ utf8: [UInt8]) -> [UInt8]? {
        guard var at = next(utf8, from: 0) else { return nil }
        var out: [UInt8] = []
        out.reserveCapacity(utf8.count)
        var copied = 0
        while true {
            if let run = run(utf8, at) {
                out.append(contentsOf: utf8[copied..<at])
                out.append(contentsOf: run)
                copied = at + 2 * run.count
                at = copied
            } else {
                at += 2
            }
            guard let following = next(utf8, from: at) else { break }
            at = following
        }
        guard copied > 0 else { return nil }
        out.append(contentsOf: utf8[copied...])
        return out
    }

    /// Where a character U+00C2…00F4 stands with a C1 control or U+00A0…00BF after it.
    private static func next(_ b: [UInt8], from start: Int) -> Int? {
        b.withUnsafeBufferPointer { b in
            var i = start
            while i + 3 < b.count {
                if b[i] == 0xC3, b[i + 1] >= 0x82, b[i + 1] <= 0xB4, b[i + 2] == 0xC2 { return i }
                i += 1
            }
            return nil
        }
    }

    /// The character that the pairs at `i` spell, as UTF-8; nil where they spell none, or hold no C1 control.
    private static func run(_ b: [UInt8], _ i: Int) -> [UInt8]? {
        let lead = b[i + 1] | 0x40
        let count = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        guard i + 2 * count <= b.count else { return nil }
        var out = [lead]
        var hasControl = false
        for k in 1..<count {
            guard b[i + 2 * k] == 0xC2 else { return nil }
            let byte = b[i + 2 * k + 1]
            hasControl = hasControl || byte < 0xA0
            out.append(byte)
        }
        let text = String(decoding: out, as: UTF8.self)
        return hasControl && text.unicodeScalars.count == 1 && !text.utf8.elementsEqual([0xEF, 0xBF, 0xBD]) ? out : nil
    }
}
