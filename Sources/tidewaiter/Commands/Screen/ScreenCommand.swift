import ArgumentParser
import Records

struct ScreenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "screen",
        abstract: "Is anybody of these on a sanctions list? Which entry, how sure, why.",
        discussion: """
              tidewaiter screen traders.csv                         a register against the lists in force
              tidewaiter screen --name "Sea Pride" --schema Vessel  one name
              tidewaiter screen traders.csv --out report.html       a report; started again, it goes on where it ended
              tidewaiter screen traders.csv --as-of 2026-03-04      what the lists said on that day
              tidewaiter screen clear T-1 ofac-1234 --reason "…"    not the same: this pair is kept back from now on
              tidewaiter screen runs                                who screened what against which versions
              tidewaiter screen repeat RUN                          the same again, compared with what came out then
            """,
        subcommands: [
            ScreenFileCommand.self, ScreenClearCommand.self, ScreenClearedCommand.self, ScreenReopenCommand.self,
            ScreenRunsCommand.self, ScreenRepeatCommand.self,
        ],
        defaultSubcommand: ScreenFileCommand.self)
}

extension Entity.Schema: ExpressibleByArgument {}
