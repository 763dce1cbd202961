import Foundation
import Records

/// The list of names that screening is measured on (`../shared/data/screening/list.ndjson.xz`: OFAC and UN, 16,350
/// entries), which is no part of the repository: tests over it skip where it, or `xz`, is absent.
enum MatchingSharedData {
    private static let xz = "/usr/bin/xz"
    private static let file: URL = {
        var url = URL(fileURLWithPath: #filePath)
        while url.path != "/", !FileManager.default.fileExists(atPath: url.appendingPathComponent("Sources").path) {
            url.deleteLastPathComponent()
        }
        return url.deletingLastPathComponent().appendingPathComponent("shared/data/screening/list.ndjson.xz")
    }()

    static let isThere =
        FileManager.default.fileExists(atPath: file.path) && FileManager.default.isExecutableFile(atPath: xz)

    static func entities() throws -> [Entity] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: xz)
        process.arguments = ["-dc", file.path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let decoder = JSONDecoder()
        return try data.split(separator: 10).map { try decoder.decode(Entity.self, from: Data($0)) }
    }
}

extension Entity {
    /// A party for a test.
    static func party(
        _ name: String, id: String = "x:1", _ schema: Schema = .person, aliases: [String] = [], weak: [String] = [],
        born: [String] = [], countries: [String] = [], numbers: [String: String] = [:]
    ) -> Entity {
        var entity = Entity(id: id, schema: schema, name: name, dataset: "test")
        entity.aliases = aliases
        entity.weakAliases = weak
        entity.birthDates = born
        entity.countries = countries
        entity.identifiers = numbers.map { Identifier(type: $0.key, value: $0.value) }
        return entity
    }
}
