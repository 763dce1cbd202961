import Foundation
import Matching
package import Records
import Storage
import Texts

/// The entries of lists, ready to be screened against, with the groups of those that are one party.
package struct ScreeningIndex: Sendable {
    let screener: Screener
    let groups: PartyGroups

    package init(_ entities: [Entity]) {
        screener = Screener(entities)
        groups = PartyGroups(screener)
    }

    private init(screener: Screener, groups: PartyGroups) {
        self.screener = screener
        self.groups = groups
    }

    /// Some or all of the lists in force. With a folder for caches the index is read from there, where it is of these versions, and
    /// left there otherwise; a folder that cannot be written costs time alone.
    static func current(
        of store: any Store, _ versions: [ListVersion], cache folder: String?
    ) async throws(StoreError) -> ScreeningIndex {
        let fingerprint = Digest.sha256(
            Array(versions.map { "\($0.source) \($0.number) \($0.hash)" }.sorted().joined(separator: "\n").utf8))
        if let folder, let cached = read(folder, fingerprint) { return cached }
        let wanted = Set(versions.map(\.source))
        let index = ScreeningIndex(try await store.listedEntities().filter { wanted.contains($0.dataset) })
        if let folder { index.write(folder, fingerprint) }
        return index
    }

    private static let file = "/screening.index"
    private static let groupsFile = "/screening.groups"

    private static func read(_ folder: String, _ fingerprint: String) -> ScreeningIndex? {
        guard let data = FileManager.default.contents(atPath: folder + file),
            let groups = FileManager.default.contents(atPath: folder + groupsFile)
        else { return nil }
        do {
            return ScreeningIndex(
                screener: try Screener(cache: [UInt8](data), fingerprint: fingerprint),
                groups: try PartyGroups(cache: [UInt8](groups), fingerprint: fingerprint))
        } catch {
            return nil
        }
    }

    /// Readable to the owner alone: it holds what the store holds.
    private func write(_ folder: String, _ fingerprint: String) {
        let manager = FileManager.default
        try? manager.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let files = [
            (Self.file, screener.write(fingerprint: fingerprint)),
            (Self.groupsFile, groups.write(fingerprint: fingerprint)),
        ]
        for (name, bytes) in files {
            let fresh = folder + name + ".\(ProcessInfo.processInfo.processIdentifier)"
            guard manager.createFile(atPath: fresh, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
            else { return }
            if rename(fresh, folder + name) != 0 { try? manager.removeItem(atPath: fresh) }
        }
    }
}
