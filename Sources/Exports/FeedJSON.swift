package import Records

/// A feed as the answer of `parse feed`: one JSON object. Members without a value are left out, except the lists.
package enum FeedJSON {
    /// Appends the object, without a line end.
    package static func line(_ feed: Feed, into bytes: inout [UInt8]) {
        var json = JSONWriter(appendingTo: bytes)
        bytes = []
        json.object { write(feed, &$0) }
        bytes = json.bytes
    }

    /// Writes the object as a member of the object that `json` is in.
    package static func member(_ name: StaticString, _ feed: Feed, to json: inout JSONWriter) {
        json.object(name) { write(feed, &$0) }
    }

    private static func write(_ feed: Feed, _ json: inout JSONWriter) {
        writeHead(feed, &json)
        json.array("items") { json in
            // Through a pointer: a copy of an item counts references to all its strings.
            feed.items.withUnsafeBufferPointer { items in
                for i in items.indices { json.object { write(items[i], &$0) } }
            }
        }
        writeWarnings(feed, &json)
    }

    private static func writeHead(_ feed: Feed, _ json: inout JSONWriter) {
        json.member("format", feed.format)
        json.present("title", feed.title)
        json.present("link", feed.link)
        json.present("description", feed.description)
        json.present("id", feed.id)
        json.present("language", feed.language)
        json.present("rights", feed.rights)
        json.present("generator", feed.generator)
        json.present("image", feed.image)
        json.member("authors", feed.authors)
        json.member("categories", feed.categories)
        json.present("published", feed.published)
        json.present("updated", feed.updated)
        json.present("encoding", feed.encoding)
    }

    private static func writeWarnings(_ feed: Feed, _ json: inout JSONWriter) {
        json.array("warnings") { json in
            for d in feed.diagnostics { json.value("\(d.code): \(d.message)") }
        }
    }

    /// The same object for a feed that is too long to be kept: its items first, each as it comes, and what is known of
    /// the feed itself when all of them are there.
    package struct Stream {
        private var hasItems = false

        package init() {}

        package mutating func item(_ item: FeedItem, into bytes: inout [UInt8]) {
            bytes += (hasItems ? "," : "{\"items\":[").utf8
            hasItems = true
            var json = JSONWriter(appendingTo: bytes)
            bytes = []
            json.object { write(item, &$0) }
            bytes = json.bytes
        }

        /// Ends the object, without a line end.
        package func end(_ feed: Feed, into bytes: inout [UInt8]) {
            bytes += (hasItems ? "]," : "{\"items\":[],").utf8
            var json = JSONWriter(appendingTo: bytes)
            bytes = []
            writeHead(feed, &json)
            writeWarnings(feed, &json)
            bytes = json.bytes
            bytes.append(125)
        }
    }

    private static func write(_ item: FeedItem, _ json: inout JSONWriter) {
        json.present("id", item.id)
        json.present("url", item.url)
        json.present("title", item.title)
        json.present("summary", item.summary)
        json.present("content", item.content)
        json.present("published", item.published)
        json.present("updated", item.updated)
        json.member("authors", item.authors)
        json.member("categories", item.categories)
        json.array("enclosures") { json in
            for e in item.enclosures {
                json.object {
                    $0.member("url", e.url)
                    $0.present("type", e.type)
                    $0.present("length", e.length)
                }
            }
        }
        json.present("rights", item.rights)
        if item.sourceTitle != nil || item.sourceURL != nil {
            json.object("source") {
                $0.present("title", item.sourceTitle)
                $0.present("url", item.sourceURL)
            }
        }
        json.present("image", item.image)
        json.present("comments", item.comments)
        json.present("language", item.language)
    }
}

extension JSONWriter {
    /// A time (RFC 3339) only when there is one.
    package mutating func present(_ name: StaticString, _ value: Timestamp?) {
        if let value { member(name, value) }
    }

    /// A member only when there is a value.
    package mutating func present(_ name: StaticString, _ value: String?) {
        if let value { member(name, value) }
    }
}
