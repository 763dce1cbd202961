package import Records

/// Feeds: bytes → `Feed`, whichever format. XML is read by libxml2; when that finds it not well-formed, the bytes are
/// repaired (`XMLRepair`) and read again, so that a broken feed loses no more than what is broken.
///
///     let feed = try FeedParser.parse(document)
///     feed.items.map(\.title)
package enum FeedParser {
    /// Reads the body of `document`. `raw` leaves HTML as it is; addresses are resolved either way. Throws when it is
    /// no feed at all: `.empty`, `.notRecognised` (with the feeds that an HTML page names), `.malformed`, `.tooLarge`.
    package static func parse(_ document: Document, raw: Bool = false) throws(ParseError) -> Feed {
        guard let first = document.body.first(where: { !ASCII.isSpace($0) && $0 != 0 }) else {
            throw ParseError(.empty, "the feed is empty", place: document.url)
        }
        if first == 123 || first == 91 { return try JSONFeedFormat.parse(document, raw: raw) }
        return try XMLFeed(document, raw: raw).read()
    }
}

/// One XML document on its way to a feed.
private struct XMLFeed {
    let document: Document
    let raw: Bool
    let text: XMLCharset.Text

    init(_ document: Document, raw: Bool) {
        self.document = document
        self.raw = raw
        text = XMLCharset.decode(document.body, contentType: document.contentType)
    }

    func read() throws(ParseError) -> Feed {
        let reader = newReader()
        var outcome = parse(text.bytes, reader)
        guard !outcome.wellFormed else { return try feed(reader, outcome) }
        let second = newReader()
        let repaired = XMLRepair.repaired(text.bytes)
        let again = parse(repaired.bytes, second)
        outcome.errors = Array(outcome.errors.prefix(3)) + repaired.diagnostics + again.errors
        return try feed(second, outcome)
    }

    private func newReader() -> FeedReader {
        FeedReader(
            base: base, raw: raw, isUTF8: text.encoding == "utf-8", documentType: documentType)
    }

    private func parse(_ bytes: [UInt8], _ reader: FeedReader) -> XMLOutcome {
        var options = XMLOptions()
        // Declared entities may make a text longer than the document, but not without bounds.
        options.maxTextBytes = max(4 << 20, bytes.count * 4)
        options.huge = true
        return bytes.withUnsafeBufferPointer { XMLReader.readUTF8($0, options: options, handler: reader) }
    }

    /// RFC 9110 §8.7: the Content-Location of an answer is the base of what is in it.
    private var base: String {
        guard let location = document.header("content-location") else { return document.url }
        return URLReference.safe(location, base: document.url) ?? document.url
    }

    /// The document type declaration, which stands before the root.
    private var documentType: String {
        text.bytes.withUnsafeBufferPointer { all in
            let head = UnsafeBufferPointer(rebasing: all.prefix(2_048))
            guard let start = ByteSearch.first("<!doctype", in: head) else { return "" }
            return String(decoding: head[start...].prefix { $0 != 62 && $0 != 91 }, as: UTF8.self).lowercased()
        }
    }

    private func feed(_ reader: FeedReader, _ outcome: XMLOutcome) throws(ParseError) -> Feed {
        reader.closeItem()
        guard let version = reader.version else { throw notAFeed(reader, outcome) }
        var feed = Feed(format: version)
        feed.take(reader.feed)
        feed.items = reader.items
        // RFC 4287 §4.1.1: an entry without an author is by the feed's.
        if version.hasPrefix("atom") {
            for i in feed.items.indices where feed.items[i].authors.isEmpty { feed.items[i].authors = feed.authors }
        }
        feed.encoding = text.encoding
        feed.ttlMinutes = reader.ttlMinutes
        feed.skipHours = reader.skipHours
        feed.updateSeconds = reader.updatePeriod.map { $0 / reader.updateFrequency }
        feed.diagnostics = text.diagnostics + (outcome.wellFormed ? [] : outcome.errors)
        if reader.itemsLeftOut > 0 {
            feed.diagnostics.append(ItemCap.warning(kept: feed.items.count, leftOut: reader.itemsLeftOut))
        }
        return feed
    }

    private func notAFeed(_ reader: FeedReader, _ outcome: XMLOutcome) -> ParseError {
        let isPage =
            reader.root.name == "html" || reader.root.name == "xhtml:html"
            || documentType.hasPrefix("<!doctype html") || FeedLinks.looksLikePage(text.bytes)
        if isPage {
            let links = FeedLinks.inPage(text.bytes, base: base)
            let hint = links.isEmpty ? "" : "; it names the feed \(links.joined(separator: ", "))"
            return ParseError(
                .notRecognised, "this is an HTML page, not a feed\(hint)", place: document.url, alternatives: links)
        }
        if reader.root.name == "entry" {
            return ParseError(
                .unsupported, "this is a single Atom entry (RFC 4287 §2), not a feed", place: document.url)
        }
        if let limit = outcome.errors.first(where: { $0.code == "malformed-too-large" }) {
            return ParseError(.tooLarge, limit.message, place: document.url, line: limit.line)
        }
        if reader.root.name.isEmpty, let error = outcome.errors.first {
            return ParseError(.malformed, error.message, place: document.url, line: error.line)
        }
        return ParseError(
            .notRecognised, "no feed format has the root element “\(reader.root.name)”", place: document.url)
    }
}
