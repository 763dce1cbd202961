import Texts

/// Word classes out of files: `class <TAB> phrase` a line, `#` begins a comment. The lexicons of countries and ports
/// are read too: `country:IR <TAB> =Iran`, whose terms with the flag `infl` are names of peoples, and whose weak ones
/// (`w:0.5`) are cities that stand for it.
enum TaggerWordList {
    /// The words of all files, with their classes.
    static func lexicon(_ files: [[UInt8]]) -> TaggerLexicon {
        var masks: [UInt32: UInt32] = [:]
        for file in files {
            for line in file.split(separator: 0x0A) where line.first != 0x23 {
                guard let (mask, phrase) = parse(line) else { continue }
                insert(phrase, mask, &masks)
            }
        }
        let keys = masks.keys.sorted()
        return TaggerLexicon(keys: keys, masks: keys.map { masks[$0] ?? 0 })
    }

    /// The words of each class as written, in the order of the files.
    static func lists(_ files: [[UInt8]]) -> [TaggerWordClass: [String]] {
        var lists: [TaggerWordClass: [String]] = [:]
        for file in files {
            for line in file.split(separator: 0x0A) where line.first != 0x23 {
                guard let (mask, phrase) = parse(line) else { continue }
                for name in TaggerWordClass.allCases where name.bit == mask {
                    lists[name, default: []].append(String(decoding: phrase, as: UTF8.self))
                }
            }
        }
        return lists
    }

    private static func parse(_ line: ArraySlice<UInt8>) -> (mask: UInt32, phrase: [UInt8])? {
        let columns = line.split(separator: 0x09)
        guard columns.count > 1 else { return nil }
        let concept = String(decoding: columns[0], as: UTF8.self)
        let name = String(concept.prefix { $0 != ":" })
        var phrase = Array(columns[1])
        if phrase.first == 0x3D { phrase.removeFirst() }
        guard phrase.last != 0x2A else { return nil }
        switch name {
        case "port": return (TaggerWordClass.place.bit, phrase)
        case "country" where concept.contains(":"):
            let flags = columns.dropFirst(2).map { String(decoding: $0, as: UTF8.self) }
            let isPeople =
                flags.contains { $0.split(separator: " ").contains("infl") }
                || Self.peoples.contains { String(decoding: phrase, as: UTF8.self).hasSuffix($0) }
            let isCity = flags.contains { $0.hasPrefix("w:0.") }
            return ((isPeople ? TaggerWordClass.demonym : isCity ? .place : .country).bit, phrase)
        default:
            guard let known = TaggerWordClass(name: name) else { return nil }
            return (known.bit, phrase)
        }
    }

    /// Ends of adjectives and of inhabitants that no country's name has.
    private static let peoples = [
        "ish", "ese", "ian", "shman", "shmen", "chman", "chmen", "ench", "utch", "iss", "otch", "elsh",
    ]

    private static func insert(_ phrase: [UInt8], _ mask: UInt32, _ masks: inout [UInt32: UInt32]) {
        let buffer = TokenBuffer()
        phrase.withUnsafeBufferPointer { Tokenizer.scan($0, into: buffer) }
        guard buffer.count > 0, buffer.count <= TaggerLexicon.longest else { return }
        var hash: UInt64 = 0
        for i in 0..<buffer.count {
            hash = TaggerHash.mix(hash, buffer[i].hash)
            masks[TaggerHash.key(hash), default: 0] |= i == buffer.count - 1 ? mask : 1 << 31
        }
    }
}
