import Synchronization
import TestSupport

/// Feeds that publish, and forget what falls out of their window; each treats those who ask in its own way. What was
/// published is known, so that losses and doubles can be counted.
final class Publisher: Sendable {
    /// How a feed answers.
    enum Habit: String, CaseIterable {
        case etag, lastModified, silentOnValidators, gzip
        /// ETag and Last-Modified stay the same for good, and so does its “not modified”.
        case liar
        /// What is new alone, with 226 (RFC 3229), for those who ask for that.
        case delta
        case moved, movedForGood
        /// Every third answer is a 500, is cut, or is closed before it begins.
        case faulty, cut, closing
        /// The same id for all items.
        case sameIDs
        /// No ids, no dates.
        case bare
    }

    static let window = 12
    let server: HostileServer
    private let newest = Mutex<[Habit: Int]>([:])
    private let answers = Mutex<[Habit: Int]>([:])

    init() throws {
        server = try HostileServer()
        for habit in Habit.allCases {
            server.route("/\(habit.rawValue)") { [weak self] in self?.answer($0, habit) ?? .drop }
            server.route("/new/\(habit.rawValue)") { [weak self] in self?.feed($0, habit) ?? .drop }
        }
    }

    /// So many further items.
    func publish(_ count: Int, in habit: Habit) { newest.withLock { $0[habit, default: 0] += count } }

    /// The titles of all items that were ever published.
    func titles(of habit: Habit) -> Set<String> {
        let last = newest.withLock { $0[habit, default: 0] }
        return Set((1...max(1, last)).map { Self.title(habit, $0) })
    }

    private static func title(_ habit: Habit, _ number: Int) -> String { "Item \(number) of \(habit.rawValue)" }

    private func answer(_ request: HostileRequest, _ habit: Habit) -> HostileAnswer {
        let turn = answers.withLock { answers in
            answers[habit, default: 0] += 1
            return answers[habit, default: 0]
        }
        switch habit {
        case .moved: return .redirect(to: "/new/moved", status: 302)
        case .movedForGood: return .redirect(to: "/new/movedForGood", status: 301)
        case .faulty where turn % 3 == 0: return .status(500)
        case .closing where turn % 3 == 0: return .drop
        case .cut where turn % 3 == 0: return .cut(String(body(habit, since: 0).dropLast(400)))
        default: return feed(request, habit)
        }
    }

    private func feed(_ request: HostileRequest, _ habit: Habit) -> HostileAnswer {
        let last = newest.withLock { $0[habit, default: 0] }
        let answer = HostileAnswer.ok(body(habit, since: 0), type: "application/rss+xml")
        switch habit {
        case .silentOnValidators, .bare: return answer
        case .lastModified:
            return answer.orNotModified(request, lastModified: "Tue, 24 Nov 2026 10:00:0\(last % 10) GMT")
        case .gzip: return .gzip(body(habit, since: 0), type: "application/rss+xml")
        case .liar: return answer.orNotModified(request, etag: "\"always\"")
        case .delta:
            let known = request.headers["if-none-match"].flatMap { Int($0.filter(\.isNumber)) }
            guard let known, known < last, request.headers["a-im"]?.contains("feed") == true else {
                return answer.orNotModified(request, etag: "\"\(last)\"")
            }
            var delta = HostileAnswer.ok(body(habit, since: known), type: "application/rss+xml")
            delta.status = 226
            return delta.adding("IM", "feed").adding("ETag", "\"\(last)\"")
        default: return answer.orNotModified(request, etag: "\"\(last)\"")
        }
    }

    private func body(_ habit: Habit, since known: Int) -> String {
        let last = newest.withLock { $0[habit, default: 0] }
        let first = max(1, known + 1, last - Self.window + 1)
        let items = first <= last ? (first...last).reversed().map { item(habit, $0) } : []
        return "<rss version=\"2.0\"><channel><title>\(habit.rawValue)</title>\(items.joined())</channel></rss>"
    }

    private func item(_ habit: Habit, _ number: Int) -> String {
        let link = "<link>https://paper.example/\(habit.rawValue)/\(number)</link>"
        let identity =
            switch habit {
            case .bare: link
            case .sameIDs: link + "<guid>https://paper.example/</guid>"
            default: link + "<guid>\(habit.rawValue)-\(number)</guid><pubDate>Tue, 24 Nov 2026 09:00:00 GMT</pubDate>"
            }
        return "<item><title>\(Self.title(habit, number))</title>\(identity)</item>"
    }
}
