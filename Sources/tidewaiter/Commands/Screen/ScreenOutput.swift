import ArgumentParser
import Exports
import Foundation
import Harvest
import Records

/// How a screening is written down.
struct ScreenOutput: ParsableArguments {
    enum Format: String, ExpressibleByArgument, CaseIterable { case table, ndjson, csv, html }

    @Option(
        help:
            "table, ndjson, csv or html; the default is a table on a terminal, NDJSON in a pipe, and what the name of --out says."
    )
    var format: Format?

    @Option(
        help: "Write the report into this file. Stopped on the way, the same command goes on where it ended.",
        completion: .file())
    var out: String?

    var isAsked: Bool { format != nil || out != nil }

    private var chosen: Format {
        if let format { return format }
        if let out { return Format(rawValue: URL(fileURLWithPath: out).pathExtension.lowercased()) ?? .ndjson }
        return Terminal.isOutput ? .table : .ndjson
    }

    /// Says what a result rests on.
    static func tell(_ lists: [ListBasis]) {
        for list in lists {
            let published = list.published?.day ?? "–"
            let text =
                "\(list.list): \(list.entities) entries, published \(published), fetched \(list.fetched.day), "
                + "confirmed \(list.confirmed.day)"
            Terminal.note(
                list.isTooOld
                    ? Terminal.coloured(
                        text + " – "
                            + (list.remark
                                ?? "too old to rest on (\(list.age / 86_400) days): run `tidewaiter lists update`"),
                        .red, error: true) : text)
        }
    }

    /// The answers in the order of the parties; with `--out`, those of a run that was stopped are taken over.
    func answers(to parties: [Entity], of desk: ScreeningDesk, key: String) throws -> [ScreeningAnswer] {
        let partial: PartialAnswers?
        do {
            partial = try out.map { try PartialAnswers(beside: $0, key: key) }
        } catch {
            Terminal.note("cannot write beside \(out ?? ""): \(error.localizedDescription)")
            throw Status.impossible
        }
        let before = partial?.answers ?? []
        if !before.isEmpty { Terminal.note("\(before.count) of \(parties.count) were answered before: going on.") }
        var progress = ProgressLine()
        let start = Date()
        var answers: [ScreeningAnswer] = []
        answers.reserveCapacity(parties.count)
        for (place, party) in parties.enumerated() {
            if place & 127 == 127 {
                let bar = ProgressBar(done: place, of: parties.count, seconds: Date().timeIntervalSince(start))
                progress.show("screening \(bar)")
            }
            if place < before.count, before[place].id == party.id {
                answers.append(before[place])
            } else {
                let answer = desk.answer(to: party)
                try partial?.add(answer)
                answers.append(answer)
            }
        }
        progress.clear()
        return answers
    }

    /// Writes the report, and drops what was kept in case it would not be finished.
    func write(_ report: ScreeningReport) throws {
        guard let out else {
            let output = Output()
            switch chosen {
            case .table: for line in table(report) { output.line(line) }
            case .ndjson: for answer in report.answers { output.write(ScreeningJSON.line(answer, lists: report.lists)) }
            case .csv, .html: output.write(bytes(report))
            }
            return output.flush()
        }
        do {
            try Data(chosen == .table ? Array(table(report).joined(separator: "\n").utf8) + [10] : bytes(report))
                .write(to: URL(fileURLWithPath: out), options: .atomic)
            try PartialAnswers.discard(beside: out)
        } catch {
            Terminal.note("cannot write \(out): \(error.localizedDescription)")
            throw Status.impossible
        }
        Terminal.note(Self.summary(report))
    }

    private func bytes(_ report: ScreeningReport) -> [UInt8] {
        switch chosen {
        case .table, .ndjson: report.answers.flatMap { ScreeningJSON.line($0, lists: report.lists) }
        case .csv: ScreeningCSV.text(report)
        case .html: ScreeningHTML.page(report)
        }
    }

    private func table(_ report: ScreeningReport) -> [String] {
        var table = Table("PARTY", "NAME", "DECISION", "SCORE", "LIST", "ENTRY", "LISTED NAME", "WHY")
        for answer in report.answers {
            for match in answer.matches {
                let others = match.listings.map { "\($0.list):\($0.entity)" }
                let known = match.known.map { ["known here since \($0.day)"] } ?? []
                let also = others.isEmpty ? [] : ["also " + others.joined(separator: " ")]
                table.add(
                    answer.id, Table.cut(answer.name, to: 30), match.decision.rawValue,
                    String(Int((match.score * 100).rounded())), match.list, match.entity, Table.cut(match.name, to: 30),
                    (match.reasons + known + also).joined(separator: "; "))
            }
            for pair in answer.cleared {
                table.add(
                    answer.id, Table.cut(answer.name, to: 30), "cleared", String(Int((pair.score * 100).rounded())),
                    pair.list, pair.entity, Table.cut(pair.name, to: 30),
                    "\(pair.reason) – \(pair.user), \(pair.at.day)")
            }
        }
        return (table.isEmpty ? [] : table.lines()) + [Self.summary(report)]
    }

    private static func summary(_ report: ScreeningReport) -> String {
        let lists = report.lists.map { "\($0.list) of \(($0.published ?? $0.fetched).day)" }.joined(separator: ", ")
        let old = report.lists.count { $0.isTooOld }
        return "\(report.answers.count) parties: \(report.count(.match)) match, \(report.count(.review)) to review, "
            + "\(report.count(.clear)) clear" + (lists.isEmpty ? "" : " by \(lists)")
            + (old == 0 ? "" : "; \(old) of these lists too old to rest on") + "."
    }
}
