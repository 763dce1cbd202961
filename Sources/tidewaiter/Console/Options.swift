import ArgumentParser
import Fetching
import Harvest
import Records

/// `--data DIR`: the working directory.
struct DataOptions: ParsableArguments {
    @Option(
        help: "The working directory: settings, feeds, lexicons, rules, traders.csv and the store.",
        completion: .directory)
    var data = "."

    var workspace: Workspace { Workspace(directory: data) }
}

/// `--allow-net CIDR`.
struct NetworkOptions: ParsableArguments {
    @Option(
        name: .customLong("allow-net"),
        help: ArgumentHelp(
            "A private network that may be reached (10.1.0.0/16); may be repeated. No request goes to a private address otherwise.",
            valueName: "cidr"))
    var networks: [Network] = []
}

extension Network: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}

/// `--format`: for people, or for programs.
struct FormatOptions: ParsableArguments {
    enum Format: String, ExpressibleByArgument, CaseIterable { case table, ndjson }

    @Option(help: "table or ndjson; the default is a table on a terminal and NDJSON in a pipe.")
    var format: Format?

    var isTable: Bool { format == .table || format == nil && Terminal.isOutput }
}
