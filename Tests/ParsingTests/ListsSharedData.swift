import Foundation

/// Real lists beside the repository (`../shared/data/sanctions`), which are not part of it: tests over them skip where
/// they, or `xz`, are absent.
enum ListsSharedData {
    static let folder: URL = {
        var url = URL(fileURLWithPath: #filePath)
        while url.path != "/", !FileManager.default.fileExists(atPath: url.appendingPathComponent("Sources").path) {
            url.deleteLastPathComponent()
        }
        return url.deletingLastPathComponent().appendingPathComponent("shared/data/sanctions")
    }()

    static let isThere =
        FileManager.default.fileExists(atPath: folder.path) && FileManager.default.isExecutableFile(atPath: xz)
    private static let xz = "/usr/bin/xz"

    /// The bytes of a file, unpacked.
    static func bytes(_ name: String) throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: xz)
        process.arguments = ["-dc", folder.appendingPathComponent(name + ".xz").path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Array(data)
    }
}
