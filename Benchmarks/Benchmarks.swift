import ArgumentParser

/// Measures choices of the program against others on simulated worlds. Everything is on loopback and by a seed, so that
/// a run can be repeated.
@main
struct Benchmarks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "benchmarks", abstract: "Measure choices of the program on simulated worlds.",
        subcommands: [ScheduleCommand.self, ScannerCommand.self, WorldCommand.self])
}
