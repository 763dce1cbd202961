/// Finds identifiers in running text.
///
/// One pass over the bytes cuts them into runs of ASCII letters and digits. Words in small letters, the bulk of any
/// text, are passed over at once; runs with a digit and runs of capitals are offered to the schemes that begin with
/// such a run, and each decides by shape, then check digit, then existence, then the words around. Where two finds
/// overlap the surer one stays, of equals the longer.
///
///     var text = "The tanker SEA PRIDE (IMO 9074729) carried crude."
///     text.withUTF8 { IdentifierScanner().scan($0) }    // 26..<33 imo 9074729
package struct IdentifierScanner: Sendable {
    /// The schemes for tokens of a kind and a size: digits, then capitals, then mixed, 64 sizes each.
    private let tables: [[any IdentifierScheme.Type]]

    /// All schemes of the registry.
    package init() { tables = Self.registered }

    private static let registered = tables(of: IdentifierSchemes.all)

    private static func tables(of schemes: [any IdentifierScheme.Type]) -> [[any IdentifierScheme.Type]] {
        Kind.allCases.flatMap { kind in
            (0...longest).map { size in
                schemes.filter { $0.starts.contains(kind.tokens) && $0.sizes.contains(size) }
            }
        }
    }

    private enum Kind: Int, CaseIterable {
        case digits, capitals, mixed
        var tokens: TokenKinds { [TokenKinds.digits, .capitals, .mixed][rawValue] }
    }

    /// A long bech32 address has 62 characters; longer runs are hashes and encoded data.
    private static let longest = 63

    /// What the text holds, in order of start and without overlaps. Linear in the text; any bytes are allowed.
    package func scan(_ utf8: UnsafeBufferPointer<UInt8>) -> [FoundIdentifier] {
        var found: [FoundIdentifier] = []
        let text = TextView(utf8)
        ByteClass.table.withUnsafeBufferPointer { table in
            var at = 0
            while at < utf8.count {
                var classes = table[Int(utf8[at])]
                if classes == 0 {
                    at += 1
                    continue
                }
                let start = at
                at += 1
                while at < utf8.count {
                    let next = table[Int(utf8[at])]
                    if next == 0 { break }
                    classes |= next
                    at += 1
                }
                // An address in base 58 may happen to have no digit.
                if classes & ByteClass.small == 0 || classes & ByteClass.digit != 0 || at - start > 24 {
                    offer(start..<at, classes, text, &found)
                }
            }
        }
        if found.count > 1 { found = resolved(found) }
        Roles.add(to: &found, in: text)
        return found
    }

    private func offer(_ range: Range<Int>, _ classes: UInt8, _ text: TextView, _ found: inout [FoundIdentifier]) {
        guard range.count <= Self.longest else { return }
        switch classes {
        case ByteClass.digit: ask(.digits, range, text, &found)
        case ByteClass.capital: ask(.capitals, range, text, &found)
        default:
            ask(.mixed, range, text, &found)
            if let bare = withoutLabel(range, text) { ask(.digits, bare, text, &found) }
        }
    }

    private func ask(_ kind: Kind, _ range: Range<Int>, _ text: TextView, _ found: inout [FoundIdentifier]) {
        let token = Token(start: range.lowerBound, end: range.upperBound, kind: kind.tokens)
        for scheme in tables[kind.rawValue * (Self.longest + 1) + range.count] {
            scheme.find(at: token, in: text, found: &found)
        }
    }

    private static let gluedLabels = WordSet("imo mmsi hs hts hscode cas awb mawb hawb inn ogrn duns cnpj")

    /// The digits of a label and a value written as one word: `IMO9074729`, `HS854231`.
    private func withoutLabel(_ range: Range<Int>, _ text: TextView) -> Range<Int>? {
        var at = range.lowerBound
        while at < range.upperBound, !text.isDigit(at) { at += 1 }
        guard (2...6).contains(at - range.lowerBound), (at..<range.upperBound).allSatisfy(text.isDigit),
            Self.gluedLabels.contains(WordSet.hash(text, range.lowerBound..<at))
        else { return nil }
        return at..<range.upperBound
    }

    /// Finds that overlap, directly or through others, form a group; within it the surest are kept.
    private func resolved(_ found: [FoundIdentifier]) -> [FoundIdentifier] {
        let ordered = found.sorted { $0.start != $1.start ? $0.start < $1.start : $0.end < $1.end }
        var kept: [FoundIdentifier] = []
        var group = ordered.startIndex..<ordered.startIndex
        var reach = 0
        for (place, candidate) in ordered.enumerated() {
            if candidate.start >= reach {
                kept += surest(of: ordered[group])
                group = place..<place
            }
            group = group.lowerBound..<place + 1
            reach = max(reach, candidate.end)
        }
        return kept + surest(of: ordered[group])
    }

    private func surest(of group: ArraySlice<FoundIdentifier>) -> [FoundIdentifier] {
        guard group.count > 1 else { return Array(group) }
        let ranked = group.sorted {
            if $0.score != $1.score { return $0.score > $1.score }
            let (a, b) = ($0.end - $0.start, $1.end - $1.start)
            return a != b ? a > b : ($0.start, $0.scheme) < ($1.start, $1.scheme)
        }
        var kept: [FoundIdentifier] = []
        for candidate in ranked
        where !kept.contains(where: { $0.start < candidate.end && candidate.start < $0.end }) {
            kept.append(candidate)
        }
        return kept.sorted { $0.start < $1.start }
    }
}
