import Foundation
import Synchronization

/// Serves a world on loopback addresses, as it stands at a moment of its own clock. Slow sources have a server of their
/// own, so that they hold up nobody else.
final class NewsSite: Sendable {
    private struct State {
        var port = 0
        var slowPort = 0
        /// Shown is what was published after `since` and until `now`, and the last twenty in any case.
        var since: Int64 = 0
        var now: Int64 = 0
        var listVersion = 1
        var requests = 0
        /// When an article first stood in an answer, seconds since 1970, by path.
        var served: [String: Double] = [:]
    }

    private let world: Newsworld
    private let bySource: [[NewsArticle]]
    private let byPath: [String: NewsArticle]
    private let feeds: [String: NewsSource]
    private let lists: [[String: String]]
    private let state = Mutex(State())
    private let servers = Mutex<[FeedServer]>([])

    /// Opens at free ports.
    init(_ world: Newsworld) throws {
        self.world = world
        let grouped = Dictionary(grouping: world.articles, by: \.source.index)
        bySource = world.press.sources.map { grouped[$0.index] ?? [] }
        byPath = Dictionary(world.articles.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        feeds = Dictionary(world.press.sources.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        lists = (1...2).map { world.lists($0).files }
        let hosts = (world.press.sources.map(\.host).max() ?? 0) + 1
        let fast = try FeedServer(hosts: hosts) { [unowned self] path, tag in answer(path, tag) }
        let slow = try FeedServer(hosts: 1) { [unowned self] path, tag in
            if feeds[String(path)] != nil { Thread.sleep(forTimeInterval: 1.5) }
            return answer(path, tag)
        }
        servers.withLock { $0 = [fast, slow] }
        state.withLock { ($0.port, $0.slowPort) = (fast.port, slow.port) }
        show(until: world.size.end, since: 0, listVersion: 2)
    }

    /// When each article was first shown to the program: seconds since 1970 by path.
    var served: [String: Double] { state.withLock(\.served) }
    var requests: Int { state.withLock(\.requests) }

    /// Sets the world's clock and the version of its lists.
    func show(until now: Int64, since: Int64, listVersion: Int) {
        state.withLock { ($0.now, $0.since, $0.listVersion) = (now, since, listVersion) }
    }

    func stop() { servers.withLock { for server in $0 { server.stop() } } }

    /// Scheme, host and port of a source.
    func base(_ source: NewsSource) -> String {
        let (port, slow) = state.withLock { ($0.port, $0.slowPort) }
        return source.trouble == .slow
            ? "http://127.0.1.1:\(slow)" : "http://127.0.\(1 + source.host / 250).\(1 + source.host % 250):\(port)"
    }

    /// Where the lists are.
    var listBase: String { "http://127.0.1.1:\(state.withLock(\.port))/lists/" }

    // MARK: answers

    private func answer(_ path: Substring, _ tag: Substring?) -> [UInt8] {
        state.withLock { $0.requests += 1 }
        let path = String(path)
        if let name = path.split(separator: "/").last, path.hasPrefix("/lists/") {
            let version = state.withLock(\.listVersion)
            guard let text = lists[version - 1][String(name)] else { return Self.plain(404, "Not Found") }
            return Self.found(text, name.hasSuffix(".csv") ? "text/csv; charset=utf-8" : "application/xml", tag)
        }
        if let source = feeds[path.hasPrefix("/moved") ? String(path.dropFirst(6)) : path] {
            return feed(source, isMoved: path.hasPrefix("/moved"), tag)
        }
        if let article = byPath[path] { return page(article, tag) }
        return Self.plain(404, "Not Found")
    }

    private func feed(_ source: NewsSource, isMoved: Bool, _ tag: Substring?) -> [UInt8] {
        switch source.trouble {
        case .fails: return Self.plain(500, "Internal Server Error")
        case .redirect where !isMoved: return Self.plain(301, "Moved Permanently", "Location: /moved\(source.path)\r\n")
        default: break
        }
        let (now, since) = state.withLock { ($0.now, $0.since) }
        let shown = bySource[source.index].prefix { $0.published <= now }
        let new = shown.reversed().prefix { $0.published > since }.count
        let articles = Array(shown.suffix(max(20, new)).reversed())
        let time = Date().timeIntervalSince1970
        state.withLock { state in
            for article in articles where state.served[article.path] == nil { state.served[article.path] = time }
        }
        let feed = FeedText(source: source, base: base(source), articles: articles)
        return Self.found(feed.text, feed.contentType, tag)
    }

    private func page(_ article: NewsArticle, _ tag: Substring?) -> [UInt8] {
        let own = bySource[article.source.index]
        let others = (0..<8).map { own[(article.id * 7 + $0 * 5) % own.count] }.filter { $0.id != article.id }
        let page = PageText(article: article, base: base(article.source), others: others)
        return Self.found(page.text, "text/html; charset=utf-8", tag)
    }

    private static func found(_ text: String, _ type: String, _ tag: Substring?) -> [UInt8] {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        let own = "\"\(String(hash, radix: 16))\""
        if let tag, tag == own {
            return Array("HTTP/1.1 304 Not Modified\r\nETag: \(own)\r\nContent-Length: 0\r\n\r\n".utf8)
        }
        let body = Array(text.utf8)
        let head = "HTTP/1.1 200 OK\r\nContent-Type: \(type)\r\nETag: \(own)\r\nContent-Length: \(body.count)\r\n\r\n"
        return Array(head.utf8) + body
    }

    private static func plain(_ status: Int, _ phrase: String, _ more: String = "") -> [UInt8] {
        Array("HTTP/1.1 \(status) \(phrase)\r\n\(more)Content-Length: 0\r\n\r\n".utf8)
    }
}
