import Records

/// Where the items of a long feed go. A feed that turns out not to be well-formed is repaired and read once more: the
/// items before that place have gone out already, and are passed over then.
final class FeedStream {
    private let each: (FeedItem) throws -> Void
    private var given = 0
    private var seen = 0
    private(set) var error: (any Error)?

    init(_ each: @escaping (FeedItem) throws -> Void) { self.each = each }

    func take(_ item: FeedItem) {
        seen += 1
        guard error == nil, seen > given else { return }
        given += 1
        do { try each(item) } catch { self.error = error }
    }

    func startOver() { seen = 0 }
}
