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

    /// A part of one of its names.
    mutating func add(_ kind: NamePart.Kind, _ text: String) {
        let part = NamePart(kind, text.squeezed)
        if !part.text.isEmpty, !nameParts.contains(part) { nameParts.append(part) }
    }

    /// Given names, with the patronymics among them as such.
    mutating func add(given text: String) {
        for part in GivenNames.parts(of: text) { add(part.kind, part.text) }
    }

    /// A second given name, or a patronymic when it has the ending of one.
    mutating func add(middle text: String) {
        for word in text.split(whereSeparator: \.isWhitespace).map(String.init) {
            add(GivenNames.isPatronymic(word) ? .patronymic : .given, word)
        }
    }

    /// A gender in the words of lists (`M`, `Male`, `man`). Returns false when it is another word.
    @discardableResult
    mutating func add(gender text: String) -> Bool {
        switch text.squeezed.lowercased() {
        case "m", "male", "man", "homme": gender = gender ?? "male"
        case "f", "female", "woman", "femme": gender = gender ?? "female"
        case "", "?", "unknown", "u", "not specified", "n/a": break
        default: return false
        }
        return true
    }

    /// A place of birth of its parts, the empty ones left out.
    mutating func add(birthPlace parts: [String]) {
        birthPlaces.appendOnce(parts.map(\.squeezed).filter { !$0.isEmpty }.joined(separator: ", "))
    }

    /// A party it belongs to or is linked with, each once.
    mutating func add(_ kind: Relation.Kind, to other: String, entity: String? = nil) {
        let relation = Relation(kind, name: other.squeezed, entity: entity)
        if !(relation.name.isEmpty && entity == nil), !relations.contains(relation) {
            relations.append(relation)
        }
    }

    /// Taken off the list on a day: it is no sanction any more.
    mutating func delist(on day: String?) {
        guard let day else { return }
        delisted = delisted ?? day
        topics.removeAll { $0 == "sanction" }
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
        let bytes = Array(utf8)
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var gap = false
        var at = 0
        while at < bytes.count {
            let space = WhiteSpace.length(in: bytes, at: at)
            if space > 0 {
                gap = !out.isEmpty
                at += space
                continue
            }
            if gap { out.append(32) }
            gap = false
            out.append(bytes[at])
            at += 1
        }
        return String(decoding: out, as: UTF8.self)
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

/// White space (Unicode, property White_Space) in UTF-8.
private enum WhiteSpace {
    /// How many bytes the white space character at a place has; 0 when there is none.
    static func length(in bytes: [UInt8], at place: Int) -> Int {
        func byte(_ offset: Int) -> UInt8 { place + offset < bytes.count ? bytes[place + offset] : 0 }
        switch bytes[place] {
        case 9...13, 32: return 1
        case 0xC2: return byte(1) == 0x85 || byte(1) == 0xA0 ? 2 : 0
        case 0xE1: return byte(1) == 0x9A && byte(2) == 0x80 ? 3 : 0
        case 0xE2 where byte(1) == 0x80:
            return (0x80...0x8A).contains(byte(2)) || [0xA8, 0xA9, 0xAF].contains(byte(2)) ? 3 : 0
        case 0xE2: return byte(1) == 0x81 && byte(2) == 0x9F ? 3 : 0
        case 0xE3: return byte(1) == 0x80 && byte(2) == 0x80 ? 3 : 0
        default: return 0
        }
    }
}
