import Records
import Texts

/// The search of a `MentionFinder` in one text.
struct MentionSearch {
    private let finder: MentionFinder
    private let book: NameBook
    let words: TextWords
    let family: WordForms.Family
    private(set) var found: [FoundName] = []
    private var texts: [Int: TextWord] = [:]
    /// Fewer consonants in both words, or in the only one, prove nothing; more of them where vowels are left out.
    private static let fewest = 4
    private static let fewestUnvowelled = 6

    init(finder: MentionFinder, words: TextWords, family: WordForms.Family) {
        self.finder = finder
        book = finder.book
        self.words = words
        self.family = family
    }

    /// A word that may belong to a name, with its keys.
    private struct Look {
        var word: Int
        var keys: ConsonantKey.Keys
        var isCapital: Bool
        var isLatin: Bool
        var isUnvowelled: Bool
        /// Of the consonants, as many as a key has.
        var weight: Int { min(keys.count, ConsonantKey.most) }
    }

    mutating func run() {
        let readsLatin = declinesLatin || !book.foreign.isEmpty
        var before: Look?
        var beforeThat: Look?
        for i in 0..<words.count {
            let first = words.text[Int(words[i].start)]
            if first < 0x80 {
                // The commonest case: a word in small Latin letters begins nothing.
                guard readsLatin, first &- 65 < 26 || before?.isCapital == true else {
                    (before, beforeThat) = (nil, before)
                    continue
                }
            } else if first >= 0xE3, first <= 0xE9 {
                (before, beforeThat) = (nil, nil)
                if !book.han.isEmpty { readHan(i) }
                continue
            }
            let follows = before?.isCapital == true || beforeThat?.isCapital == true
            guard let look = look(at: i, first, readsLatin: readsLatin, follows: follows) else {
                (before, beforeThat) = (nil, before)
                continue
            }
            if look.isCapital { single(look) }
            if let before, isJoined(i) {
                pair(before, look)
                if let beforeThat, beforeThat.word == i - 2, isJoined(i - 1) { pair(beforeThat, look) }
            }
            (before, beforeThat) = (look, before)
        }
    }

    private func look(at i: Int, _ first: UInt8, readsLatin: Bool, follows: Bool) -> Look? {
        let word = words.word(i)
        guard word.count > 1 else { return nil }
        let isLatin = first < 0xCD || first == 0xE1 && words.text[Int(words[i].start) + 1] >= 0xB8
        guard !isLatin || readsLatin else { return nil }
        let isCapital = WrittenLetters.isCapital(words.text, at: Int(words[i].start))
        guard isCapital || follows else { return nil }
        let keys = first < 0xCD || (0xD0...0xD5).contains(first) ? ConsonantKey.keys(word) : TextWord.keys(word, first)
        guard keys.whole != 0 else { return nil }
        let isUnvowelled = (0xD6...0xDB).contains(first)
        return Look(word: i, keys: keys, isCapital: isCapital, isLatin: isLatin, isUnvowelled: isUnvowelled)
    }

    /// One space, line break or hyphen, or nothing.
    private func isJoined(_ i: Int) -> Bool { MentionSearch.isJoined(i, words) }

    private static func isJoined(_ i: Int, _ words: TextWords) -> Bool {
        let from = Int(words[i - 1].end)
        let to = Int(words[i].start)
        return to == from || to == from + 1 && [0x20, 0x0A, 0x2D].contains(words.text[from])
    }

    private var declinesLatin: Bool { family != .none && family != .russian }

    private mutating func pair(_ a: Look, _ b: Look) {
        guard a.isCapital, a.isLatin == b.isLatin else { return }
        let sounds = a.isLatin ? book.foreign : book.latin
        let least = a.isUnvowelled ? MentionSearch.fewestUnvowelled : MentionSearch.fewest
        if !sounds.isEmpty, a.weight + b.weight >= least {
            for x in [a.keys.whole, a.keys.shortened] where x != 0 {
                for y in [b.keys.whole, b.keys.shortened] where y != 0 {
                    sounds.forEach(pair: ConsonantKey.pair(x, y)) { fit($0, a.word, b.word) }
                }
            }
        }
        guard declinesLatin || !a.isLatin, mayDecline(a) || mayDecline(b) else { return }
        let x = ConsonantKey.beginning(words.word(a.word))
        let y = ConsonantKey.beginning(words.word(b.word))
        guard x != 0, y != 0 else { return }
        book.declined.forEach(pair: ConsonantKey.pair(x, y)) { fit($0, a.word, b.word) }
    }

