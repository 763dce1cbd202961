/// The file of a model: lines `# key: value`, an empty line, then numbers, the low byte first.
///
///     transitions  14 × 14 Float32
///     words        n × UInt32 key, n × UInt32 classes
///     features     m × UInt32 key (rising), m × 14 Int8
extension PartyModel {
    static let format = "party-tagger-2"

    /// Reads a model file. Every error says what is wrong with it; whatever the bytes are, nothing worse happens.
    package init(_ bytes: [UInt8]) throws(ModelFileError) {
        guard bytes.count <= ModelFileError.limit else { throw ModelFileError(.party, .tooLarge(bytes: bytes.count)) }
        let file = try ModelFileHead(.party, bytes)
        let format = try file.text("format")
        guard format == Self.format else { throw ModelFileError(.party, .unknownFormat(format)) }
        head = Head(
            title: try file.text("title"), origins: file.texts("origin"), licence: try file.text("licence"),
            languages: try file.text("language").split(separator: " ").map(String.init))
        _ = try file.text("origin")
        let words = try file.number("words")
        let features = try file.number("features")
        let factor = try file.text("scale")
        guard let scale = Float(factor), scale > 0, scale <= 100 else {
            throw ModelFileError(.party, .wrongNumber(key: "scale", value: factor))
        }
        self.scale = scale
        let labels = TaggerLabel.count
        let expected = labels * labels * 4 + words * 8 + features * (4 + labels)
        guard bytes.count - file.end == expected else {
            throw ModelFileError(.party, .wrongLength(bytes: bytes.count - file.end, expected: expected))
        }
        guard try file.text("checksum") == ModelChecksum.text(bytes[file.end...]) else {
            throw ModelFileError(.party, .wrongChecksum)
        }
        var reader = ModelNumbers(bytes, at: file.end)
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
        var body = ModelBytes([])
        for weight in transitions { body.append(weight.bitPattern) }
        for number in lexicon.keys + lexicon.masks + keys { body.append(number) }
        for i in keys.indices {
            for j in 0..<TaggerLabel.count { body.append(rows[i * TaggerLabel.width + j]) }
        }
        let lines =
            ["title: \(head.title)"] + head.origins.map { "origin: \($0)" } + [
                "licence: \(head.licence)", "language: \(head.languages.joined(separator: " "))", "kind: parties",
                "format: \(Self.format)", "words: \(lexicon.keys.count)", "features: \(keys.count)", "scale: \(scale)",
                "checksum: \(ModelChecksum.text(body.bytes[...]))",
            ]
        return Array((lines.map { "# \($0)\n" }.joined() + "\n").utf8) + body.bytes
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
}
