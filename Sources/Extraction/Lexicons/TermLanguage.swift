/// The language of a term: two or three letters, or none for terms of all languages.
struct TermLanguage: Hashable, Sendable {
    /// The primary subtag, lower case (BCP 47), letters packed; 0 for all.
    private let packed: UInt32

    static let all = TermLanguage(packed: 0)
    /// A text of a language that no terms are of. Terms of other languages count in it, since neighbours share many words
    /// and all of them names; but Persian, Urdu and Pashto are not read as Arabic, nor Japanese as Chinese: the same
    /// letters there spell other words, and take other endings.
    static let unknown = TermLanguage(packed: 1)

    private static let bound = [TermLanguage("ar"), TermLanguage("zh")]
    /// ISO 639-3 codes of Arabic and Chinese as people speak them, and the three letters of ISO 639-2 for both.
    private static let members: [UInt32: UInt32] = {
        let lists = [
            "ar": "ara arb arz apc acm afb ary arq aeb apd ars ajp acx",
            "zh": "zho chi cmn yue wuu nan hak gan hsn lzh",
        ]
        let pairs = lists.flatMap { macro, list in list.split(separator: " ").map { (pack($0.utf8), pack(macro.utf8)) }
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }()

    private init(packed: UInt32) { self.packed = packed }

    /// `*` and what is no tag stand for all languages, as do `und` and `mul`, which tell none.
    init(_ tag: String) {
        let primary = tag.utf8.prefix { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") }
        let isTag = (2...3).contains(primary.count) && primary.allSatisfy { ($0 | 0x20) &- 97 < 26 }
        let code = isTag ? TermLanguage.pack(primary) : 0
        packed = primary.count == 3 ? TermLanguage.macro(code) : code
    }

    private static func macro(_ code: UInt32) -> UInt32 {
        code == pack("und".utf8) || code == pack("mul".utf8) ? 0 : members[code] ?? code
    }

    private static func pack(_ letters: some Sequence<UInt8>) -> UInt32 {
        letters.reduce(0) { $0 << 8 | UInt32($1 | 0x20) }
    }

    /// Whether terms of this language count in a text of that one.
    func counts(in text: TermLanguage) -> Bool {
        packed == 0 || text.packed == 0 || packed == text.packed
            || text == .unknown && !TermLanguage.bound.contains(self)
    }

    var tag: String {
        let bytes = [packed >> 16, packed >> 8, packed].map { UInt8(truncatingIfNeeded: $0) }.filter { $0 > 0x20 }
        return bytes.isEmpty ? "*" : String(decoding: bytes, as: UTF8.self)
    }
}
