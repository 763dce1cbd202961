import Archiving
import Foundation
import Records
import TestSupport
import Testing

/// What others read: warcio (Apache-2.0), installed from PyPI into a folder of its own.
@Suite(.enabled(if: Warcio.isThere, "needs python3 with venv, and PyPI to install warcio from"))
struct WarcioTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Writes a few documents of each kind; returns the files.
    func write() throws -> [String] {
        let writer = try ArchiveWriter(directory: folder.path, maxBytes: 100_000)
        var random = SeededRandom(seed: 2)
        var files: Set<String> = []
        for i in 0..<60 { files.insert(try writer.append(Sample.randomDocument(&random, i), source: "s").file) }
        let http2 = try writer.append(
            Sample.exchanged("two", response: ["HTTP/2 200", "content-encoding: zstd"]), source: "s")
        let again = try writer.append(Sample.document("two"), source: "s", known: http2)
        files.formUnion([http2.file, again.file])
        try writer.close()
        return files.sorted().map(folder.path)
    }

    @Test("every digest passes, also after a second run appended to the last file")
    func check() async throws {
        var files = try write()
        let writer = try ArchiveWriter(directory: folder.path, maxBytes: 1 << 20)
        files.append(folder.path(try writer.append(Sample.document("appended"), source: "s").file))
        try writer.close()
        for file in Set(files) {
            let run = try await Warcio.run("check", "-v", file)
            #expect(run.status == 0, "\(run.text)\(run.errors)")
            let records = try ArchiveReader(path: file).all()
            let passed = run.lines.filter { $0.hasSuffix("digest pass") }.count
            #expect(passed == records.filter { $0.type != "revisit" }.count)
        }
    }

    @Test("warcio verifies these digests: it finds a byte that was changed in a body")
    func checkFinds() async throws {
        let records = try ArchiveReader(path: try write()[0]).all()
        let body = try #require(records.first { $0.type == "response" && $0.payload.count > 50 })
        var head = "WARC/1.1\r\n"
        for field in body.headers { head += "\(field.name): \(field.value)\r\n" }
        for isChanged in [false, true] {
            var block = body.block
            if isChanged { block[block.count - 10] ^= 1 }
            let path = try folder.write(Array((head + "\r\n").utf8) + block + [13, 10, 13, 10], to: "one.warc")
            let run = try await Warcio.run("check", path)
            #expect(run.status == (isChanged ? 1 : 0))
            #expect(run.text.contains("payload digest failed") == isChanged)
        }
    }

    @Test("its index lists what was written, at the same places")
    func index() async throws {
        for file in try write() {
            let run = try await Warcio.run("index", "-f", "offset,warc-type,warc-target-uri,http:status", file)
            let listed = try run.objects()
            let records = try ArchiveReader(path: file).all()
            #expect(listed.map { $0["offset"] as? String } == records.map { String($0.offset) })
            #expect(listed.map { $0["warc-type"] as? String } == records.map(\.type))
            #expect(listed.map { $0["warc-target-uri"] as? String } == records.map(\.url))
            let statuses = listed.filter { $0["warc-type"] as? String == "response" }.map {
                $0["http:status"] as? String
            }
            #expect(statuses.allSatisfy { $0 == "200" })
        }
    }
}

private enum Warcio {
    private static let folder = try? TemporaryFolder()

    static let isThere: Bool = {
        guard let folder else { return false }
        let python = folder.path("venv/bin/python")
        return run(["/usr/bin/env", "python3", "-m", "venv", folder.path("venv")])
            && run([python, "-m", "pip", "install", "-q", "--retries", "0", "--timeout", "20", "warcio"])
    }()

    static func run(_ arguments: String...) async throws -> ProgramRun {
        let program = try #require(folder).path("venv/bin/warcio")
        return try await Program(program).run(arguments)
    }

    private static func run(_ command: [String]) -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: command[0])
        process.arguments = Array(command.dropFirst())
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}
