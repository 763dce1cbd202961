import Archiving
import Articles
import Fetching
import Foundation
import Parsing
import Records
import Storage

/// WARC archives: a file, a folder of them, or an address. Records are streamed; each page that was answered with 200 is
/// an article, each feed its items. How far each file was read is remembered, so that a pass goes on where the last one
/// was broken off.
struct ArchiveCollector: Collector {
    /// Records between two times that the place is saved.
    private static let batch = 200

    func collect(
        _ source: Source, _ state: inout SourceState, _ stations: Stations,
        _ work: ([Draft]) async throws -> Void
    ) async throws -> Collected {
        var collected = Collected()
        collected.isUnchanged = true
        collected.poll.isWindow = false
        let files = try await files(of: source, &state, stations)
        let key = "archive/" + source.id
        var memory = try await ArchiveMemory.recalled(from: stations.store.value(key))
        for file in files.paths {
            let stamp = try ArchiveMemory.stamp(of: file)
            guard memory.files[file]?.isRead(stamp) != true else { continue }
            collected.isUnchanged = false
            var place = memory.files[file].flatMap { $0.stamp == stamp ? $0 : nil } ?? ArchiveMemory.Place(stamp: stamp)
            let reader: ArchiveReader
            do { reader = try ArchiveReader(path: file, offset: place.position) } catch {
                throw SourceFailure("archive", error.message)
            }
            repeat {
                let drafts = try await batch(reader, source, stations, &place, &collected)
                try await work(drafts)
                memory.files[file] = place
                try await stations.store.setValue(memory.bytes, for: key)
                collected.poll.items = (collected.poll.items ?? 0) + drafts.count
                stations.report(.sourceProgressed(source: source.id, done: place.position, of: stamp.size))
            } while !place.isDone
            collected.diagnostics += reader.diagnostics
        }
        for file in files.temporary { try? FileManager.default.removeItem(atPath: file) }
        return collected
    }

    /// The next records' drafts.
    private func batch(
        _ reader: ArchiveReader, _ source: Source, _ stations: Stations, _ place: inout ArchiveMemory.Place,
        _ collected: inout Collected
    ) async throws -> [Draft] {
        var drafts: [Draft] = []
        for _ in 0..<Self.batch {
            try Task.checkCancellation()
            let record: ArchiveRecord?
            do { record = try reader.next() } catch { throw SourceFailure("archive", error.message) }
            place.position = reader.position
            guard let record else {
                place.isDone = true
                break
            }
            guard let document = record.httpDocument(&collected.diagnostics), (200..<300).contains(document.status)
            else { continue }
            drafts += try await self.drafts(of: document, source, stations, &collected)
        }
        return drafts
    }

    /// What a document of an archive holds; nothing, where it is neither page nor feed.
    private func drafts(
        of document: Document, _ source: Source, _ stations: Stations, _ collected: inout Collected
    ) async throws -> [Draft] {
        let builder = stations.builder(of: source)
        let type = (document.contentType ?? "").lowercased()
        if type.contains("html") || PDFText.isPDF(document) {
            let page = await stations.page(from: document)
            guard !page.text.isEmpty else { return [] }
            let evidence = page.noArchive ? nil : try await stations.evidence.keep(document, of: source)
            return [Draft(builder.article(from: page, of: document), evidence: evidence)]
        }
        guard type.contains("xml") || type.contains("json") else { return [] }
        let feed: Feed
        do throws(ParseError) { feed = try FeedParser.parse(document) } catch {
            // Most XML and JSON of an archive is no feed: the first hundred are told.
            if collected.diagnostics.count < 100 {
                collected.diagnostics.append(Diagnostic(.note, "archive-no-feed", error.message, place: document.url))
            }
            return []
        }
        let evidence = try await stations.evidence.keep(document, of: source)
        return FeedDrafts(feed, of: document, builder, evidence).drafts
    }

    // MARK: - Files

    private func files(
        of source: Source, _ state: inout SourceState, _ stations: Stations
    ) async throws -> (paths: [String], temporary: [String]) {
        guard source.url.hasPrefix("http://") || source.url.hasPrefix("https://") else {
            return (try local(source.url, stations), [])
        }
        let folder = stations.directory + "/downloads"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let path = folder + "/" + source.id + ".warc"
        let request = state.request(for: source, at: stations.clock())
        let download = try await stations.fetcher.download(request, to: path)
        guard case .body = try state.accept(download.document, to: request, at: stations.clock()) else {
            return ([], [])
        }
        return ([path], [path])
    }

    private func local(_ url: String, _ stations: Stations) throws -> [String] {
        var path = url.hasPrefix("file://") ? String(url.dropFirst(7)) : url
        if !path.hasPrefix("/") { path = stations.directory + "/" + path }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw SourceFailure("archive", "there is no file or folder \(path)")
        }
        guard isFolder.boolValue else { return [path] }
        return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
            .filter { $0.hasSuffix(".warc") || $0.hasSuffix(".warc.gz") }.map { path + "/" + $0 }
    }
}

/// How far the files of an archive were read.
struct ArchiveMemory: SourceMemory {
    /// By what a file is known to be the one it was.
    struct Stamp: Codable, Hashable {
        var size: Int
        var modified: Int64
    }

    struct Place: Codable {
        var stamp: Stamp
        var position = 0
        var isDone = false

        func isRead(_ now: Stamp) -> Bool { isDone && stamp == now }
    }

    var files: [String: Place] = [:]

    static func stamp(of file: String) throws -> Stamp {
        let attributes = try FileManager.default.attributesOfItem(atPath: file)
        let date = attributes[.modificationDate] as? Date
        return Stamp(
            size: (attributes[.size] as? NSNumber)?.intValue ?? 0,
            modified: Int64((date?.timeIntervalSince1970 ?? 0) * 1_000))
    }
}
