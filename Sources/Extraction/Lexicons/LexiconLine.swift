import Texts

/// One line of a lexicon, read: `concept <TAB> term <TAB> flags…`, or `concept <TAB> =Title`.
struct LexiconLine {
    enum Content {
        case title(String)
        case term(String, flags: [Substring])
    }

    var concept: String
    var content: Content

    /// What is wrong with a line: a stable code and a sentence.
    struct Fault: Error {
        var code: String
        var message: String
    }

    init(_ line: Substring) throws(Fault) {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard fields.count >= 2 else {
            throw Fault(code: "lexicon-no-term", message: "a tab must stand between the concept and its term")
        }
        concept = String(fields[0])
        let term = LexiconLine.trimmed(fields[1])
        if term.hasPrefix("=") {
            content = .title(String(LexiconLine.trimmed(term.dropFirst())))
        } else {
            let flags = fields.dropFirst(2).flatMap { $0.split(separator: " ") }
            content = .term(String(term), flags: flags)
        }
    }

    private static func trimmed(_ field: Substring) -> Substring {
        var field = field
        while let first = field.first, first == " " { field = field.dropFirst() }
        while let last = field.last, last == " " { field = field.dropLast() }
        return field
    }

    /// Whether the term stands for every word that begins so; the star is taken off.
    static func takeStar(_ term: inout String) -> Bool {
        guard term.hasSuffix("*") else { return false }
        term.removeLast()
        return true
    }

    /// Fills in what the flags say; whether inflected forms count.
    static func apply(_ flags: [Substring], to term: inout LexiconTerm) throws(Fault) -> Bool {
        var inflects = false
        for flag in flags {
            switch flag {
            case "case": term.isCaseSensitive = true
            case "acronym": term.isAcronym = true
            case "infl": inflects = true
            case _ where flag.hasPrefix("not:"): try add(flag.dropFirst(4), flag, to: &term.forbidden)
            case _ where flag.hasPrefix("need:"): try add(flag.dropFirst(5), flag, to: &term.needed)
            case _ where flag.hasPrefix("w:"):
                guard let weight = Float(flag.dropFirst(2)), weight >= 0, weight <= 1 else {
                    throw Fault(code: "lexicon-bad-weight", message: "“\(flag)”: a weight is a number from 0 to 1")
                }
                term.weight = weight
            default:
                throw Fault(
                    code: "lexicon-unknown-flag",
                    message: "unknown flag “\(flag)”: known are case, acronym, infl, not:, need:, w:")
            }
        }
        return inflects
    }

    private static func add(
        _ list: Substring, _ flag: Substring, to words: inout ContextWords
    ) throws(Fault) {
        for item in list.split(separator: "|") {
            if item.hasSuffix("*"), item.count > 1 {
                words.insert(beginning: Array(TextFolder.fold(String(item.dropLast())).utf8))
            } else {
                let hashes = LexiconLine.hashes(String(item))
                if !hashes.isEmpty { words.insert(hashes) }
            }
        }
        guard !words.isEmpty else {
            throw Fault(code: "lexicon-empty-context", message: "“\(flag)” names no word")
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
