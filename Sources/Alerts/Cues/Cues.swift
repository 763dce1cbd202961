import Settings
import Texts

/// The words of `rules/cues.yaml`, by what they say: a trie over folded bytes. A `*` at the end of a phrase stands for
/// any ending of its last word.
package struct Cues: Sendable {
    /// A phrase that stands in a text.
    struct Hit: Hashable, Sendable {
        let cue: Cue
        let start: Int
        let end: Int
    }

    private struct Node {
        var children: [UInt8: Int32] = [:]
        /// What ends here as a whole word, and what as the beginning of one.
        var whole: [Cue] = []
        var beginning: [Cue] = []
    }
    private var nodes = [Node()]
    /// Phrases longer than this are refused.
    private static let mostBytes = 80

    package init() {}

    /// Adds the lists of a mapping `cue: [phrases]`; what is wrong is reported there.
    mutating func read(_ mapping: Mapping) {
        for cue in Cue.allCases {
            for phrase in mapping.strings(cue.rawValue) where !add(phrase, cue) {
                mapping.report(cue.rawValue, "“\(phrase)” is empty or longer than \(Cues.mostBytes) bytes")
            }
        }
        mapping.finish()
    }

    mutating func add(_ phrase: String, _ cue: Cue) -> Bool {
        let isBeginning = phrase.hasSuffix("*")
        let bytes = Array(TextFolder.fold(isBeginning ? String(phrase.dropLast()) : phrase).utf8)
        guard 1...Cues.mostBytes ~= bytes.count else { return false }
        var at = 0
        for byte in bytes {
            if let next = nodes[at].children[byte] {
                at = Int(next)
            } else {
                nodes[at].children[byte] = Int32(nodes.count)
                at = nodes.count
                nodes.append(Node())
            }
        }
        // Words of Han have no end that one could see.
        if isBeginning || bytes.last.map({ $0 >= 0x80 }) ?? false && Cues.isWide(bytes[0]) {
            nodes[at].beginning.append(cue)
        } else {
            nodes[at].whole.append(cue)
        }
        return true
    }

    var isEmpty: Bool { nodes.count == 1 }

    /// The phrases that stand in a folded text, by where they begin; of one cue at one place the longest.
    func hits(in text: [UInt8]) -> [Hit] {
        guard !isEmpty else { return [] }
        var hits: [Hit] = []
        var isInWord = false
        for start in text.indices {
            let byte = text[start]
            let isLetter = Cues.isLetter(byte)
            defer { isInWord = isLetter }
            guard isLetter, !isInWord || Cues.isWide(byte) else { continue }
            find(at: start, in: text, into: &hits)
        }
        return hits
    }

    private func find(at start: Int, in text: [UInt8], into hits: inout [Hit]) {
        var found: [Cue: Int] = [:]
        var node = 0
        var at = start
        while at < text.count, let next = nodes[node].children[text[at]] {
            node = Int(next)
            at += 1
            for cue in nodes[node].beginning { found[cue] = at }
            guard !nodes[node].whole.isEmpty,
                at == text.count || !Cues.isLetter(text[at]) || Cues.isWide(text[at])
            else { continue }
            for cue in nodes[node].whole { found[cue] = at }
        }
        guard !found.isEmpty else { return }
        for cue in Cue.allCases {
            if let end = found[cue] { hits.append(Hit(cue: cue, start: start, end: end)) }
        }
    }

    static func isLetter(_ byte: UInt8) -> Bool {
        byte > 127 || byte &- 48 < 10 || (byte | 32) &- 97 < 26
    }

    /// The first byte of a Han character or of kana.
    static func isWide(_ byte: UInt8) -> Bool { byte >= 0xE3 && byte <= 0xE9 }
}
