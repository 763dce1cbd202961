import Fetching
import Harvest
import Records

/// What commands share that ask sources without a store.
struct SourceTools {
    let fetcher: Fetcher
    let checker: SourceChecker

    /// Ends the program with status 2 where the settings cannot be used.
    init(_ workspace: Workspace, allow: [Network]) throws {
        do {
            var settings = try Engine.checkedSettings(workspace)
            settings.fetch.allowedNetworks += allow
            fetcher = try Fetcher(settings.fetch)
            checker = SourceChecker(
                fetcher: fetcher, agent: settings.fetch.robotsAgent, directory: workspace.directory)
        } catch {
            Terminal.note("\(error)")
            throw Status.impossible
        }
    }

    func close() async { await fetcher.close() }
}
