import Foundation
import Harvest
import Storage

/// The store as a screening uses it: it reads the lists and leaves a record. Where the store cannot be written the
/// screening is done all the same, and says that there is no record of it.
struct ScreenStore {
    let store: SQLiteStore
    let isRecording: Bool

    static func open(_ workspace: Workspace) throws -> ScreenStore {
        let reading = try SQLiteStore.reading(workspace)
        do {
            return ScreenStore(store: try SQLiteStore(directory: workspace.directory), isRecording: true)
        } catch {
            Terminal.note("This screening leaves no record: \(error.message)")
            return ScreenStore(store: reading, isRecording: false)
        }
    }

    /// Whether there is a record now.
    func record(_ run: ScreeningRun) async -> Bool {
        guard isRecording else { return false }
        do {
            try await store.save(run)
            return true
        } catch {
            Terminal.note("The record of the screening could not be written: \(error)")
            return false
        }
    }
}
