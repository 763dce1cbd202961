import Archiving
import Foundation
import Harvest
import Records
import Storage
import Texts

/// Evidence as it was read again, and found to be what it was.
struct ReadEvidence {
    let sha256: String
    /// Nil for what the store itself holds.
    let place: Capture?
    let contentType: String?
    /// The head of the answer; empty where it is not known.
    let head: String
    let body: [UInt8]
}

/// The evidence of a working directory, for the commands that read it.
struct EvidenceShelf {
    let store: SQLiteStore
    private let folder: String

    /// Why evidence cannot be read.
    struct Problem: Error, CustomStringConvertible {
        /// Whether nothing is there, rather than something else.
        let isMissing: Bool
        let description: String
    }

    init(_ workspace: Workspace) throws {
        store = try SQLiteStore.reading(workspace)
        folder = workspace.directory + "/" + EvidenceKeeper.folder
    }

    /// The hashes of what an article, an alert or a SHA-256 refers to, by enough of its beginning. Ends the program
    /// with status 2 where that is nothing, or more than one.
    func hashes(of id: String) async throws -> [String] {
        let articles = try await store.articleIDs(beginning: id, limit: 2)
        let alert = try? await store.alert(id)
        let hashes = try await store.evidenceHashes(beginning: id.lowercased(), limit: 2)
        let isExact = articles.first == id || alert?.id == id
        guard !id.isEmpty, isExact || articles.count + hashes.count + (alert == nil ? 0 : 1) == 1 else {
            let isNothing = articles.isEmpty && hashes.isEmpty && alert == nil
            Terminal.note(
                isNothing
                    ? "Nothing here has the id \(id): articles are listed by `tidewaiter search`, alerts by `tidewaiter alerts list`."
                    : "More than one article, alert or piece of evidence begins with “\(id)”: write more of it.")
            throw Status.impossible
        }
        if let alert, articles.first != id {
            var seen: Set<String> = []
            return try kept(
                alert.evidence.compactMap(\.sha256).filter { seen.insert($0).inserted }, of: "alert \(alert.id)")
        }
        guard let article = articles.first else { return hashes }
        return try kept([try await store.article(article)?.evidence].compactMap { $0 }, of: "article \(article)")
    }

    private func kept(_ hashes: [String], of what: String) throws -> [String] {
        guard hashes.isEmpty else { return hashes }
        Terminal.note("No bytes were kept of \(what): its server did not allow it (noarchive), or it was not fetched.")
        throw Status.impossible
    }

    /// Reads evidence, and verifies it.
    func read(_ sha256: String) async throws -> ReadEvidence {
        switch try await store.evidence(sha256) {
        case nil:
            throw Problem(isMissing: true, description: "The store knows no evidence \(sha256).")
        case .archived(let place):
            let record = try read(place)
            let head = record.httpHead.map { String(decoding: $0, as: UTF8.self) } ?? ""
            return ReadEvidence(
                sha256: sha256, place: place, contentType: place.contentType, head: head, body: Array(record.payload))
        case .inline(let bytes, let contentType):
            guard Digest.sha256(bytes) == sha256 else {
                throw Problem(isMissing: false, description: "The store holds other bytes for \(sha256).")
            }
            return ReadEvidence(sha256: sha256, place: nil, contentType: contentType, head: "", body: bytes)
        }
    }

    /// Reads the record of a place, and verifies its bytes.
    func read(_ place: Capture) throws(Problem) -> ArchiveRecord {
        do throws(ArchiveError) {
            return try ArchiveReader.read(place, in: folder)
        } catch {
            throw Problem(isMissing: error.kind == .notFound, description: error.message)
        }
    }
}
