import Foundation
import Harvest
import Storage

extension SQLiteStore {
    /// The store of a working directory for a command that only reads; ends the program with status 2 and a clear
    /// sentence where there is none.
    static func reading(_ workspace: Workspace) throws -> SQLiteStore {
        guard FileManager.default.fileExists(atPath: workspace.directory + "/tidewaiter.db") else {
            Terminal.note(
                "There is no store in \(workspace.directory) yet: run `tidewaiter harvest` there, or name the directory with --data."
            )
            throw Status.impossible
        }
        do {
            return try SQLiteStore(directory: workspace.directory, readOnly: true)
        } catch {
            Terminal.note("\(error)")
            throw Status.impossible
        }
    }
}
