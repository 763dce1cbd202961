import Texts

/// What the flags of a line say. Many lines have the same, so that they are read once.
struct TermFlags: Sendable {
    var isCaseSensitive = false
    var isAcronym = false
    var inflects = false
    var weight: Float = 1
    var forbidden = ContextWords()
    var needed = ContextWords()

    static let names = ["case", "acronym", "infl", "not:", "need:", "w:"]

    /// With `attaches`, Arabic words of `not:` and `need:` count in all their forms.
    init(_ flags: [String], attaches: Bool = false) throws(LexiconLine.Fault) {
        for flag in flags {
            switch flag {
            case "case": isCaseSensitive = true
            case "acronym": isAcronym = true
            case "infl": inflects = true
            case _ where flag.hasPrefix("not:"): try TermFlags.add(flag.dropFirst(4), flag, attaches, to: &forbidden)
            case _ where flag.hasPrefix("need:"): try TermFlags.add(flag.dropFirst(5), flag, attaches, to: &needed)
            case _ where flag.hasPrefix("w:"):
                guard let weight = Float(flag.dropFirst(2)), weight >= 0, weight <= 1 else {
                    throw .init(code: "lexicon-bad-weight", message: "“\(flag)”: a weight is a number from 0 to 1")
                }
                self.weight = weight
            default: throw TermFlags.unknown(flag)
            }
        }
    }

    private static func unknown(_ flag: String) -> LexiconLine.Fault {
        let advice = Suggestion.nearest(
            to: String(flag.prefix { $0 != ":" }), among: names.map { $0.replacing(":", with: "") })
        return .init(
            code: "lexicon-unknown-flag",
            message: "unknown flag “\(flag)”: "
                + (advice.map { "did you mean “\($0)”?" } ?? "known are \(names.joined(separator: ", "))"))
    }

    private static func add(
        _ list: Substring, _ flag: String, _ attaches: Bool, to words: inout ContextWords
    ) throws(LexiconLine.Fault) {
        for item in list.split(separator: "|") {
            if item.hasSuffix("*"), item.count > 1 {
                words.insert(beginning: Array(TextFolder.fold(String(item.dropLast())).utf8))
            } else if !attaches || !words.insert(attaching: String(item)) {
                let hashes = hashes(String(item))
                if !hashes.isEmpty { words.insert(hashes) }
            }
        }
        guard !words.isEmpty else {
            throw .init(code: "lexicon-empty-context", message: "“\(flag)” names no word")
        }
    }

    private static func hashes(_ text: String) -> [UInt64] {
        var text = text
        return text.withUTF8 { bytes in
            let tokens = TokenBuffer()
            Tokenizer.scan(bytes, into: tokens)
            return (0..<tokens.count).map { tokens[$0].hash }
        }
    }
}
