import Records

/// What tells whether the rest of a document still belongs to the beginning that is there.
enum Validator {
    /// The value for If-Range (RFC 9110 §13.1.5): a strong entity tag, or a date that is strong by §8.8.2.2, namely at
    /// least a second before the answer's own; nil where the answer has neither.
    static func strong(_ document: Document) -> String? {
        if let tag = document.etag?.trimmingASCIISpace, tag.hasPrefix("\""), tag.utf8.count >= 2 { return tag }
        guard let modified = document.lastModified, let date = document.header("date"),
            let changed = HTTPDate.parse(modified, now: document.fetched),
            let answered = HTTPDate.parse(date, now: document.fetched), changed < answered
        else { return nil }
        return modified
    }
}
