import Records
import Storage

/// When the page behind an item is fetched, again and no more.
extension FollowedPage {
    /// Waits after a failed attempt, in seconds; after the last one the page is given up.
    private static let waits: [Int64] = [900, 3_600, 6 * 3_600, 86_400]

    init(_ draft: Draft, of source: Source) {
        self.init(article: draft.article.id, source: source.id, url: draft.article.url, item: draft.item)
        nextTry = Timestamp(seconds: 0)
    }

    /// Whether the page is to be fetched now: the item is another one than it was, or the page is still wanted.
    func isOpen(for item: String, at now: Timestamp) -> Bool {
        item != self.item || nextTry.map { $0 <= now } ?? false
    }

    /// The item has changed: its page may have, too.
    mutating func renew(for draft: Draft) {
        item = draft.item
        url = draft.article.url
        attempts = 0
    }

    /// The page was had.
    mutating func settle() {
        attempts = 0
        nextTry = nil
        lastError = nil
    }

    mutating func fail(_ reason: String, notBefore: Timestamp?, isFinal: Bool, at now: Timestamp) {
        attempts += 1
        lastError = reason
        guard !isFinal, attempts <= Self.waits.count else {
            nextTry = nil
            return
        }
        nextTry = max(now.adding(Self.waits[attempts - 1]), notBefore ?? now)
    }
}
