/// The phrases themselves, one after the other in one array, for the last proof of a match. A phrase is known by the
/// place of its record, which is never 0.
///
/// A record: number of words, flags, four bytes of id (or of where its ids are), then for each word the length of the
/// gap before it, the gap as written, the length of the folded word in two bytes, the word.
struct PhrasePool: Sendable {
    /// A text of one word over and over, and a phrase of it, cost this many steps a word.
    static let maximumWords = 128
    static let maximumWord = 0xFFFF
    /// Longer gaps are not kept: such a phrase is found with a plain gap only.
    static let maximumGap = 8
    /// Bytes of a record before its words; of the array before its first record.
    static let head = 6

    enum Flag {
        static let hasMoreIDs: UInt8 = 1
        static let isRemoved: UInt8 = 2
    }

    private(set) var bytes: FlatArray<UInt8>
    private(set) var count = 0
    private(set) var ids = PhraseIDs()
    /// Where the phrase that is not kept yet begins.
    private var staged = 0

    init() { bytes = FlatArray(repeating: 0, count: PhrasePool.head) }

    /// Writes the record of a phrase behind the last, for the time being: `keep` or `drop` follows. Gives its place;
    /// nil when it has no words, is beyond the limits, or there is no room: places have 32 bits.
    mutating func stage(_ words: TextWords) -> UInt32? {
        guard words.count > 0, words.count <= PhrasePool.maximumWords else { return nil }
        let start = bytes.count
        let isWhole = bytes.withArray { PhrasePool.append(words, to: &$0) }
        staged = start
        if isWhole, bytes.count < Int(UInt32.max) { return UInt32(start) }
        drop()
        return nil
    }

    private static func append(_ words: TextWords, to bytes: inout [UInt8]) -> Bool {
        bytes.append(UInt8(words.count))
        for _ in 1..<head { bytes.append(0) }
        var end = Int(words[0].start)
        for i in 0..<words.count {
            let token = words[i]
            let word = words.word(i)
            guard word.count <= maximumWord else { return false }
            let gap = Int(token.start) - end > maximumGap ? 0 : Int(token.start) - end
            bytes.append(UInt8(gap))
            for at in 0..<gap { bytes.append(words.text[end + at]) }
            bytes.append(UInt8(word.count & 0xFF))
            bytes.append(UInt8(word.count >> 8))
            for at in 0..<word.count { bytes.append(word[at]) }
            end = Int(token.end)
        }
        return true
    }

    mutating func keep(id: UInt32) {
        setField(UInt32(staged), id)
        count += 1
    }

    mutating func drop() {
        bytes.withArray { $0.removeLast($0.count - staged) }
    }

    /// Whether two phrases have the same words, whatever their gaps.
    func areEqual(_ a: UInt32, _ b: UInt32) -> Bool {
        bytes.withBuffer { bytes in
            var first = PhraseReader(bytes, a)
            var second = PhraseReader(bytes, b)
            guard first.wordCount == second.wordCount else { return false }
            while let x = first.next(), let y = second.next() {
                guard x.count == y.count, bytes[x].elementsEqual(bytes[y]) else { return false }
            }
            return true
        }
    }

    /// Calls `use` with the place of every phrase, in order.
    func forEach(_ use: (UInt32) -> Void) {
        var at = PhrasePool.head
        bytes.withBuffer { bytes in
            while at < bytes.count {
                var reader = PhraseReader(bytes, UInt32(truncatingIfNeeded: at))
                guard reader.wordCount > 0 else { return }
                use(UInt32(truncatingIfNeeded: at))
                while reader.next() != nil {}
                at = reader.at
            }
        }
    }

    // MARK: Ids

    mutating func add(_ id: UInt32, to phrase: UInt32) {
        switch flags(phrase) {
        case Flag.isRemoved:
            setFlags(phrase, 0)
            setField(phrase, id)
        case Flag.hasMoreIDs:
            setField(phrase, ids.add(id, to: field(phrase), of: phrase))
        default:
            guard field(phrase) != id else { return }
            setFlags(phrase, Flag.hasMoreIDs)
            setField(phrase, ids.list(field(phrase), id))
        }
    }

    /// False when the phrase did not have the id.
    mutating func remove(_ id: UInt32, from phrase: UInt32) -> Bool {
        switch flags(phrase) {
        case Flag.isRemoved:
            return false
        case Flag.hasMoreIDs:
            guard let last = ids.remove(id, from: field(phrase), of: phrase) else { return false }
            if let only = ids.takeOnly(of: last, phrase) {
                setFlags(phrase, 0)
                setField(phrase, only)
            } else {
                setField(phrase, last)
            }
            return true
        default:
            guard field(phrase) == id else { return false }
            setFlags(phrase, Flag.isRemoved)
            return true
        }
    }

    /// Calls `use` with every id of a phrase, in the order in which they were added.
    func forEachID(_ phrase: UInt32, _ use: (UInt32) -> Void) {
        switch flags(phrase) {
        case Flag.isRemoved: break
        case Flag.hasMoreIDs: ids.forEach(field(phrase), use)
        default: use(field(phrase))
        }
    }

    private func flags(_ phrase: UInt32) -> UInt8 { bytes[Int(phrase) + 1] }

    private mutating func setFlags(_ phrase: UInt32, _ flags: UInt8) { bytes[Int(phrase) + 1] = flags }

    private func field(_ phrase: UInt32) -> UInt32 {
        bytes.withBuffer { PhrasePool.field($0, Int(phrase)) }
    }

    /// The id of the record at `phrase`, or where its ids are.
    @inline(__always)
    static func field(_ bytes: UnsafeBufferPointer<UInt8>, _ phrase: Int) -> UInt32 {
        UInt32(littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: phrase + 2, as: UInt32.self))
    }

    private mutating func setField(_ phrase: UInt32, _ value: UInt32) {
        bytes.withArray { bytes in
            for i in 0..<4 { bytes[Int(phrase) + 2 + i] = UInt8(truncatingIfNeeded: value >> UInt32(i * 8)) }
        }
    }
}

extension PhrasePool {
    func write(to file: inout TableWriter) throws(TableFileError) {
        try file.write([count])
        try file.write(bytes)
        try ids.write(to: &file)
    }

    /// The records are not looked at: whoever reads one stays within the array, wherever it begins.
    init(from file: inout TableReader) throws(TableFileError) {
        count = try file.numbers(1)[0]
        bytes = try file.array(of: UInt8.self)
        guard bytes.count >= PhrasePool.head, bytes.count <= Int(UInt32.max), count <= bytes.count else {
            throw TableFileError.damaged("the phrases have no room, or too much")
        }
        ids = try PhraseIDs(from: &file)
    }
}
