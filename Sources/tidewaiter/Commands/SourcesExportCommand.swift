import ArgumentParser
import Exports
import Foundation
import Harvest
import Records

struct SourcesExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export-opml",
        abstract: "Write the feeds of the catalogue as an OPML list, which every feed reader takes.",
        discussion: """
            A folder for each first topic. Pages, lists and archives are left out, and counted.

              tidewaiter sources export-opml --out feeds.opml
            """)

    @OptionGroup var data: DataOptions

    @Option(help: "The file to write; nothing or - : standard output.", completion: .file())
    var out: String?

    @Option(help: "What the list is called.")
    var title = "Sources of Tidewaiter"

    @Flag(help: "Also sources that are off.")
    var all = false

    func run() async throws {
        let sources = try Catalog.read(data.workspace).sources.filter { all || $0.enabled }
        let listed = sources.filter { OPMLWriter.kinds.contains($0.kind) }
        let bytes = OPMLWriter.bytes(listed, title: title, created: Engine.now())
        if let out, out != "-" {
            do {
                try Data(bytes).write(to: URL(fileURLWithPath: out), options: .atomic)
            } catch {
                Terminal.note("cannot write \(out): \(error.localizedDescription)")
                throw Status.impossible
            }
        } else {
            let output = Output()
            output.write(bytes)
            output.flush()
        }
        Terminal.note("\(listed.count) feeds written, \(sources.count - listed.count) sources of other kinds left out")
    }
}
