import Archiving
import Fetching
import Foundation
import Metrics
import Records
import Storage
import Texts

/// Keeps what was fetched, byte by byte, in the working directory's `evidence` folder, before anything refers to it.
package final class EvidenceKeeper: Sendable {
    /// The folder within a working directory.
    package static let folder = "evidence"

    private let writer: ArchiveWriter
    private let store: any Store
    private let agent: String
    private let folder: String
    private let written = Counter(label: "tidewaiter_evidence_bytes_total")

    /// Opens the folder, which belongs to one engine at a time, and mends what a crash left.
    /// - Parameter agent: the product token under which servers know us.
    init(
        directory: String, agent: String, store: any Store, report: @Sendable (HarvestEvent) -> Void
    ) throws(ArchiveError) {
        folder = directory + "/" + Self.folder
        writer = try ArchiveWriter(
            directory: folder, software: "Tidewaiter/" + FetchConfiguration.version)
        self.store = store
        self.agent = agent
        for diagnostic in writer.diagnostics { report(.problem(diagnostic)) }
    }

    /// Writes the document down, and says where; nil where its server forbids to keep it (`noarchive`), or there is
    /// nothing to keep. Bytes that are kept already are not written twice: a record says that they were met again.
    @discardableResult
    func keep(_ document: Document, of source: Source) async throws -> Capture? {
        guard !document.body.isEmpty, !RobotsTag.forbidsArchiving(document, agent: agent) else { return nil }
        var known: Capture?
        if case .archived(let place)? = try await store.evidence(Digest.sha256(document.body)),
            FileManager.default.fileExists(atPath: folder + "/" + place.file)
        {
            known = place
        }
        let capture = try writer.append(
            document, source: source.id, notes: source.purpose.map { [ArchiveNote("purpose", $0)] } ?? [],
            known: known)
        if known == nil { written.increment(by: capture.length) }
        return capture
    }

    /// Keeps a document that no article refers to, and notes where it is.
    func remember(_ document: Document, of source: Source) async throws {
        guard let capture = try await keep(document, of: source) else { return }
        try sync()
        try await store.save(capture)
    }

    /// What was kept so far is on the disk when this returns.
    func sync() throws(ArchiveError) { try writer.sync() }

    /// Nothing can be kept afterwards.
    func close() throws(ArchiveError) { try writer.close() }
}
