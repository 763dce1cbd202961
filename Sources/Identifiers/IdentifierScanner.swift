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
    private let digits: [any IdentifierScheme.Type]
    private let capitals: [any IdentifierScheme.Type]
    private let mixed: [any IdentifierScheme.Type]

    /// All schemes of the registry.
    package init() { self.init(IdentifierSchemes.all) }

    init(_ schemes: [any IdentifierScheme.Type]) {
        digits = schemes.filter { $0.starts.contains(.digits) }
        capitals = schemes.filter { $0.starts.contains(.capitals) }
        mixed = schemes.filter { $0.starts.contains(.mixed) }
    }

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
                if classes & ByteClass.small == 0 || classes & ByteClass.digit != 0 {
                    offer(start..<at, classes, text, &found)
                }
            }
        }
        return found.count > 1 ? resolved(found) : found
    }

    private func offer(_ range: Range<Int>, _ classes: UInt8, _ text: TextView, _ found: inout [FoundIdentifier]) {
        // No scheme begins with more than an IBAN's 34 characters; long runs are hashes and encoded data.
        guard range.count <= 36 else { return }
        switch classes {
        case ByteClass.digit:
            let token = Token(start: range.lowerBound, end: range.upperBound, kind: .digits)
            for scheme in digits { scheme.find(at: token, in: text, found: &found) }
        case ByteClass.capital:
            guard range.count > 1 else { return }
            let token = Token(start: range.lowerBound, end: range.upperBound, kind: .capitals)
            for scheme in capitals { scheme.find(at: token, in: text, found: &found) }
        default:
            let token = Token(start: range.lowerBound, end: range.upperBound, kind: .mixed)
            for scheme in mixed { scheme.find(at: token, in: text, found: &found) }
            if let bare = withoutLabel(range, text) {
                for scheme in digits { scheme.find(at: bare, in: text, found: &found) }
            }
        }
    }

    private static let gluedLabels = WordSet("imo mmsi hs hts hscode cas awb mawb hawb")

    /// The digits of a label and a value written as one word: `IMO9074729`, `HS854231`.
    private func withoutLabel(_ range: Range<Int>, _ text: TextView) -> Token? {
        var at = range.lowerBound
        while at < range.upperBound, !text.isDigit(at) { at += 1 }
        guard (2...6).contains(at - range.lowerBound), (at..<range.upperBound).allSatisfy(text.isDigit),
            Self.gluedLabels.contains(WordSet.hash(text, range.lowerBound..<at))
        else { return nil }
        return Token(start: at, end: range.upperBound, kind: .digits)
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
