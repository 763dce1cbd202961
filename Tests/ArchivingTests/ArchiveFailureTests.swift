import Archiving
import Foundation
import Records
import TestSupport
import Testing

@Suite struct ArchiveFailureTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test("killed while writing, the next run cuts the incomplete end, says so, and all that was synchronised is there")
    func killed() async throws {
        let path = folder.path
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            let writer = try ArchiveWriter(directory: path)
            var random = SeededRandom(seed: 3)
            for i in 0..<40 { try writer.append(Sample.randomDocument(&random, i), source: "s") }
            try writer.sync()
            kill(getpid(), SIGKILL)
        }
        let file = path + "/" + Sample.firstFile
        #expect(FileManager.default.fileExists(atPath: file + ".open"))
        let whole = try ArchiveReader(path: file)
        let records = try whole.all()
        #expect(records.filter { $0.type == "response" }.count == 40)
        // As after a kill within a write: half of a record more.
        let bytes = try folder.bytes(Sample.firstFile)
        let last = try #require(records.last?.offset)
        try folder.write(bytes + bytes[last...].prefix(100), to: Sample.firstFile)

        let writer = try ArchiveWriter(directory: path)
        #expect(writer.diagnostics.map(\.code) == ["archive-cut-back"])
        #expect(writer.diagnostics.first?.message.contains("100 bytes") == true)
        #expect(!FileManager.default.fileExists(atPath: file + ".open"))
        #expect(try folder.bytes(Sample.firstFile) == bytes)
        let capture = try writer.append(Sample.document(), source: "s")
        #expect(capture.file == Sample.firstFile && capture.offset == bytes.count)
        try writer.close()
        let reader = try ArchiveReader(path: file)
        #expect(try reader.all().filter { $0.type == "response" }.count == 41)
        #expect(reader.diagnostics.isEmpty)
    }

    @Test("damage before whole records is not cut")
    func damageWithin() throws {
        let writer = try ArchiveWriter(directory: folder.path)
        let captures = try (0..<5).map { try writer.append(Sample.document("text \($0)"), source: "s") }
        try writer.close()
        var bytes = try folder.bytes(Sample.firstFile)
        for i in 0..<8 { bytes[captures[2].offset + captures[2].length / 2 + i] ^= 0x5A }
        try folder.write(bytes, to: Sample.firstFile)
        try folder.write("", to: Sample.firstFile + ".open")
        let again = try ArchiveWriter(directory: folder.path)
        #expect(again.diagnostics.isEmpty)
        #expect(try folder.bytes(Sample.firstFile) == bytes)
        #expect(try ArchiveReader.read(captures[4], in: folder.path).httpDocument()?.body == Array("text 4".utf8))
        let error = #expect(throws: ArchiveError.self) { try ArchiveReader.read(captures[2], in: folder.path) }
        #expect(error?.kind == .damaged)
    }

    @Test("a crash before the first record leaves an empty file that is used again, and a mark without a file goes")
    func empty() throws {
        try folder.write("", to: Sample.firstFile)
        try folder.write("", to: Sample.firstFile + ".open")
        try folder.write("", to: "tidewaiter-20260114-00001.warc.gz.open")
        let writer = try ArchiveWriter(directory: folder.path)
        #expect(writer.diagnostics.isEmpty)
        #expect(try writer.append(Sample.document(), source: "s").file == Sample.firstFile)
        try writer.close()
        #expect(try ArchiveReader(path: folder.path(Sample.firstFile)).all().first?.type == "warcinfo")
        #expect(!(try FileManager.default.contentsOfDirectory(atPath: folder.path).contains { $0.hasSuffix(".open") }))
    }

    @Test(
        "a full disk is said, the file stays valid, and writing goes on when there is room again",
        .enabled(if: SmallDisk.isPossible, "mounting needs root"))
    func fullDisk() throws {
        let disk = try #require(try SmallDisk(mebibytes: 1))
        let writer = try ArchiveWriter(directory: disk.path + "/evidence")
        var random = SeededRandom(seed: 5)
        var captures: [Capture] = []
        let failure = #expect(throws: ArchiveError.self) {
            for i in 0..<1_000 {
                captures.append(try writer.append(Sample.randomDocument(&random, i), source: "s"))
            }
        }
        #expect(failure?.kind == .diskFull)
        #expect(failure?.message.contains("free some space") == true)
        #expect(failure?.file?.hasSuffix(".warc.gz") == true)
        let file = disk.path + "/evidence/" + Sample.firstFile
        let reader = try ArchiveReader(path: file)
        #expect(try reader.all().filter { $0.type == "response" }.count == captures.count)
        #expect(reader.diagnostics.isEmpty)
        #expect(disk.resize(mebibytes: 8))
        captures.append(try writer.append(Sample.document(), source: "s"))
        try writer.close()
        for capture in captures { _ = try ArchiveReader.read(capture, in: disk.path + "/evidence") }
    }

    @Test(
        "a folder that may not be written is said, with the file",
        .enabled(if: SmallDisk.isPossible, "mounting needs root"))
    func readOnly() throws {
        let disk = try #require(try SmallDisk(mebibytes: 1))
        let writer = try ArchiveWriter(directory: disk.path + "/evidence")
        #expect(disk.setReadOnly(true))
        let failure = #expect(throws: ArchiveError.self) { try writer.append(Sample.document(), source: "s") }
        #expect(failure?.kind == .notAllowed)
        #expect(failure?.message.contains(disk.path) == true)
        let second = #expect(throws: ArchiveError.self) { try ArchiveWriter(directory: disk.path + "/more") }
        #expect(second?.kind == .notAllowed)
        #expect(disk.setReadOnly(false))
        try writer.append(Sample.document(), source: "s")
    }

    @Test("what is missing or no folder is said")
    func missing() throws {
        let file = try folder.write("x", to: "file")
        let error = #expect(throws: ArchiveError.self) { try ArchiveWriter(directory: file) }
        #expect(error?.kind == .notFound)
        let capture = Capture(
            sha256: "", contentType: nil, size: 1, file: "none.warc.gz", offset: 0, length: 1, url: "",
            fetched: Sample.noon)
        var other = capture
        other.file = "../file"
        for capture in [capture, other] {
            let error = #expect(throws: ArchiveError.self) { try ArchiveReader.read(capture, in: folder.path) }
            #expect(error?.kind == .notFound)
        }
        #expect(throws: ArchiveError.self) { try ArchiveReader(path: folder.path) }
    }
}
