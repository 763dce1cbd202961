import Records

/// How readers of lists and registers fill an entity: each value once, trimmed, in order of appearance.
extension Entity {
    /// Another name. One that is there already is passed over; a weak one that is also strong stays strong.
    mutating func add(name other: String, weak: Bool = false) {
        let cleaned = other.squeezed
        guard !cleaned.isEmpty, cleaned != name, !aliases.contains(cleaned) else { return }
        if weak {
            if !weakAliases.contains(cleaned) { weakAliases.append(cleaned) }
        } else {
            weakAliases.removeAll { $0 == cleaned }
            aliases.append(cleaned)
        }
    }

    /// A country by name or code. Returns false when it is neither, so that the caller can tell.
    @discardableResult
    mutating func add(country text: String) -> Bool {
        guard let code = CountryNames.code(of: text) else { return text.squeezed.isEmpty }
        countries.appendOnce(code)
        return true
    }

    mutating func add(identifier type: String, _ value: String) {
        let cleaned = value.squeezed
        guard !cleaned.isEmpty else { return }
        let identifier = Identifier(type: type, value: cleaned)
        if !identifiers.contains(identifier) { identifiers.append(identifier) }
    }

    /// An address of its parts, the empty ones left out.
    mutating func add(address parts: [String]) {
        addresses.appendOnce(parts.map(\.squeezed).filter { !$0.isEmpty }.joined(separator: ", "))
    }

    /// More of what the list says: a sentence or `label: value`, behind what is there.
    mutating func add(remark text: String) {
        let cleaned = text.squeezed
        guard !cleaned.isEmpty else { return }
        remarks = remarks.map { $0 + "; " + cleaned } ?? cleaned
    }
}

extension [String] {
    /// Appends a value that is not empty and not there yet.
    mutating func appendOnce(_ value: String) {
        if !value.isEmpty, !contains(value) { append(value) }
    }
}

extension StringProtocol {
    /// Without white space at the ends, and with one space for each stretch of it within.
    var squeezed: String {
        if isSqueezed { return String(self) }
        return split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// By bytes, for the common case; beyond ASCII it only answers yes where no white space can be.
    private var isSqueezed: Bool {
        var before: UInt8 = 32
        for byte in utf8 {
            if byte < 32 || byte == 127 || (byte == 32 && before == 32) { return false }
            if byte == 0xC2 || byte == 0xE2 || byte == 0xE3 || byte == 0xE1 { return false }
            before = byte
        }
        return before != 32
    }

    /// `Folio Mercantil` → `folio-mercantil`: a word of ours for a label of theirs.
    var slug: String {
        lowercased().split(whereSeparator: { !($0.isLetter || $0.isNumber) }).joined(separator: "-")
    }
}
