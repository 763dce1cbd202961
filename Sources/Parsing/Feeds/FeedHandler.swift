import Records

/// Hands the events of a document to a `FeedReader`. The reader is a value, so that each event costs one check of
/// exclusive access rather than one for every field that it touches.
final class FeedHandler: XMLHandler {
    var reader: FeedReader
    private let whenPassed: (Int) -> Void
    /// Whether the document has turned out not to be well-formed.
    private(set) var hasFailed = false

    /// `passed`: as in `XMLHandler`.
    init(_ reader: FeedReader, passed: @escaping (Int) -> Void = { _ in }) {
        self.reader = reader
        whenPassed = passed
    }

    func start(_ element: XMLElement) { reader.start(element) }
    func end(_ name: XMLName) { reader.end(name) }
    func text(_ bytes: UnsafeBufferPointer<UInt8>) { reader.text(bytes) }
    func failed() { hasFailed = true }
    func passed(_ count: Int) { whenPassed(count) }
}
