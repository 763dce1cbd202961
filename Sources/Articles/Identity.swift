import Records
import Texts

/// What makes an item of a feed the same item tomorrow: its id, else its address, else its title and date.
enum Identity {
    /// One per item, nil where an item has nothing to be known by. An id that two different items of one feed share is
    /// no id (feeds number their pages, or repeat the channel's address): those items are known by id and address.
    static func identities(of items: [FeedItem]) -> [String?] {
        var addresses: [String: Set<String>] = [:]
        for item in items {
            if let id = item.id { addresses[id, default: []].insert(key(of: item)) }
        }
        return items.map { item in
            guard let id = item.id else { return key(of: item).isEmpty ? nil : key(of: item) }
            return addresses[id, default: []].count > 1 ? id + "\n" + key(of: item) : id
        }
    }

    private static func key(of item: FeedItem) -> String {
        if let url = item.url { return CanonicalURL.canonical(url) }
        guard let title = item.title ?? item.summary else { return "" }
        let date = (item.published ?? item.updated).map(\.description) ?? ""
        return title + "\n" + date
    }
}
