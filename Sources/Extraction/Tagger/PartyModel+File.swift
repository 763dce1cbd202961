/// The file of a model: lines `# key: value`, an empty line, then numbers, the low byte first.
///
///     transitions  14 × 14 Float32
///     words        n × UInt32 key, n × UInt32 classes
///     features     m × UInt32 key (rising), m × 14 Int8
extension PartyModel {
    static let format = "party-tagger-2"
    /// Larger files are not read.
    static let limit = 64 << 20

    /// Reads a model file. Every error says what is wrong with it; whatever the bytes are, nothing worse happens.
    package init(_ bytes: [UInt8]) throws(PartyModelError) {
        guard bytes.count <= Self.limit else { throw PartyModelError(.tooLarge(bytes: bytes.count)) }
        let (fields, start) = try Self.fields(bytes)
        func value(_ key: String) throws(PartyModelError) -> String {
            guard let value = fields.first(where: { $0.key == key })?.value, !value.isEmpty else {
                throw PartyModelError(.missing(key: key))
            }
            return value
        }
        let format = try value("format")
        guard format == Self.format else { throw PartyModelError(.unknownFormat(format)) }
        head = Head(
            title: try value("title"), origins: fields.filter { $0.key == "origin" }.map(\.value),
            licence: try value("licence"), languages: try value("language").split(separator: " ").map(String.init))
        _ = try value("origin")
        let words = try Self.number("words", value("words"))
        let features = try Self.number("features", value("features"))
        guard let scale = Float(try value("scale")), scale > 0, scale <= 100 else {
            throw PartyModelError(.wrongNumber(key: "scale", value: try value("scale")))
        }
        self.scale = scale
        let labels = TaggerLabel.count
        let expected = labels * labels * 4 + words * 8 + features * (4 + labels)
        guard bytes.count - start == expected else {
            throw PartyModelError(.wrongLength(bytes: bytes.count - start, expected: expected))
        }
        guard try value("checksum") == Self.hexadecimal(TaggerHash.checksum(bytes[start...])) else {
            throw PartyModelError(.wrongChecksum)
        }
        var reader = Reader(bytes: bytes, at: start)
        transitions = (0..<labels * labels).map { _ in Float(bitPattern: reader.next()) }.map {
            $0.isFinite ? max(-100, min(100, $0)) : 0
        }
        let wordKeys = (0..<words).map { _ in reader.next() }
        lexicon = TaggerLexicon(keys: wordKeys, masks: (0..<words).map { _ in reader.next() })
        keys = (0..<features).map { _ in reader.next() }
        rows = Self.rows(bytes[reader.at...], features)
    }

    /// The bytes of the file.
    package func encoded() -> [UInt8] {
        var body: [UInt8] = []
        func append(_ value: UInt32) { for i in 0..<4 { body.append(UInt8(truncatingIfNeeded: value >> (8 * i))) } }
        transitions.forEach { append($0.bitPattern) }
        lexicon.keys.forEach(append)
        lexicon.masks.forEach(append)
        keys.forEach(append)
        for i in keys.indices {
            for j in 0..<TaggerLabel.count { body.append(UInt8(bitPattern: rows[i * TaggerLabel.width + j])) }
        }
        let lines =
            ["title: \(head.title)"] + head.origins.map { "origin: \($0)" } + [
                "licence: \(head.licence)", "language: \(head.languages.joined(separator: " "))", "kind: parties",
                "format: \(Self.format)", "words: \(lexicon.keys.count)", "features: \(keys.count)", "scale: \(scale)",
                "checksum: \(Self.hexadecimal(TaggerHash.checksum(body)))",
            ]
        return Array((lines.map { "# \($0)\n" }.joined() + "\n").utf8) + body
    }

    /// The lines of the head, and where the numbers begin.
    private static func fields(
        _ bytes: [UInt8]
    ) throws(PartyModelError) -> (fields: [(key: String, value: String)], start: Int) {
        var fields: [(key: String, value: String)] = []
        var at = 0
        while at < bytes.count, fields.count < 100 {
            guard let end = bytes[at...].prefix(4096).firstIndex(of: 0x0A) else { break }
            if end == at { return (fields, end + 1) }
            let line = String(decoding: bytes[at..<end], as: UTF8.self)
            guard line.hasPrefix("# "), let colon = line.firstIndex(of: ":") else { break }
            let key = line[line.index(line.startIndex, offsetBy: 2)..<colon]
            fields.append((String(key), String(line[line.index(after: colon)...].drop { $0 == " " })))
            at = end + 1
        }
        throw PartyModelError(.noHead)
    }

    private static func number(_ key: String, _ value: String) throws(PartyModelError) -> Int {
        guard let number = Int(value), number >= 0, number <= limit else {
            throw PartyModelError(.wrongNumber(key: key, value: value))
        }
        return number
    }

    /// Rows of 14 as rows of 16, so that one load takes one.
    private static func rows(_ bytes: ArraySlice<UInt8>, _ count: Int) -> [Int8] {
        [Int8](unsafeUninitializedCapacity: count * TaggerLabel.width) { rows, used in
            rows.initialize(repeating: 0)
            bytes.withUnsafeBufferPointer { bytes in
                for i in 0..<count {
                    for j in 0..<TaggerLabel.count {
                        rows[i * TaggerLabel.width + j] = Int8(bitPattern: bytes[i * TaggerLabel.count + j])
                    }
                }
            }
            used = count * TaggerLabel.width
        }
    }

    private static func hexadecimal(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// Numbers of four bytes, the low byte first.
    private struct Reader {
        let bytes: [UInt8]
        var at: Int

        mutating func next() -> UInt32 {
            var value: UInt32 = 0
            for i in 0..<4 { value |= UInt32(bytes[at + i]) << (8 * i) }
            at += 4
            return value
        }
    }
}
