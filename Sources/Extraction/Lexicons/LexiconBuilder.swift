import Records
import Texts

/// Puts a `Lexicon` together, file by file and line by line.
struct LexiconBuilder {
    private(set) var lexicon: Lexicon
    private(set) var diagnostics: [Diagnostic] = []
    private var places: [String: UInt32] = [:]
    /// Flags that were read, by the hash of their bytes; `text` to be sure.
    private var knownFlags: [UInt64: (text: [UInt8], flags: ReadFlags)] = [:]
    private let tokens = TokenBuffer()
    private let shortened = TokenBuffer()
    // Of the file that is read.
    private var file = ""
    private var fileNumber: UInt32 = 0
    private var line = 0
    private var language = TermLanguage.all
    private var family = Inflection.Family.none
    private var kind = ""
    // Of the line before, since a concept's terms stand together.
    private var lastConcept: (id: [UInt8], place: UInt32) = ([], 0)

    /// Flags whose context words are in the lexicon.
    private struct ReadFlags {
        var flags: TermFlags
        var forbidden = LexiconTerm.none
        var needed = LexiconTerm.none
    }

    /// The kind of files that hold examples for the check instead of terms.
    static let examplesKind = "examples"

    init(capacity: Int) { lexicon = Lexicon(capacity: capacity) }

    mutating func read(_ name: String, _ bytes: [UInt8]) {
        (file, line, kind) = (name, 0, "")
        setLanguage(.all)
        let isUTF8 = String(validating: bytes, as: UTF8.self) != nil
        bytes.withUnsafeBufferPointer { bytes in
            LexiconLine.forEach(of: bytes) { number, content in
                line = number
                guard isUTF8 || String(validating: content, as: UTF8.self) != nil else {
                    report(.init(code: "lexicon-not-utf8", message: "the line is not UTF-8"))
                    return
                }
                if content.first == UInt8(ascii: "#") {
                    readHead(content)
                } else if kind != LexiconBuilder.examplesKind {
                    readTerm(content)
                }
            }
        }
        fileNumber += 1
    }

    private mutating func setLanguage(_ language: TermLanguage) {
        self.language = language
        let before = family
        family = Inflection.Family(language)
        // The same flags say more in Arabic.
        if (family == .arabic) != (before == .arabic) { knownFlags = [:] }
    }

    private mutating func readHead(_ content: LexiconLine.Bytes) {
        guard let (key, value) = LexiconLine.head(content) else { return }
        if key == "kind" { kind = value }
        guard key == "language" else { return }
        setLanguage(TermLanguage(value))
        if language == .all, value != "*" {
            report(.init(code: "lexicon-bad-language", message: "“\(value)” is no language tag; `*` is for all"))
        }
        if language != .all { lexicon.languages.insert(language) }
    }

    private mutating func readTerm(_ content: LexiconLine.Bytes) {
        do throws(LexiconLine.Fault) {
            let line = try LexiconLine(content)
            let concept = try place(of: line.concept)
            if line.isTitle {
                lexicon.concepts[Int(concept)].title = String(decoding: line.term, as: UTF8.self)
            } else {
                try add(line, concept)
            }
        } catch {
            report(error)
        }
    }

    private mutating func report(_ fault: LexiconLine.Fault) {
        diagnostics.append(Diagnostic(.error, fault.code, fault.message, place: file, line: line))
    }

    private mutating func place(of bytes: LexiconLine.Bytes) throws(LexiconLine.Fault) -> UInt32 {
        if bytes.elementsEqual(lastConcept.id) { return lastConcept.place }
        let id = String(decoding: bytes, as: UTF8.self)
        let place: UInt32
        if let known = places[id] {
            place = known
        } else {
            guard let concept = Concept(id: id, fileKind: kind) else { throw Concept.fault(of: id) }
            place = UInt32(lexicon.concepts.count)
            lexicon.concepts.append(concept)
            places[id] = place
        }
        lastConcept = (Array(bytes), place)
        return place
    }

    private mutating func flags(_ bytes: LexiconLine.Bytes) throws(LexiconLine.Fault) -> ReadFlags {
        let field = UnsafeBufferPointer(rebasing: bytes)
        let hash = field.baseAddress.map { WordHash.hash($0, field.count) } ?? 0
        if let known = knownFlags[hash], known.text.elementsEqual(bytes) { return known.flags }
        var read = ReadFlags(flags: try TermFlags(LexiconLine.flags(bytes), attaches: family == .arabic))
        if !read.flags.forbidden.isEmpty { read.forbidden = lexicon.add(context: read.flags.forbidden) }
        if !read.flags.needed.isEmpty { read.needed = lexicon.add(context: read.flags.needed) }
        knownFlags[hash] = (Array(bytes), read)
        return read
    }

