import Foundation

/// Real data beside the repository (`../shared/data`), no part of it since the texts belong to others. Tests over it skip
/// where it, or the program that unpacks it, is absent:
///
///     @Test(.enabled(if: SharedData.has("reuters/modapte-dev.ndjson.gz"), SharedData.absent))
package enum SharedData {
    package static let absent: String = "needs ../shared/data beside the repository, with tar, gzip and xz"

    private static let folder = URL(fileURLWithPath: Repository.root).deletingLastPathComponent().path + "/shared/data"
    private static let unpackers = ["xz": "/usr/bin/xz", "gz": "/usr/bin/gzip"]

    package static func path(_ name: String) -> String { folder + "/" + name }

    package static func has(_ names: String...) -> Bool {
        names.allSatisfy { name in
            let unpacker = unpackers[String(name.split(separator: ".").last ?? "")]
            let unpackable = unpacker.map { FileManager.default.isExecutableFile(atPath: $0) } ?? true
            return unpackable && FileManager.default.fileExists(atPath: path(name))
        }
    }

    /// The unpacked bytes of a file that ends with `.xz` or `.gz`.
    package static func unpacked(_ name: String) async throws -> [UInt8] {
        let unpacker = unpackers[String(name.split(separator: ".").last ?? "")] ?? "/bin/cat"
        let run = try await Program(unpacker).run("-dc", path(name))
        guard run.status == 0 else { throw Program.Failure("\(unpacker) of \(name): \(run.errors)") }
        return run.output
    }

    /// Unpacks an archive into a folder; returns the paths of the files in it, sorted.
    package static func unpack(_ name: String, into folder: TemporaryFolder) async throws -> [String] {
        let run = try await Program("/usr/bin/env").run("tar", "-xzf", path(name), "-C", folder.path)
        guard run.status == 0 else { throw Program.Failure("tar of \(name): \(run.errors)") }
        let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        var isFolder: ObjCBool = false
        return names.map(folder.path).filter {
            FileManager.default.fileExists(atPath: $0, isDirectory: &isFolder) && !isFolder.boolValue
        }.sorted()
    }
}
