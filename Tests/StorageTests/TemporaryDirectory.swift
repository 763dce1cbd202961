import Foundation
import Storage

/// A directory that goes when the test does.
final class TemporaryDirectory: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "tidewaiter-storage-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func store(readOnly: Bool = false) throws -> SQLiteStore { try SQLiteStore(directory: path, readOnly: readOnly) }
}
