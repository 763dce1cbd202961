import Foundation
import Testing

/// SwiftPM refuses cycles but not sideways or transitive imports: this table does.
struct LayersTests {
    /// What each station may import of ours. Rows are ordered by level, lowest first.
    static let allowed: [(station: String, level: Int, imports: Set<String>)] = [
        ("Records", 0, []),
        ("Texts", 0, ["CCLD2"]),
        ("Identifiers", 0, []),
        ("Settings", 1, ["Records", "Texts"]),
        ("Fetching", 1, ["Records", "CCurl"]),
        ("Archiving", 1, ["Records", "Texts", "CZlib"]),
        ("Parsing", 1, ["Records", "Texts", "Identifiers", "CLibXML2", "CZlib"]),
        ("Articles", 1, ["Records", "Texts"]),
        ("Extraction", 1, ["Records", "Texts", "Identifiers"]),
        ("Matching", 1, ["Records", "Texts", "Identifiers"]),
        ("Exports", 1, ["Records"]),
        ("Storage", 1, ["Records", "Texts", "CZlib"]),
        ("Monitoring", 1, []),
        ("Alerts", 2, ["Records", "Texts", "Settings"]),
        ("Delivery", 2, ["Records", "Texts", "Settings", "Exports", "Fetching", "CCurl"]),
        (
            "Harvest", 3,
            [
                "Records", "Texts", "Settings", "Fetching", "Archiving", "Parsing", "Articles", "Extraction",
                "Matching",
                "Alerts", "Storage", "Delivery",
            ]
        ),
        ("Newsroom", 3, ["Records", "Settings"]),
        ("Console", 4, ["Records", "Storage", "Harvest", "Monitoring"]),
    ]

    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func swiftFiles(in folder: String) -> [URL] {
        let url = root.appendingPathComponent(folder)
        return
            (FileManager.default.enumerator(at: url, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? [])
            .filter { $0.pathExtension == "swift" }
    }

    static func imports(of file: URL) throws -> [String] {
        try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            guard let at = words.firstIndex(of: "import"), at <= 1, words.count > at + 1,
                at == 0 || ["package", "public", "internal", "private", "fileprivate"].contains(words[0])
            else { return nil }
            return String(words[at + 1])
        }
    }

    @Test("a station imports only what its row lists", arguments: allowed.map(\.station))
    func rows(station: String) throws {
        let ours = Set(Self.allowed.map(\.station) + ["CCurl", "CLibXML2", "CZlib", "CCLD2"])
        let row = try #require(Self.allowed.first { $0.station == station })
        for file in Self.swiftFiles(in: "Sources/" + station) {
            let extra = try Set(Self.imports(of: file)).intersection(ours).subtracting(row.imports).subtracting([
                station
            ])
            #expect(extra.isEmpty, "\(file.lastPathComponent) imports \(extra.sorted())")
        }
    }

    @Test("imports point down, never sideways")
    func levels() {
        let levels = Dictionary(uniqueKeysWithValues: Self.allowed.map { ($0.station, $0.level) })
        for row in Self.allowed {
            for name in row.imports {
                guard let level = levels[name] else { continue }
                #expect(level < row.level, "\(row.station) imports \(name)")
            }
        }
    }

    @Test("every station of Sources has its row")
    func complete() throws {
        let folders = try FileManager.default.contentsOfDirectory(
            atPath: Self.root.appendingPathComponent("Sources").path)
        // C modules are named for their library: CCurl, CZlib.
        let stations = folders.filter { $0.prefix(2).contains { !$0.isUppercase } && $0 != "tidewaiter" }
        #expect(Set(stations) == Set(Self.allowed.map(\.station)))
    }
}
