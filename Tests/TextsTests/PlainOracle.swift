@testable import Texts

/// Texts of difficult pieces, cut into words and compared with phrases the plainest way: by what each piece is known to be,
/// without tokenizer, folding tables or hashes.
struct PlainOracle {
    enum Role { case letter, single, mark, gap, invisible }

    struct Piece {
        let bytes: [UInt8]
        let role: Role
        /// What it is compared as, in a word.
        let folded: String

        init(_ text: String, _ role: Role, _ folded: String = "") {
            self.init(Array(text.utf8), role, folded)
        }

        init(_ bytes: [UInt8], _ role: Role, _ folded: String = "") {
            self.bytes = bytes
            self.role = role
            self.folded = folded
        }
    }

    static let letters = [
        Piece("a", .letter, "a"), Piece("B", .letter, "b"), Piece("İ", .letter, "i"), Piece("ß", .letter, "ss"),
        Piece("ﬁ", .letter, "fi"), Piece("É", .letter, "e"), Piece("ø", .letter, "o"), Piece("Ж", .letter, "ж"),
        Piece("ｘ", .letter, "x"), Piece("3", .letter, "3"), Piece("ǅ", .letter, "dz"), Piece("s", .letter, "s"),
        Piece("İ", .letter, "i"), Piece("internationalisations", .letter, "internationalisations"),
    ]
    static let marks = [Piece("\u{301}", .mark), Piece("\u{64B}", .mark), Piece("\u{200D}", .mark)]
    static let singles = [Piece("中", .single, "中"), Piece("国", .single, "国")]
    static let gaps = [
        Piece(" ", .gap), Piece(" ", .gap), Piece(" ", .gap), Piece("-", .gap), Piece("\n", .gap), Piece("'", .gap),
        Piece("’", .gap), Piece(",", .gap), Piece([0xFF], .gap), Piece([0xF5], .gap), Piece("!", .gap),
    ]
    static let invisible = [
        Piece("\u{200B}", .invisible), Piece("\u{202B}", .invisible), Piece("\u{2068}", .invisible),
    ]

    struct Word {
        var folded: String
        var start: Int
        var end: Int
    }

    let pieces: [Piece]
    private(set) var bytes: [UInt8] = []
    private(set) var words: [Word] = []
    /// What stands before each word since the one before, without what cannot be seen.
    private var gaps: [[UInt8]] = []

    init(_ pieces: [Piece]) {
        self.pieces = pieces
        var gap: [UInt8] = []
        var isOpen = false
        var isSingle = false
        for piece in pieces {
            let start = bytes.count
            bytes += piece.bytes
            switch piece.role {
            case .letter, .single:
                if isOpen, !isSingle, piece.role == .letter {
                    words[words.count - 1].folded += piece.folded
                    words[words.count - 1].end = bytes.count
                } else {
                    words.append(Word(folded: piece.folded, start: start, end: bytes.count))
                    gaps.append(gap)
                    gap = []
                }
                isOpen = true
                isSingle = piece.role == .single
            case .mark where isOpen: words[words.count - 1].end = bytes.count
            case .mark, .gap:
                gap += piece.bytes
                isOpen = false
            case .invisible: isOpen = false
            }
        }
    }

    /// What stands where: phrases as lists of folded words, with their ids.
    func matches(_ phrases: [[String]: UInt32], mostWords: Int) -> Set<PhraseMatch> {
        var found: Set<PhraseMatch> = []
        for first in words.indices {
            var last = first
            while last < words.count, last < first + mostWords, last == first || isJoined(last) {
                if let id = phrases[words[first...last].map(\.folded)] {
                    found.insert(
                        PhraseMatch(
                            start: words[first].start, end: words[last].end, token: first, tokenCount: last - first + 1,
                            id: id))
                }
                last += 1
            }
        }
        return found
    }

    private func isJoined(_ index: Int) -> Bool {
        let gap = gaps[index]
        if gap.isEmpty || gap == [0x2D] || gap == [0x27] || gap == Array("’".utf8) { return true }
        return gap.count <= 12 && gap.allSatisfy { $0 == 0x20 || $0 == 0x0A } && gap.count { $0 == 0x0A } < 2
    }
}
