/// The file of a model: lines `# key: value`, an empty line, a table of labels, then numbers, the low byte first.
///
///     labels    a line each: field, name, judge, stories, threshold, scale, own; parted by tabs
///     fields    three times: Float32 slope, 26 × Float32 figures, n × UInt32 words around, n × Float32 weights
///     features  m × UInt32 key (rising), m × Float32 factor, m × UInt32 where its weights end
///     weights   k × UInt16 label, k × Int16 weight
extension TopicModel {
    static let format = "topics-1"

    /// Reads a model file. Every error says what is wrong with it; whatever the bytes are, nothing worse happens.
    package init(_ bytes: [UInt8]) throws(ModelFileError) {
        guard bytes.count <= ModelFileError.limit else { throw ModelFileError(.topic, .tooLarge(bytes: bytes.count)) }
        let file = try ModelFileHead(.topic, bytes)
        let format = try file.text("format")
        guard format == Self.format else { throw ModelFileError(.topic, .unknownFormat(format)) }
        head = Head(
            title: try file.text("title"), origin: try file.text("origin"), licence: try file.text("licence"),
            languages: try file.text("language").split(separator: " ").map(String.init),
            date: try file.text("date"), lexicon: try file.text("lexicon"))
        head.stories = try file.number("stories")
        let table = try file.number("table")
        let around = try file.numbers("around", count: TopicField.allCases.count)
        let features = try file.number("features")
        let weights = try file.number("weights")
        let figures = TopicCandidate.figureCount
        let fields = around.reduce(0) { $0 + 4 + figures * 4 + $1 * 8 }
        let expected = table + fields + features * 12 + weights * 4
        guard bytes.count - file.end == expected else {
            throw ModelFileError(.topic, .wrongLength(bytes: bytes.count - file.end, expected: expected))
        }
        guard try file.text("checksum") == ModelChecksum.text(bytes[file.end...]) else {
            throw ModelFileError(.topic, .wrongChecksum)
        }
        labels = try Self.labels(bytes[file.end..<file.end + table])
        var reader = ModelNumbers(bytes, at: file.end + table)
        var slopes: [Float] = []
        var priors: [TopicPrior] = []
        for count in around {
            slopes.append(reader.float())
            let figures = (0..<figures).map { _ in reader.float() }
            let keys = (0..<count).map { _ in reader.next() }
            priors.append(TopicPrior(figures: figures, keys: keys, weights: (0..<count).map { _ in reader.float() }))
        }
        self.slopes = slopes
        self.priors = priors
        keys = (0..<features).map { _ in reader.next() }
        factors = (0..<features).map { _ in reader.float() }
        starts = [0] + (0..<features).map { _ in reader.next() }
        let names = (0..<weights).map { _ in reader.half() }
        entries = names.map { Entry(label: $0, weight: Int16(bitPattern: reader.half())) }
        let isRising = zip(starts, starts.dropFirst()).allSatisfy { $0 <= $1 } && starts.last == UInt32(weights)
        guard isRising, names.allSatisfy({ Int($0) < labels.count }) else {
            throw ModelFileError(.topic, .wrongWeights)
        }
    }

    /// The bytes of the file.
    package func encoded() -> [UInt8] {
        let table = labels.map { label in
            "\(label.field.rawValue)\t\(label.name)\t\(label.judge.rawValue)\t\(label.examples)\t\(label.threshold)"
                + "\t\(label.scale)\t\(label.own)\n"
        }.joined()
        var body = ModelBytes(Array(table.utf8))
        for (slope, prior) in zip(slopes, priors) {
            body.append(slope.bitPattern)
            prior.figures.forEach { body.append($0.bitPattern) }
            prior.keys.forEach { body.append($0) }
            prior.weights.forEach { body.append($0.bitPattern) }
        }
        keys.forEach { body.append($0) }
        factors.forEach { body.append($0.bitPattern) }
        starts.dropFirst().forEach { body.append($0) }
        entries.forEach { body.append($0.label) }
        entries.forEach { body.append(UInt16(bitPattern: $0.weight)) }
        func line(_ text: String) -> String { String(text.map { $0.isNewline ? " " : $0 }) }
        let lines = [
            "title: \(line(head.title))", "origin: \(line(head.origin))", "licence: \(line(head.licence))",
            "language: \(line(head.languages.joined(separator: " ")))", "date: \(line(head.date))",
            "lexicon: \(line(head.lexicon))", "stories: \(head.stories)", "kind: topics", "format: \(Self.format)",
            "table: \(table.utf8.count)",
            "around: \(priors.map { String($0.keys.count) }.joined(separator: " "))", "features: \(keys.count)",
            "weights: \(entries.count)", "checksum: \(ModelChecksum.text(body.bytes[...]))",
        ]
        return Array((lines.map { "# \($0)\n" }.joined() + "\n").utf8) + body.bytes
    }

    private static func labels(_ table: ArraySlice<UInt8>) throws(ModelFileError) -> [Label] {
        var labels: [Label] = []
        for (number, line) in table.split(separator: 0x0A).enumerated() {
            let cells = line.split(separator: 0x09, omittingEmptySubsequences: false)
                .map { String(decoding: $0, as: UTF8.self) }
            guard cells.count == 7, number <= Int(UInt16.max), let field = TopicField(rawValue: cells[0]),
                let judge = Judge(rawValue: cells[2]), let examples = Int(cells[3]), let threshold = finite(cells[4]),
                let scale = finite(cells[5]), let own = finite(cells[6])
            else { throw ModelFileError(.topic, .wrongLabel(line: number + 1)) }
            labels.append(
                Label(
                    field: field, name: cells[1], judge: judge, examples: examples, threshold: threshold,
                    scale: scale, own: own))
        }
        return labels
    }

    private static func finite(_ text: String) -> Float? {
        guard let number = Float(text), number.isFinite, abs(number) < 1e6 else { return nil }
        return number
    }
}
