extension SearchQuery {
    /// Takes what is asked of identifiers out of `text`; the words stay.
    ///
    /// `id:imo:9074729` or `id:9074729` (of any scheme) an identifier, with spaces, hyphens or without; `id:container:MSCU*`
    /// how it begins; `has:imo` any of the scheme; `role:consignee` behind one of them what it is to the shipment, alone
    /// anything in that role; `-` in front must not occur, `OR` between two of them either one. Returns what people
    /// should know: values that their scheme refuses. They are looked for as they are typed.
    package mutating func readIdentifiers(_ vocabulary: IdentifierVocabulary) throws(SearchSyntaxError) -> [String] {
        var reader = IdentifierReader(text, vocabulary)
        try reader.read()
        identifiers = reader.identifiers
        text = reader.words.joined(separator: " ")
        return reader.notes
    }
}

/// Reads a typed query piece by piece.
private struct IdentifierReader {
    private let pieces: [Substring]
    private let vocabulary: IdentifierVocabulary
    private var at = 0
    private(set) var identifiers = SearchQuery.Identifiers()
    private(set) var words: [Substring] = []
    private(set) var notes: [String] = []
    /// What a role that follows belongs to.
    private var last = Last.nothing
    private var count = 0

    private enum Last {
        case nothing, word
        /// The last so many filters of the last group, or of the unwanted ones.
        case wanted(Int), unwanted(Int)
    }

    private enum Kind: String { case id, has, role }

    private struct Term {
        var kind: Kind
        var argument: Substring
        var isUnwanted: Bool
    }

    /// More than anybody types, and than one statement of the database takes with ease.
    private static let limit = 64
    /// The groups of an IBAN as banks print it.
    private static let longestRun = 8

    init(_ text: String, _ vocabulary: IdentifierVocabulary) {
        var isQuoted = false
        pieces = text.split { character in
            if character == "\"" { isQuoted.toggle() }
            return !isQuoted && character.isWhitespace
        }
        self.vocabulary = vocabulary
    }

    mutating func read() throws(SearchSyntaxError) {
        var joins = false
        while at < pieces.count {
            let piece = pieces[at]
            at += 1
            if piece == "OR" {
                joins = try joinsNext()
            } else if let term = IdentifierReader.term(piece) {
                try take(term, joins: joins)
                joins = false
            } else {
                words.append(piece)
                last = .word
            }
        }
    }

    /// Whether the `OR` that was just read joins two terms; between two words it is one of them, at an end it is nothing.
    private mutating func joinsNext() throws(SearchSyntaxError) -> Bool {
        let next = at < pieces.count ? IdentifierReader.term(pieces[at]) : nil
        switch last {
        case .nothing where next != nil: return false
        case .nothing, .word:
            guard next == nil else { throw IdentifierReader.mixed }
            words.append("OR")
            return false
        case .wanted, .unwanted:
            guard at < pieces.count else { return false }
            guard case .wanted = last, let next, !next.isUnwanted else { throw IdentifierReader.mixed }
            return true
        }
    }

    private static let mixed = SearchSyntaxError("OR stands between two words or two identifiers, not between both.")

    /// `imo:9074729` of `id:imo:9074729`; nil for words, and for `id:` with nothing behind.
    private static func term(_ piece: Substring) -> Term? {
        let isUnwanted = piece.first == "-"
        let body = isUnwanted ? piece.dropFirst() : piece
        guard let colon = body.firstIndex(of: ":"), let kind = Kind(rawValue: body[..<colon].lowercased()) else {
            return nil
        }
        let argument = body[body.index(after: colon)...]
        return argument.isEmpty ? nil : Term(kind: kind, argument: argument, isUnwanted: isUnwanted)
    }

    private mutating func take(_ term: Term, joins: Bool) throws(SearchSyntaxError) {
        if term.kind == .role, !term.isUnwanted, !joins, try addRole(term.argument) { return }
        let filters = try filters(of: term)
        count += filters.count
        guard count <= IdentifierReader.limit else {
            throw SearchSyntaxError("More than \(IdentifierReader.limit) identifiers in one query.")
        }
        if term.isUnwanted {
            identifiers.unwanted += filters
            last = .unwanted(filters.count)
        } else {
            if joins, let group = identifiers.wanted.indices.last {
                identifiers.wanted[group] += filters
            } else {
                identifiers.wanted.append(filters)
            }
            last = .wanted(filters.count)
        }
    }

    /// Gives the role to the term right before; false where none is.
    private mutating func addRole(_ argument: Substring) throws(SearchSyntaxError) -> Bool {
        let role = try vocabulary.role(IdentifierReader.unquoted(argument))
        switch last {
        case .nothing, .word: return false
        case .wanted(let count):
            guard let group = identifiers.wanted.indices.last else { return false }
            for i in identifiers.wanted[group].indices.suffix(count) { identifiers.wanted[group][i].role = role }
        case .unwanted(let count):
            for i in identifiers.unwanted.indices.suffix(count) { identifiers.unwanted[i].role = role }
        }
        return true
    }

    private mutating func filters(of term: Term) throws(SearchSyntaxError) -> [IdentifierFilter] {
        let argument = IdentifierReader.unquoted(term.argument)
        switch term.kind {
        case .has: return [IdentifierFilter(scheme: try vocabulary.scheme(argument))]
        case .role: return [IdentifierFilter(role: try vocabulary.role(argument))]
        case .id:
            let parts = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { return values(scheme: nil, argument) }
            let scheme = try vocabulary.scheme(parts[0])
            guard !IdentifierFilter.key(String(parts[1])).isEmpty else {
                throw SearchSyntaxError("“id:\(scheme):” wants a value; “has:\(scheme)” asks for any.")
            }
            return values(scheme: scheme, parts[1])
        }
    }

    /// The value, with as many of the groups behind it as make one that a scheme takes (`MSCU 123456 5`).
    private mutating func values(scheme: String?, _ typed: Substring) -> [IdentifierFilter] {
        let key = IdentifierFilter.key(String(typed))
        if typed.hasSuffix("*") { return [IdentifierFilter(scheme: scheme, value: key, isBeginning: true)] }
        var value = String(typed)
        var next = at
        while true {
            let filters = vocabulary.filters(scheme: scheme, value: value)
            if !filters.isEmpty {
                at = next
                return filters
            }
            guard next < pieces.count, next - at < IdentifierReader.longestRun,
                IdentifierReader.isGroup(pieces[next])
            else { break }
            value += " " + pieces[next]
            next += 1
        }
        notes.append("“\(typed)” is no valid \(scheme ?? "identifier") by itself: looked for as it is typed.")
        return [IdentifierFilter(scheme: scheme, value: key)]
    }

    /// Letters, digits and hyphens, with a digit: what follows an identifier otherwise is a word.
    private static func isGroup(_ piece: Substring) -> Bool {
        piece.contains { $0.isNumber } && piece.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
    }

    private static func unquoted(_ argument: Substring) -> Substring {
        var argument = argument
        if argument.first == "\"" { argument = argument.dropFirst() }
        if argument.last == "\"" { argument = argument.dropLast() }
        return argument
    }
}
