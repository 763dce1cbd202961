import ArgumentParser
import Exports
import Foundation
import Harvest
import Records
import Storage

struct EvidenceVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Reads evidence again and says whether it is what was fetched.",
        discussion: """
            A line for each piece of evidence: ok, missing (the file is not there) or damaged (it holds other bytes). \
            Exit status: 0 all is well, 1 something is missing or damaged, 2 an id is unknown.
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var format: FormatOptions

    @Flag(help: "All evidence; on a terminal only what is not well gets a line.")
    var all = false

    @Argument(help: "Ids of articles or alerts, or SHA-256; enough of the beginning will do.")
    var ids: [String] = []

    func validate() throws {
        guard all != !ids.isEmpty else { throw ValidationError("Name what is to be verified, or say --all.") }
    }

    func run() async throws {
        let shelf = try EvidenceShelf(data.workspace)
        var report = VerificationReport(isTable: format.isTable, isBrief: all && format.isTable)
        if all {
            try await verifyAll(shelf, &report)
        } else {
            for id in ids {
                for sha256 in try await shelf.hashes(of: id) { try await verify(sha256, shelf, &report) }
            }
        }
        report.finish()
        if report.failures > 0 { throw Status.withFailures }
    }

    private func verifyAll(_ shelf: EvidenceShelf, _ report: inout VerificationReport) async throws {
        report.total = try await shelf.store.report().rows["evidence"] ?? 0
        var last: Capture?
        while true {
            let places = try await shelf.store.evidencePlaces(after: last, limit: 500)
            guard !places.isEmpty else { break }
            for place in places { report.add(place.sha256, place, problem(with: place, shelf)) }
            last = places.last
        }
        var hash: String?
        while true {
            let hashes = try await shelf.store.inlineEvidence(after: hash, limit: 500)
            guard !hashes.isEmpty else { break }
            for sha256 in hashes { try await verify(sha256, shelf, &report) }
            hash = hashes.last
        }
    }

    private func problem(with place: Capture, _ shelf: EvidenceShelf) -> EvidenceShelf.Problem? {
        do throws(EvidenceShelf.Problem) {
            _ = try shelf.read(place)
            return nil
        } catch {
            return error
        }
    }

    private func verify(_ sha256: String, _ shelf: EvidenceShelf, _ report: inout VerificationReport) async throws {
        do {
            report.add(sha256, try await shelf.read(sha256).place, nil)
        } catch let problem as EvidenceShelf.Problem {
            report.add(sha256, nil, problem)
        } catch let error as StoreError where error.kind == .corrupt {
            report.add(sha256, nil, EvidenceShelf.Problem(isMissing: false, description: error.message))
        }
    }
}

/// Lines of what was verified, and how far the work is.
private struct VerificationReport {
    let isTable: Bool
    /// Without a line for what is well.
    let isBrief: Bool
    var total = 0
    private(set) var failures = 0
    private var done = 0
    private let output = Output()
    private var told = ContinuousClock.now

    init(isTable: Bool, isBrief: Bool) {
        self.isTable = isTable
        self.isBrief = isBrief
    }

    mutating func add(_ sha256: String, _ place: Capture?, _ problem: EvidenceShelf.Problem?) {
        done += 1
        failures += problem == nil ? 0 : 1
        let state = problem.map { $0.isMissing ? "missing" : "damaged" } ?? "ok"
        if !isTable {
            output.line { bytes in
                var json = JSONWriter(appendingTo: bytes)
                json.object { json in
                    json.member("sha256", sha256)
                    json.member("state", state)
                    json.member("url", place?.url)
                    json.member("file", place?.file)
                    json.member("offset", place?.offset)
                    json.member("problem", problem?.description)
                }
                bytes = json.bytes
            }
        } else if problem != nil || !isBrief {
            clearProgress()
            let mark = Terminal.coloured(state, problem == nil ? .green : .red)
            let spaces = String(repeating: " ", count: max(1, 9 - state.count))
            output.line(
                mark + spaces + sha256 + "  " + Terminal.safe(problem?.description ?? place?.url ?? "in the store"))
            output.flush()
        }
        showProgress()
    }

    func finish() {
        clearProgress()
        output.flush()
        let well = done - failures
        if Terminal.isError {
            Terminal.note(failures == 0 ? "\(well) pieces of evidence, all well" : "\(well) well, \(failures) not")
        }
    }

    /// At most ten times a second, where somebody looks on and no lines come in its way.
    private mutating func showProgress() {
        guard Terminal.isError, total > 0, isBrief || !Terminal.isOutput, told.duration(to: .now) > .milliseconds(100)
        else { return }
        told = .now
        FileHandle.standardError.write(Data("\r\(done) of \(total) · \(done * 100 / max(1, total)) %\u{1B}[K".utf8))
    }

    private func clearProgress() {
        guard Terminal.isError, total > 0 else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    }
}
