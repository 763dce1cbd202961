import Foundation

/// Where the tests find what they read.
package enum Repository {
    /// The folder with `Sources`, `Tests`, `lexicons`, `demo` …
    package static let root: String = {
        var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        while folder.path != "/", !FileManager.default.fileExists(atPath: folder.path + "/Package.swift") {
            folder.deleteLastPathComponent()
        }
        return folder.path
    }()

    package static func path(_ name: String) -> String { root + "/" + name }
}
