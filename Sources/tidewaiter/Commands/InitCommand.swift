import ArgumentParser
import Foundation
import Harvest

struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Write a commented working directory: settings, feeds, lexicons, rules, an example register.")

    @Argument(help: "The directory; the default is the current one.", completion: .directory)
    var directory = "."

    @Flag(help: "Replace files that are there.")
    var force = false

    func run() async throws {
        guard let shipped = ShippedFiles.root else {
            Terminal.note(
                "the files that come with the program are not beside it: set TIDEWAITER_SHARE to their folder")
            throw Status.impossible
        }
        do {
            var written = 0
            var kept = 0
            let manager = FileManager.default
            for folder in ["feeds", "lexicons", "rules", "sites"] {
                let paths =
                    manager.enumerator(atPath: Self.target(of: shipped + "/" + folder))?.compactMap { $0 as? String }
                    ?? []
                for path in paths.sorted()
                where path.hasSuffix(".yaml") || path.hasSuffix(".tsv") || path.hasSuffix(".md") {
                    let from = try Data(contentsOf: URL(fileURLWithPath: "\(shipped)/\(folder)/\(path)"))
                    try write(from, to: "\(folder)/\(path)", &written, &kept)
                }
            }
            try write(Data(Templates.settings.utf8), to: "tidewaiter.yaml", &written, &kept)
            try write(Data(Templates.register.utf8), to: "traders.csv", &written, &kept)
            print(
                "\(written) files written to \(directory)"
                    + (kept > 0 ? ", \(kept) kept as they were (--force replaces them)" : ""))
            print(
                "Next: put your traders into traders.csv, then `tidewaiter sources check`, `tidewaiter lists update`, `tidewaiter harvest`."
            )
        } catch {
            Terminal.note("cannot write to \(directory): \(error.localizedDescription)")
            throw Status.impossible
        }
    }

    /// Where a link leads: an enumerator does not go through one.
    private static func target(of path: String) -> String { URL(fileURLWithPath: path).resolvingSymlinksInPath().path }

    private func write(_ data: Data, to path: String, _ written: inout Int, _ kept: inout Int) throws {
        let url = URL(fileURLWithPath: directory).appendingPathComponent(path)
        guard force || !FileManager.default.fileExists(atPath: url.path) else {
            kept += 1
            return
        }
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: url, options: .atomic)
        written += 1
    }
}

/// The files of a working directory that are not copied from the shipped folders.
enum Templates {
    static let settings = """
        # Settings of this working directory. Every line is optional; what stands here are the defaults.
        # Unknown keys are errors, told with their line.

        fetch:
          # An address for webmasters whom our requests bother; part of the User-Agent.
          # contact: https://customs.example/tidewaiter
          # Least time between two requests to one host; a robots.txt may ask for longer.
          delay: 1s
          # Requests to one host at a time, and to all of them.
          per-host: 1
          total: 16
          timeout: 20s
          # Largest answer, decoded.
          max-mebibytes: 32
          # Private networks that may be reached: none by default.
          # allow-networks: [10.20.0.0/16]

        harvest:
          # Sources worked on side by side.
          sources-at-once: 16

        # Where alerts go besides the store.
        # deliver:
        #   - sink: file
        #     path: alerts.ndjson
        #   - sink: webhook
        #     url: https://cases.example/hook
        #     secret-env: CASES_SECRET
        #     only: {severity: high}
        #   - sink: email
        #     server: smtp://mail.example:587
        #     user: tidewaiter
        #     password-file: mail.password
        #     from: Tidewaiter <alerts@customs.example>
        #     to: [desk@customs.example]
        #     digest: {low: daily, medium: hourly}

        """

    static let register = """
        id,name,aliases,schema,countries,identifiers,address,commodities,origins,destinations,owners,vessels,notes
        T-0001,Example Metals FZE,Example Metals|Beispiel Metall,Company,AE,,"Jebel Ali, Dubai",7108|7112,ML|GH,AE|CH,,,replace this line by your own traders

        """
}
