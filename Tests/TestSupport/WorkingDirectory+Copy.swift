import Foundation

extension WorkingDirectory {
    /// Puts a copy of its files elsewhere.
    package func copy(to path: String) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: self.path) {
            try FileManager.default.copyItem(atPath: folder.path(name), toPath: path + "/" + name)
        }
    }
}
