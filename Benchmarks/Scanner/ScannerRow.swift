import Extraction
import Foundation
import Texts

/// What was measured with one number of names.
struct ScannerRow {
    private var size = 0
    private var buildSeconds = 0.0
    private var tolerantBuildSeconds = 0.0
    private var indexBytes = 0.0
    private var tolerantBytes = 0.0
    private var nameBytes = 0.0
    private var mapMilliseconds = 0.0
    private var exact = Speed()
    private var tolerant = Speed()

    /// Megabytes a second, and how many matches there were.
    private struct Speed {
        var cold = 0.0
        var warm = 0.0
        var matches = 0
    }

    init(names: ArraySlice<[UInt8]>, documents: [[UInt8]], passes: Int) throws {
        size = names.count
        var table = PhraseTable(capacity: size)
        let tokens = TokenBuffer()
        buildSeconds = ProcessClock.seconds {
            for (id, name) in names.enumerated() {
                name.withUnsafeBufferPointer { _ = table.insert($0, id: UInt32(id), tokens: tokens) }
            }
        }
        exact = Self.speed(documents, passes) { text in
            var found: [PhraseMatch] = []
            Tokenizer.scan(text, into: tokens)
            table.matches(in: tokens, of: text, into: &found)
            return found.count
        }
        tolerantBuildSeconds = ProcessClock.seconds { table.prepareTolerant() }
        let view = TolerantTable(table)
        tolerant = Self.speed(documents, passes) { text in
            var exact: [PhraseMatch] = []
            var found: [TolerantMatch] = []
            Tokenizer.scan(text, into: tokens)
            table.matches(in: tokens, of: text, into: &exact)
            view.matches(in: tokens, of: text, into: &found)
            return found.count
        }
        let memory = table.memory
        indexBytes = Double(memory.index) / Double(size)
        tolerantBytes = Double(memory.tolerant) / Double(size)
        nameBytes = Double(memory.phrases) / Double(size)
        mapMilliseconds = try Self.mapping(names)
    }

    /// CPU milliseconds until a table with the ids of as many parties is ready from its file.
    private static func mapping(_ names: ArraySlice<[UInt8]>) throws -> Double {
        var table = NameTable(capacity: names.count)
        let tokens = TokenBuffer()
        for (id, name) in names.enumerated() {
            name.withUnsafeBufferPointer { _ = table.insert($0, entity: "e\(id)", tokens: tokens) }
        }
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("names-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try table.write(to: path, fingerprint: 0)
        var least = Double.infinity
        for _ in 0..<3 {
            let start = ProcessClock.now
            let mapped = try NameTable(mapping: path, fingerprint: 0)
            least = min(least, ProcessClock.now - start)
            precondition(mapped.entityCount == table.entityCount)
        }
        return least * 1000
    }

    private static func speed(
        _ documents: [[UInt8]], _ passes: Int, _ scan: (UnsafeBufferPointer<UInt8>) -> Int
    ) -> Speed {
        let megabytes = Double(documents.reduce(0) { $0 + $1.count }) / 1e6
        var speed = Speed()
        for pass in 0..<passes {
            var matches = 0
            let seconds = ProcessClock.seconds {
                for document in documents { matches += document.withUnsafeBufferPointer(scan) }
            }
            speed.matches = matches
            if pass == 0 { speed.cold = megabytes / seconds } else { speed.warm = max(speed.warm, megabytes / seconds) }
        }
        return speed
    }

    static func heading(_ documents: [[UInt8]]) -> String {
        let bytes = documents.reduce(0) { $0 + $1.count }
        return String(format: "%d documents, %.1f MB\n", documents.count, Double(bytes) / 1e6)
            + "     names  build s  B/name  mapped ms   exact MB/s  matches  tolerant: build s  B/name  cold MB/s   warm"
            + "  matches  folded names B/name"
    }

    var text: String {
        String(
            format: "%10d%9.3f%8.1f%11.1f%13.0f%9d%19.3f%8.1f%11.0f%7.0f%9d%21.1f", size, buildSeconds, indexBytes,
            mapMilliseconds, exact.warm, exact.matches, tolerantBuildSeconds, tolerantBytes, tolerant.cold,
            tolerant.warm, tolerant.matches, nameBytes)
    }
}

/// The CPU time of this process, all threads, user and system.
enum ProcessClock {
    static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    static func seconds(_ work: () -> Void) -> Double {
        let start = now
        work()
        return max(now - start, 1e-9)
    }
}
