import Foundation
import Records

/// A directory that goes when the test does.
final class TemporaryDirectory: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "tidewaiter-delivery-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The lines of a file in it, each as a JSON object.
    func lines(_ name: String) throws -> [[String: any Sendable]] {
        let text = try String(contentsOfFile: path + "/" + name, encoding: .utf8)
        return try text.split(separator: "\n").map { line in
            try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: any Sendable] ?? [:]
        }
    }

    func ids(_ name: String) throws -> [String] { try lines(name).map { $0["id"] as? String ?? "?" } }
}

enum Sample {
    static func alert(_ id: String, score: Int = 70, title: String = "Copper\nseized") -> Alert {
        var alert = Alert(
            id: id, rule: "trader-offence", score: score,
            subject: Alert.Subject(kind: "trader", id: "T-1", name: "Oceanic Metals FZE"), story: "s1",
            raised: Timestamp(year: 2026, month: 1, day: 15))
        alert.evidence = [
            Alert.Evidence(
                article: "s1", source: "gulf-trade", tier: .press, publisher: nil, url: "https://news.example/1",
                published: nil, title: title, language: "en", quote: "Seized.", mentions: [])
        ]
        return alert
    }
}
