import ArgumentParser

/// The exit statuses, in one place; `docs/cli.md` lists them.
enum Status {
    /// Done, with failures that each answer tells.
    static let withFailures = ExitCode(1)
    /// Could not be done.
    static let impossible = ExitCode(2)
    /// Some sources failed.
    static let sourcesFailed = ExitCode(3)
    /// `--fail-on`: somebody was met.
    static let met = ExitCode(4)
}
