import Records

/// One XML document on its way to a feed.
struct XMLFeed {
    private let document: Document
    private let raw: Bool
    /// What the document says of itself, and its bytes in UTF-8 where they were not.
    private let text: XMLCharset.View
    /// The bytes as they came, from the first that counts on.
    private let bytes: UnsafeBufferPointer<UInt8>
    private let passed: (Int) -> Void

    init(
        _ bytes: UnsafeBufferPointer<UInt8>, of document: Document, raw: Bool,
        passed: @escaping (Int) -> Void = { _ in }
    ) {
        self.document = document
        self.raw = raw
        self.passed = passed
        text = XMLCharset.view(of: bytes, contentType: document.contentType, passed: passed)
        self.bytes = UnsafeBufferPointer(rebasing: bytes[text.start...])
    }

    /// The feed; its items go into the stream where there is one.
    func read(into stream: FeedStream? = nil) throws(ParseError) -> Feed {
        let (handler, outcome) = withText { parse($0, into: stream) }
        guard !outcome.wellFormed else { return try feed(handler, outcome) }
        stream?.startOver()
        let repaired = withText { XMLRepair.repaired($0) }
        let again = repaired.bytes.withUnsafeBufferPointer { parse($0, into: stream, isRepaired: true) }
        var all = again.outcome
        all.wellFormed = false
        all.errors = Array(outcome.errors.prefix(3)) + repaired.diagnostics + again.outcome.errors
        return try feed(again.handler, all)
    }

    private func withText<T>(_ body: (UnsafeBufferPointer<UInt8>) -> T) -> T {
        text.converted.map { $0.withUnsafeBufferPointer(body) } ?? body(bytes)
    }

    private func parse(
        _ bytes: UnsafeBufferPointer<UInt8>, into stream: FeedStream?, isRepaired: Bool = false
    ) -> (handler: FeedHandler, outcome: XMLOutcome) {
        let ownBytes = text.converted == nil && !isRepaired
        let reader = FeedReader(base: base, raw: raw, isUTF8: text.encoding == "utf-8", documentType: documentType)
        let handler = FeedHandler(reader, passed: ownBytes ? passed : { _ in })
        if let stream {
            handler.reader.each = { [unowned handler] item in
                // Behind an error, items are not what they would be of the repaired document.
                if isRepaired || !handler.hasFailed { stream.take(item) }
            }
        }
        var options = XMLOptions()
        // Declared entities may make a text longer than the document, but not without bounds.
        options.maxTextBytes = max(4 << 20, bytes.count * 4)
        options.huge = true
        let outcome = XMLReader.readUTF8(bytes, options: options, handler: handler)
        handler.reader.closeItem()
        handler.reader.handOverWaiting()
        return (handler, outcome)
    }

    /// RFC 9110 §8.7: the Content-Location of an answer is the base of what is in it.
    private var base: String {
        guard let location = document.header("content-location") else { return document.url }
        return URLReference.safe(location, base: document.url) ?? document.url
    }

    /// The document type declaration, which stands before the root.
    private var documentType: String {
        withText { all in
            let head = UnsafeBufferPointer(rebasing: all.prefix(2_048))
            guard let start = ByteSearch.first("<!doctype", in: head) else { return "" }
            return String(decoding: head[start...].prefix { $0 != 62 && $0 != 91 }, as: UTF8.self).lowercased()
        }
    }

    private func feed(_ handler: FeedHandler, _ outcome: XMLOutcome) throws(ParseError) -> Feed {
        let reader = handler.reader
        guard let version = reader.version else { throw notAFeed(reader, outcome) }
        var feed = Feed(format: version)
        feed.take(reader.feed)
        feed.items = reader.items
        // The feed may have named its author behind the entry.
        if reader.isAtom {
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
            || documentType.hasPrefix("<!doctype html") || withText { FeedLinks.looksLikePage($0) }
        if isPage {
            let links = withText { FeedLinks.inPage($0, base: base) }
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
