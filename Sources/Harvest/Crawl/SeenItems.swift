import Records
import Texts

/// By what a crawl knows an item again: 64 bits of the hash of its id, else its address, else its title and date.
enum SeenItems {
    /// One per item that has anything to be known by. An id that items of different addresses share is no id.
    static func hashes(of items: [FeedItem]) -> [UInt64] {
        var addresses: [String: String] = [:]
        var shared: Set<String> = []
        for item in items {
            guard let id = item.id else { continue }
            let address = item.url ?? ""
            if addresses.updateValue(address, forKey: id) ?? address != address { shared.insert(id) }
        }
        return items.compactMap { item in
            guard let id = item.id else { return other(item).map(hash) }
            return hash(shared.contains(id) ? id + "\n" + (other(item) ?? "") : id)
        }
    }

    private static func other(_ item: FeedItem) -> String? {
        if let url = item.url { return CanonicalURL.canonical(url) }
        guard let title = item.title ?? item.summary ?? item.content else { return nil }
        return title + "\n" + ((item.published ?? item.updated).map(\.description) ?? "")
    }

    private static func hash(_ text: String) -> UInt64 {
        UInt64(Digest.sha256(text).prefix(16), radix: 16) ?? 0
    }
}
