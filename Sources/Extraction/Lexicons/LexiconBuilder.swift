import Records
import Texts

/// Puts a `Lexicon` together, file by file and line by line.
struct LexiconBuilder {
    private(set) var lexicon: Lexicon
    private(set) var diagnostics: [Diagnostic] = []
    private var places: [String: UInt32] = [:]
    private let tokens = TokenBuffer()
    private let shortened = TokenBuffer()
    // Of the file that is read.
    private var file = ""
    private var line = 0
    private var language = TermLanguage.all
    private var kind = ""

    init(capacity: Int) { lexicon = Lexicon(capacity: capacity) }

    mutating func read(_ name: String, _ bytes: [UInt8]) {
        (file, line, language, kind) = (name, 0, .all, "")
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        for raw in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
            line += 1
            let bare = raw.last == 0x0D ? raw.dropLast() : raw
            guard bare.contains(where: { $0 > 32 }) else { continue }
            guard let content = String(validating: bare, as: UTF8.self) else {
                report(.init(code: "lexicon-not-utf8", message: "the line is not UTF-8"))
                continue
            }
            if content.hasPrefix("#") { readHead(content) } else { readTerm(content[...]) }
        }
    }

    private mutating func readHead(_ content: String) {
        let parts = content.drop { $0 == "#" || $0 == " " }.split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { return }
        let value = parts[1].drop { $0 == " " }
        if parts[0] == "kind" { kind = String(value) }
        guard parts[0] == "language" else { return }
        language = TermLanguage(String(value))
        if language == .all, value != "*" {
            report(.init(code: "lexicon-bad-language", message: "“\(value)” is no language tag; `*` is for all"))
        }
        if language != .all { lexicon.languages.insert(language) }
    }

    private mutating func readTerm(_ content: Substring) {
        do throws(LexiconLine.Fault) {
            let line = try LexiconLine(content)
            let concept = try place(of: line.concept)
            switch line.content {
            case .title(let title): lexicon.concepts[Int(concept)].title = title
            case .term(let text, let flags): try add(text, flags, concept)
            }
        } catch {
            report(error)
        }
    }

    private mutating func report(_ fault: LexiconLine.Fault) {
        diagnostics.append(Diagnostic(.error, fault.code, fault.message, place: file, line: line))
    }

    private mutating func place(of id: String) throws(LexiconLine.Fault) -> UInt32 {
        if let known = places[id] { return known }
        guard let concept = Concept(id: id, fileKind: kind) else {
            throw .init(
                code: "lexicon-bad-concept",
                message: "“\(id)” is no concept: it begins with \(Concept.kinds.joined(separator: ", ")) and a colon")
        }
        let place = UInt32(lexicon.concepts.count)
        lexicon.concepts.append(concept)
        places[id] = place
        return place
    }

    private mutating func add(_ text: String, _ flags: [Substring], _ concept: UInt32) throws(LexiconLine.Fault) {
        var text = text
        var term = LexiconTerm(concept: concept, language: language)
        let inflects = try LexiconLine.apply(flags, to: &term)
        let isBeginning = LexiconLine.takeStar(&text)
        let words = Tokenizer.words(text)
        guard !words.isEmpty, words.count <= 32 else {
            throw .init(code: "lexicon-empty-term", message: "a term has 1 to 32 words, “\(text)” \(words.count)")
        }
        if term.isCaseSensitive || term.isAcronym {
            let bytes = Array((term.isAcronym ? text.uppercased() : text).utf8)
            term.exact = Tokenizer.words(term.isAcronym ? text.uppercased() : text).map { Array(bytes[$0.range]) }
        }
        let folded = words.map { Array($0.folded.utf8) }
        if inflects {
            term.inflected = folded
            term.family = Inflection.Family(language)
        }
        let id = UInt32(lexicon.terms.count)
        if isBeginning {
            guard lexicon.beginnings.insert(folded, id: id) else {
                throw .init(code: "lexicon-short-beginning", message: "two letters at least must stand before the star")
            }
        } else {
            insert(text, id, inflects)
        }
        lexicon.append(term)
    }

    private mutating func insert(_ text: String, _ id: UInt32, _ inflects: Bool) {
        var text = text
        text.withUTF8 { bytes in
            guard inflects else {
                lexicon.phrases.insert(bytes, id: id, tokens: tokens)
                return
            }
            Tokenizer.scan(bytes, into: tokens)
            shortened.fill(shortening: tokens, of: bytes, to: Inflection.stemLength)
            lexicon.stems.insert(bytes, words: shortened, id: id)
        }
    }
}
