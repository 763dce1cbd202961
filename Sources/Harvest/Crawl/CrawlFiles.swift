import Fetching
import Foundation
import Storage

/// The folder in which a crawl remembers: `feeds.tsv`, a line for each feed that was asked (`FeedMemory`), and
/// `hosts.json`. Lines are appended as feeds are done, the later one counting, so that a process that is killed loses
/// nothing but the feed it was at; at the end the file is written anew, each feed once. One crawl at a time.
final class CrawlFiles {
    private let feedsFile: URL
    private let hostsFile: URL
    private var lock: EngineLock?
    private let journal: FileHandle

    /// Makes the folder where it is missing. Throws `StoreError`, also `locked`, and Foundation's errors of files.
    init(directory: String) throws {
        // A pass that ended just now may still be letting the folder go.
        lock = try EngineLock(directory: directory, waitSeconds: 2)
        let folder = URL(fileURLWithPath: directory)
        feedsFile = folder.appendingPathComponent("feeds.tsv")
        hostsFile = folder.appendingPathComponent("hosts.json")
        if !FileManager.default.fileExists(atPath: feedsFile.path) { try Data().write(to: feedsFile) }
        journal = try FileHandle(forUpdating: feedsFile)
    }

    /// What is remembered, by feed. A line that was cut when the process was killed is taken out of the file.
    func feeds() throws -> [String: FeedMemory] {
        var feeds: [String: FeedMemory] = [:]
        let data = try Data(contentsOf: feedsFile, options: .alwaysMapped)
        let end = data.lastIndex(of: 10).map { $0 + 1 } ?? 0
        data.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) in
            for line in bytes.prefix(end).split(separator: 10) {
                if let memory = FeedMemory(line: line) { feeds[memory.feed] = memory }
            }
        }
        try journal.truncate(atOffset: UInt64(end))
        return feeds
    }

    func append(_ memory: FeedMemory) throws { try journal.write(contentsOf: Data(memory.line)) }

    /// Writes all feeds in place of what was appended.
    func rewrite(_ feeds: [String: FeedMemory]) throws {
        var data = Data()
        for feed in feeds.keys.sorted() { if let memory = feeds[feed] { data.append(contentsOf: memory.line) } }
        try data.write(to: feedsFile, options: .atomic)
    }

    /// Lets another crawl have the folder; nothing may be written after.
    func release() { lock = nil }

    /// A file that cannot be read is no memory: the hosts are met anew.
    func hosts() -> [String: HostState] {
        guard let data = FileManager.default.contents(atPath: hostsFile.path) else { return [:] }
        return (try? JSONDecoder().decode([String: HostState].self, from: data)) ?? [:]
    }

    func save(_ hosts: [String: HostState]) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try encoder.encode(hosts).write(to: hostsFile, options: .atomic)
    }
}
