import Exports
import Records

/// A command of the user's own, run once for an alert with its JSON on standard input. No shell reads the words.
///
/// The command sees `PATH` (/usr/bin:/bin), `LANG`, `HOME`, `TIDEWAITER_ALERT` (the id) and `TIDEWAITER_KEY` (of the alert
/// and what it says, the same in every attempt) in its environment, and the variables that `env` names. Exit status 0 is
/// the receipt, with the first line that it printed; 75 (EX_TEMPFAIL) says that nothing can be taken now; any other says
/// that this alert is not taken.
package struct ExecSink: Sink {
    package static let name = "exec"
    package static let title = "a command (command: [path, argument …]) with the alert's JSON on standard input"

    private let command: [String]
    private let variables: [String]
    private let surroundings: Surroundings
    private let timeoutSeconds: Int
    private let queue = Blocking()

    private static let mostWords = 64

    package init(_ options: SinkOptions) throws(DeliveryError) {
        var reader = options.reader(ExecSink.self)
        command = reader.strings("command")
        guard let program = command.first, program.hasPrefix("/"), command.count <= ExecSink.mostWords,
            command.allSatisfy({ !$0.utf8.contains(0) })
        else {
            throw reader.wrong("command", "The sink needs a `command`: [/path/of/program, argument, …].")
        }
        variables = reader.strings("env")
        for name in variables where name.isEmpty || name.utf8.contains(where: { $0 == 0 || $0 == 61 }) {
            throw reader.wrong("env", "“\(Plain.line(name, most: 40))” is no name of a variable")
        }
        timeoutSeconds = try reader.duration("timeout", in: 1...600) ?? 30
        try reader.finish()
        surroundings = options.surroundings
    }

    package func deliver(_ parcel: Parcel) async throws(DeliveryError) -> String {
        let input = AlertJSON.line(parcel.alert)
        var environment = [
            "PATH=/usr/bin:/bin", "LANG=C.UTF-8", "TIDEWAITER_ALERT=\(Plain.line(parcel.alert.id, most: 200))",
            "TIDEWAITER_KEY=\(parcel.key)",
        ]
        if let home = surroundings.variable("HOME") { environment.append("HOME=\(home)") }
        for name in variables {
            if let value = surroundings.variable(name) { environment.append("\(name)=\(value)") }
        }
        let child = ChildProcess(
            words: command, environment: environment, input: input, timeoutSeconds: timeoutSeconds)
        let end = try await queue.run { () throws(DeliveryError) in try child.run() }
        return try read(end)
    }

    private func read(_ end: ChildProcess.End) throws(DeliveryError) -> String {
        let program = command.first ?? ""
        let said = Plain.said(end.output.split(separator: 10).first ?? [])
        let words = said.isEmpty ? "" : " (\(said))"
        switch end.how {
        case .exited(0): return "\(program): 0\(words)"
        case .exited(75): throw DeliveryError(.unavailable, sink: ExecSink.name, "\(program) ended with 75\(words).")
        case .exited(let status):
            throw DeliveryError(.rejected, sink: ExecSink.name, "\(program) ended with \(status)\(words).")
        case .signalled(let signal):
            throw DeliveryError(.deferred, sink: ExecSink.name, "\(program) was ended by signal \(signal)\(words).")
        case .timedOut:
            throw DeliveryError(
                .deferred, sink: ExecSink.name, "\(program) ran longer than \(timeoutSeconds) s and was ended\(words).")
        }
    }
}
