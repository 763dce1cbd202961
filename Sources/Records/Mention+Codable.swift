/// As JSON, what has no value is left out, and what older stores do not say has its default.
extension Mention {
    private enum CodingKeys: String, CodingKey {
        case zone, start, end, text, kind, scheme, id, role, concept, score, reasons, negated, supposed, quoted
    }

    package init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            zone: try members.decode(Zone.self, forKey: .zone), start: try members.decode(Int.self, forKey: .start),
            end: try members.decode(Int.self, forKey: .end), text: try members.decode(String.self, forKey: .text),
            kind: try members.decode(Kind.self, forKey: .kind),
            scheme: try members.decodeIfPresent(String.self, forKey: .scheme),
            id: try members.decodeIfPresent(String.self, forKey: .id),
            score: try members.decode(Double.self, forKey: .score))
        role = try members.decodeIfPresent(String.self, forKey: .role)
        concept = try members.decodeIfPresent(String.self, forKey: .concept)
        reasons = try members.decodeIfPresent([String].self, forKey: .reasons) ?? []
        negated = try members.decodeIfPresent(Bool.self, forKey: .negated) ?? false
        supposed = try members.decodeIfPresent(Bool.self, forKey: .supposed) ?? false
        quoted = try members.decodeIfPresent(Bool.self, forKey: .quoted) ?? false
    }

    package func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: CodingKeys.self)
        try members.encode(zone, forKey: .zone)
        try members.encode(start, forKey: .start)
        try members.encode(end, forKey: .end)
        try members.encode(text, forKey: .text)
        try members.encode(kind, forKey: .kind)
        try members.encodeIfPresent(scheme, forKey: .scheme)
        try members.encodeIfPresent(id, forKey: .id)
        try members.encodeIfPresent(role, forKey: .role)
        try members.encodeIfPresent(concept, forKey: .concept)
        try members.encode(score, forKey: .score)
        if !reasons.isEmpty { try members.encode(reasons, forKey: .reasons) }
        for (isSo, key) in [(negated, CodingKeys.negated), (supposed, .supposed), (quoted, .quoted)] where isSo {
            try members.encode(true, forKey: key)
        }
    }
}
