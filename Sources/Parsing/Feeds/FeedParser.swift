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
        guard let first = firstByte(document.body) else {
            throw ParseError(.empty, "the feed is empty", place: document.url)
        }
        if isJSON(first) { return try JSONFeedFormat.parse(document, raw: raw) }
        return try document.body.withUnsafeBufferPointer { body throws(ParseError) in
            try XMLFeed(body, of: document, raw: raw).read()
        }
    }

    /// Reads a feed of any length and hands over its items one by one, in their order, keeping none: what it costs in
    /// memory is a few megabytes and the longest item, as long as the feed is well-formed UTF-8. Of other charsets, and
    /// from the place on where it is not well-formed, a copy is made. Items of a JSON feed are capped as always.
    ///
    /// The body is `bytes`, that of `document` is not looked at. `passed` is told now and then how many bytes have been
    /// read: who has mapped a file can give the pages before that back. The feed that is returned has no items; an
    /// Atom entry without an author has those that the feed named before it. What `each` throws ends the reading.
    package static func parse(
        _ bytes: UnsafeBufferPointer<UInt8>, of document: Document, raw: Bool = false,
        passed: @escaping (Int) -> Void = { _ in }, each: (FeedItem) throws -> Void
    ) throws -> Feed {
        if firstByte(bytes).map(isJSON) == false {
            return try withoutActuallyEscaping(each) { each in
                let stream = FeedStream(each)
                let feed = try XMLFeed(bytes, of: document, raw: raw, passed: passed).read(into: stream)
                if let error = stream.error { throw error }
                return feed
            }
        }
        var whole = document
        whole.body = Array(bytes)
        var feed = try parse(whole, raw: raw)
        for item in feed.items { try each(item) }
        feed.items = []
        return feed
    }

    private static func firstByte(_ bytes: some Collection<UInt8>) -> UInt8? {
        bytes.first { !ASCII.isSpace($0) && $0 != 0 }
    }

    private static func isJSON(_ first: UInt8) -> Bool { first == 123 || first == 91 }
}
