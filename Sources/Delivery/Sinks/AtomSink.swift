import FoundationEssentials
import Records

#if canImport(Glibc)
    import Glibc
#endif

/// A feed (Atom, RFC 4287) of the newest alerts in a file, for any reader of feeds. The file is replaced at once: whoever
/// reads it sees a whole feed. An alert that changes keeps its entry and its id.
package struct AtomSink: Sink {
    package static let name = "atom"
    package static let title = "an Atom feed in a file (path) of the newest alerts (entries)"

    private let path: String
    private let entries: Int
    private let feed: AtomFeed
    private let queue = Blocking()

    /// Larger files are no feed of ours.
    private static let mostBytes = 64 << 20

    package init(_ options: SinkOptions) throws(DeliveryError) {
        var reader = options.reader(AtomSink.self)
        guard let path = try reader.path("path") else {
            throw reader.wrong("path", "The sink needs a `path`: the file to write the feed to.")
        }
        self.path = path
        entries = try reader.int("entries", in: 1...5_000) ?? 200
        let title = Plain.line(try reader.string("title") ?? "Tidewaiter alerts", most: 200)
        let link = try reader.string("self")
        if let link, Plain.link(link) == nil { throw reader.wrong("self", "“\(link)” is no http or https address") }
        feed = AtomFeed(title: title, link: link, name: link ?? path)
        try reader.finish()
    }

    package func deliver(_ parcel: Parcel) async throws(DeliveryError) -> String {
        try await queue.run { [path, entries, feed] () throws(DeliveryError) in
            let kept = feed.entries(of: try AtomSink.content(of: path))
            guard let kept else {
                throw DeliveryError(
                    .unavailable, sink: AtomSink.name,
                    "\(path) is there and is no feed of ours: remove it, or write elsewhere.")
            }
            let document = feed.document(adding: parcel, to: kept, most: entries)
            try AtomicFile.write(Array(document.utf8), to: path, sink: AtomSink.name)
            return "\(path), entry \(AtomFeed.id(of: parcel.alert))"
        }
    }

    private static func content(of path: String) throws(DeliveryError) -> String {
        var status = stat()
        guard stat(path, &status) == 0 else {
            guard errno == ENOENT else { throw DeliveryError(errno: errno, sink: name, doing: "Reading", path) }
            return ""
        }
        guard status.st_size <= mostBytes, let data = FileManager.default.contents(atPath: path) else {
            throw DeliveryError(.unavailable, sink: name, "\(path) cannot be read, or is too large for a feed.")
        }
        return String(decoding: data, as: UTF8.self)
    }
}