    private mutating func add(_ line: LexiconLine, _ concept: UInt32) throws(LexiconLine.Fault) {
        let text = UnsafeBufferPointer(rebasing: line.term)
        var term = LexiconTerm(concept: concept, language: language)
        (term.file, term.line) = (fileNumber, UInt32(truncatingIfNeeded: self.line))
        var inflects = false
        if !line.flags.isEmpty {
            let read = try flags(line.flags)
            (term.isCaseSensitive, term.isAcronym) = (read.flags.isCaseSensitive, read.flags.isAcronym)
            (term.forbidden, term.needed) = (read.forbidden, read.needed)
            term.weight = read.flags.weight
            inflects = read.flags.inflects
        }
        Tokenizer.scan(text, into: tokens)
        guard (1...32).contains(tokens.count) else {
            let written = String(decoding: line.term, as: UTF8.self)
            throw .init(
                code: "lexicon-empty-term", message: "a term has 1 to 32 words, “\(written)” has \(tokens.count)")
        }
        if inflects {
            term.family = family
            term.inflected = spellings(text)
        }
        let id = UInt32(lexicon.terms.count)
        if line.isBeginning {
            let words = (0..<tokens.count).map { tokens.withFolded($0, of: text, Array.init) }
            guard lexicon.beginnings.insert(words, id: id) else {
                throw .init(code: "lexicon-short-beginning", message: "two letters at least must stand before the star")
            }
        } else {
            insert(text, id, inflects)
        }
        let forms = inflects && !line.isBeginning ? otherForms(text) : []
        if term.isCaseSensitive || term.isAcronym { term.exact = exact(text, isAcronym: term.isAcronym) }
        lexicon.append(term)
        // What has to be written as it stands has no other forms.
        if term.exact.isEmpty { for form in forms { add(form, as: term) } }
    }

    /// The words of `tokens` as forms are proved against.
    private mutating func spellings(_ text: UnsafeBufferPointer<UInt8>) -> WordPool.Words {
        guard family == .arabic else { return lexicon.spellings.append(folded: tokens, of: text) }
        let mark = lexicon.spellings.mark
        tokens.withWords(of: text) { words in
            for i in 0..<words.count { lexicon.spellings.append(ArabicForms.spelling(i, of: words)) }
        }
        return lexicon.spellings.words(since: mark)
    }

    /// The forms of the term in `tokens` in which more than an ending changes.
    private func otherForms(_ text: UnsafeBufferPointer<UInt8>) -> [[[UInt8]]] {
        Alternations.forms(of: (0..<tokens.count).map { tokens.withFolded($0, of: text, Array.init) }, language)
    }

    /// A further form of a term that was added; overwrites `tokens`.
    private mutating func add(_ form: [[UInt8]], as term: LexiconTerm) {
        var term = term
        let mark = lexicon.spellings.mark
        for word in form { lexicon.spellings.append(word) }
        term.inflected = lexicon.spellings.words(since: mark)
        let id = UInt32(lexicon.terms.count)
        Array(form.joined(separator: [32])).withUnsafeBufferPointer { bytes in
            Tokenizer.scan(bytes, into: tokens)
            insert(bytes, id, true)
        }
        lexicon.append(term)
    }

    /// The words as they have to be written; overwrites `tokens` for an acronym with small letters.
    private mutating func exact(_ text: UnsafeBufferPointer<UInt8>, isAcronym: Bool) -> WordPool.Words {
        guard isAcronym, text.contains(where: { $0 >= 0x80 || $0 &- 97 < 26 }) else {
            return lexicon.spellings.append(written: tokens, of: text)
        }
        var capitals = String(decoding: text, as: UTF8.self).uppercased()
        return capitals.withUTF8 {
            Tokenizer.scan($0, into: tokens)
            return lexicon.spellings.append(written: tokens, of: $0)
        }
    }

    /// Puts the term, whose words are in `tokens`, where it is found: as written, by stems, or with what is attached.
    private mutating func insert(_ text: UnsafeBufferPointer<UInt8>, _ id: UInt32, _ inflects: Bool) {
        guard inflects else {
            lexicon.phrases.insert(text, words: tokens, id: id)
            return
        }
        if family == .arabic {
            for keys in tokens.withWords(of: text, ArabicForms.keys(ofTerm:)) {
                keys.withUnsafeBufferPointer { _ = lexicon.attached.insert($0, id: id, tokens: shortened) }
            }
            return
        }
        shortened.fill(shortening: tokens, of: text, to: Inflection.stemLength)
        lexicon.stems.insert(text, words: shortened, id: id)
    }
}

extension WordPool {
    /// The words of `text` as they are compared.
    mutating func append(folded tokens: TokenBuffer, of text: UnsafeBufferPointer<UInt8>) -> Words {
        let mark = mark
        for i in 0..<tokens.count { tokens.withFolded(i, of: text) { append($0) } }
        return words(since: mark)
    }

    /// The words of `text` as they are written.
    mutating func append(written tokens: TokenBuffer, of text: UnsafeBufferPointer<UInt8>) -> Words {
        let mark = mark
        for i in 0..<tokens.count { append(text[tokens[i].range]) }
        return words(since: mark)
    }
}
