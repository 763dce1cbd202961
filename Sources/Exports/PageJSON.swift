package import Records

/// A page as `parse page` answers: one line of NDJSON; members without a value are null.
package enum PageJSON {
    /// Appends the object and a line end.
    /// - Parameter id: of the question, where there was one.
    package static func line(_ page: Page, id: String?, into bytes: inout [UInt8]) {
        var json = JSONWriter(appendingTo: bytes)
        json.object { json in
            if let id { json.member("id", id) }
            json.member("title", page.title)
            json.member("text", page.text)
            json.member("author", page.authors.isEmpty ? nil : page.authors.joined(separator: "; "))
            json.member("published", page.published)
            json.member("language", page.language)
            json.member("canonical_url", page.canonicalURL)
            json.member("site", page.site)
            if page.noArchive { json.member("no_archive", true) }
            json.member("warnings", page.diagnostics.map(\.message))
        }
        json.newline()
        bytes = json.bytes
    }
}
