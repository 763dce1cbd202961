import Foundation
import Glibc

/// A program that tests run as a child: by default the one that was built beside them.
package struct Program: Sendable {
    package let path: String
    package var environment: [String: String] = [:]

    package init(_ path: String) { self.path = path }

    package struct Failure: Error, CustomStringConvertible {
        package let description: String
        package init(_ description: String) { self.description = description }
    }

    /// `tidewaiter` as `swift build --build-tests` put it beside the test bundle, with the repository's data files.
    package static func tidewaiter() throws -> Program {
        let bundle = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let beside = bundle.map { URL(fileURLWithPath: $0).deletingLastPathComponent().path + "/tidewaiter" }
        let candidates = [beside, Repository.path(".build/debug/tidewaiter")].compactMap { $0 }
        guard let path = candidates.first(where: FileManager.default.isExecutableFile(atPath:)) else {
            throw Failure(
                "the program is not built: run `swift build --build-tests`; looked for \(candidates.joined(separator: ", "))"
            )
        }
        var program = Program(path)
        program.environment = ["TIDEWAITER_SHARE": Repository.root]
        return program
    }

    /// Runs it to its end.
    package func run(_ arguments: String..., input: String? = nil, in folder: String? = nil) async throws -> ProgramRun
    {
        try await run(arguments, input: input, in: folder)
    }

    package func run(_ arguments: [String], input: String? = nil, in folder: String? = nil) async throws -> ProgramRun {
        try await start(arguments, input: input, in: folder).finished()
    }

    package func start(_ arguments: String..., input: String? = nil, in folder: String? = nil) throws -> RunningProgram
    {
        try start(arguments, input: input, in: folder)
    }

    /// - Parameters:
    ///   - input: what it reads from standard input; nil: nothing.
    ///   - folder: its current directory.
    package func start(_ arguments: [String], input: String? = nil, in folder: String? = nil) throws -> RunningProgram {
        let files = try TemporaryFolder()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
        if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
        let stdin = try files.write(input ?? "", to: "in")
        process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: stdin))
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: files.write("", to: "out")))
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: files.write("", to: "err")))
        return try RunningProgram(process, files: files)
    }
}

/// A child at work.
package final class RunningProgram: Sendable {
    package let pid: Int32
    private let files: TemporaryFolder
    private let end: Task<(status: Int32, signal: Int32?), Never>

    init(_ process: Process, files: TemporaryFolder) throws {
        self.files = files
        let (ends, continuation) = AsyncStream.makeStream(of: (status: Int32, signal: Int32?).self)
        process.terminationHandler = { process in
            let isSignal = process.terminationReason == .uncaughtSignal
            continuation.yield((process.terminationStatus, isSignal ? process.terminationStatus : nil))
            continuation.finish()
        }
        try process.run()
        pid = process.processIdentifier
        end = Task { await ends.first { _ in true } ?? (-1, nil) }
    }

    /// SIGKILL, unless it has ended.
    package func kill() { Glibc.kill(pid, SIGKILL) }

    /// Its end, with all that it wrote.
    package func finished() async -> ProgramRun {
        let end = await end.value
        return ProgramRun(
            status: end.status, signal: end.signal, output: (try? files.bytes("out")) ?? [],
            errors: (try? files.text("err")) ?? "")
    }

    /// What it has written to standard error so far.
    package var errorsSoFar: String { (try? files.text("err")) ?? "" }
}

/// What a child left behind.
package struct ProgramRun: Sendable {
    /// The exit status; the number of the signal when one ended it.
    package let status: Int32
    /// The signal that ended it, nil for an exit.
    package let signal: Int32?
    package let output: [UInt8]
    package let errors: String

    package var text: String { String(decoding: output, as: UTF8.self) }
    package var lines: [String] { text.split(separator: "\n").map(String.init) }

    /// Each line of the output as a JSON object; throws for one that is none.
    package func objects() throws -> [[String: any Sendable]] {
        try output.split(separator: 10).map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line)) as? [String: any Sendable]
            guard let object else { throw Program.Failure("not an object: \(String(decoding: line, as: UTF8.self))") }
            return object
        }
    }

    /// The only object of the output.
    package func object() throws -> [String: any Sendable] {
        let all = try objects()
        guard all.count == 1, let first = all.first else {
            throw Program.Failure("\(all.count) objects, not one: \(text)")
        }
        return first
    }
}
