import Foundation
import Parsing
import Records

/// A small list of each format in `Fixtures/lists`, named after the format: parties that do not exist, the same ones
/// in every list.
enum ListsFixtures {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
        path: "Fixtures/lists")

    static let names = ListFormats.all.map { $0.name }

    /// The main file of a format: the one whose name begins with it and that is neither a part nor a golden.
    static func file(_ format: String) throws -> URL {
        let all = try FileManager.default.contentsOfDirectory(
            at: folder, includingPropertiesForKeys: nil)
        let found = all.first {
            $0.lastPathComponent.hasPrefix(format + ".")
                && !["json-expected", "alt", "add"].contains($0.pathExtension)
                && !$0.lastPathComponent.hasSuffix(".expected.json")
        }
        guard let found else { throw CocoaError(.fileNoSuchFile) }
        return found
    }

    static func input(_ format: String) throws -> ListInput {
        let main = try file(format)
        var parts: [String: [UInt8]] = [:]
        for part in ListFormats.named(format)?.parts ?? [] {
            parts[part] = [UInt8](try Data(contentsOf: folder.appending(path: "\(format).\(part)")))
        }
        return ListInput(main: [UInt8](try Data(contentsOf: main)), parts: parts)
    }

    static func text(_ format: String) throws -> String {
        String(decoding: try input(format).main, as: UTF8.self)
    }

    static func read(_ format: String, _ text: String? = nil) throws -> ListResult {
        guard let reader = ListFormats.named(format) else { throw CocoaError(.fileNoSuchFile) }
        var input = try input(format)
        if let text { input.main = Array(text.utf8) }
        return try reader.read(input, dataset: "d")
    }
}
