import Foundation
import Harvest

/// The folder `demo/` that ships with the program, and the working directory that the demonstration makes of it.
struct Demo {
    let directory: String
    private let shipped: String

    /// What the newsroom serves.
    var site: String { shipped + "/site" }

    /// - Parameter directory: nil for a new temporary one.
    init(directory: String?) throws {
        guard let root = ShippedFiles.root else {
            throw WorkspaceError(
                "the files that come with the program are not beside it: set TIDEWAITER_SHARE to their folder")
        }
        shipped = root + "/demo"
        self.directory = try directory ?? Self.temporary()
        try clear()
    }

    private static func temporary() throws -> String {
        var template = Array((NSTemporaryDirectory() + "/tidewaiter-demo-XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else {
            throw WorkspaceError("cannot make a directory below \(NSTemporaryDirectory()): name one with --data")
        }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// The store of an earlier demonstration goes; anybody else's store is left alone.
    private func clear() throws {
        let manager = FileManager.default
        guard manager.fileExists(atPath: directory + "/tidewaiter.db") else { return }
        guard manager.fileExists(atPath: directory + "/feeds/newsroom.yaml") else {
            throw WorkspaceError("\(directory) holds a store that is not a demonstration's: name an empty directory")
        }
        for name in try manager.contentsOfDirectory(atPath: directory) where name.hasPrefix("tidewaiter.db") {
            try manager.removeItem(atPath: directory + "/" + name)
        }
    }

    func sourceCount() throws -> Int {
        try text("newsroom.yaml").split(separator: "\n").count { $0.contains("- id:") }
    }

    /// Writes the working directory, the newsroom's address put into its catalogue.
    func write(newsroom address: String) throws {
        let manager = FileManager.default
        try manager.createDirectory(atPath: directory + "/feeds", withIntermediateDirectories: true)
        let catalogue = try text("newsroom.yaml").replacing("{newsroom}", with: address)
        try catalogue.write(toFile: directory + "/feeds/newsroom.yaml", atomically: true, encoding: .utf8)
        for name in ["traders.csv", "tidewaiter.yaml"] {
            try text(name).write(toFile: directory + "/" + name, atomically: true, encoding: .utf8)
        }
    }

    func truth() throws -> DemoTruth { try DemoTruth(text("truth.yaml")) }

    private func text(_ name: String) throws -> String {
        try String(contentsOfFile: shipped + "/" + name, encoding: .utf8)
    }
}