    /// German and its neighbours put an `s` behind a name, or nothing.
    private func mayDecline(_ look: Look) -> Bool {
        guard look.isLatin, family == .german || family == .nordic else { return true }
        let word = words.word(look.word)
        return word[word.count - 1] == UInt8(ascii: "s")
    }

    private mutating func single(_ a: Look) {
        let sounds = a.isLatin ? book.foreign : book.latin
        if !sounds.isEmpty, !a.isUnvowelled || a.keys.count > ConsonantKey.most {
            for x in [a.keys.whole, a.keys.shortened] where ConsonantKey.isLong(x) {
                sounds.forEach(single: ConsonantKey.pair(x, 0)) { fit($0, a.word, a.word) }
            }
        }
        guard declinesLatin || !a.isLatin else { return }
        guard mayDecline(a) else { return }
        let x = ConsonantKey.beginning(words.word(a.word), letters: 4)
        guard x != 0 else { return }
        book.declined.forEach(single: ConsonantKey.pair(x, 0)) { fit($0, a.word, a.word) }
    }

    private mutating func fit(_ number: Int32, _ i: Int, _ j: Int) {
        let name = book.names[Int(number)]
        let entity = finder.entities[Int(name.entity)]
        let meeting = finder.memory.meeting(number) {
            NameMeeting(NameBook.text(of: entity, at: Int(name.place)) ?? "", schema: entity.schema)
        }
        let words = words
        let window = meeting.window(
            around: i...j, of: words, family, isJoined: { MentionSearch.isJoined($0, words) }, word: { text($0) })
        guard let window, let score = meeting.score(window) else { return }
        report(window.first, window.words.count, entity.id, score)
    }

    private mutating func text(_ i: Int) -> TextWord {
        if let known = texts[i] { return known }
        let word = words.word(i)
        let text = TextWord((0..<word.count).map { word[$0] })
        texts[i] = text
        return text
    }

    private mutating func report(_ first: Int, _ count: Int, _ entity: String, _ score: Double) {
        found.append(
            FoundName(
                start: Int(words[first].start), end: Int(words[first + count - 1].end), token: first,
                tokenCount: count, entity: entity, score: score))
    }

    private mutating func readHan(_ i: Int) {
        for reading in book.han.readings(from: i, of: words) {
            let entity = finder.entities[Int(book.names[Int(reading.name)].entity)]
            report(reading.first, reading.count, entity.id, 0.9)
        }
    }
}

/// Letters as they are written.
enum WrittenLetters {
    /// Whether a script has capitals, by the first byte of a letter of it: Latin, Greek, Cyrillic, Armenian.
    static func hasCapitals(_ first: UInt8) -> Bool { first < 0xD6 || first == 0xE1 }

    /// Whether a capital begins at this byte, or a letter of a script that has none.
    static func isCapital(_ text: UnsafeBufferPointer<UInt8>, at: Int) -> Bool {
        let first = text[at]
        if first < 0x80 { return first &- 65 < 26 || first &- 48 < 10 }
        guard first < 0xE0, at + 1 < text.count else { return true }
        let value = UInt32(first & 0x1F) << 6 | UInt32(text[at + 1] & 0x3F)
        switch value {
        case 0x410...0x42F, 0x400...0x40F, 0x391...0x3AB, 0x386...0x38F, 0xC0...0xDE: return true
        case 0x430...0x45F, 0x3AC...0x3CE, 0xDF...0xFF: return false
        case 0x590...0x7FF: return true
        default: return Unicode.Scalar(value)?.properties.isUppercase ?? true
        }
    }
}
