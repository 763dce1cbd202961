import Foundation

/// The figures of a run as a table and as JSON, and the lists of what was missed and what was wrong.
struct ScoreReport {
    let scorer: Scorer
    /// Round (from 0) in which each alert was first listed; empty when the rounds are not known.
    let rounds: [String: Int]
    /// What the run cost, by name.
    let costs: [String: Double]

    // MARK: as text

    var table: String {
        var lines = [
            "expected \(scorer.expected.count), found \(scorer.expected.count - scorer.missed.count), "
                + "alerts \(scorer.alerts.count)",
            percent("recall", recall) + percent("precision", precision) + percent("duplicates", duplicates)
                + percent("explained", share(\.isExplained))
                + percent("with the subject in a quote", share(\.isEvident)),
            "one alert for several happenings: \(scorer.merged), "
                + "seconds from publication to alert (median): \(latency)",
            "mean error of origins \(number(originError)), late by rounds \(number(lateness))",
            "allowed besides: \(scorer.verdicts.count { $0.kind == .allowed })",
            "", Self.row("rule", "expected", "found", "recall", "right", "wrong", "precision"),
        ]
        for rule in byRule {
            lines.append(
                Self.row(
                    rule.name, String(rule.expected), String(rule.found), Self.ratio(rule.found, rule.expected),
                    String(rule.right), String(rule.wrong), Self.ratio(rule.right, rule.right + rule.wrong)))
        }
        lines += section("happenings by language") { row in row.language.isEmpty ? "-" : row.language }
        lines += section("happenings by way of naming (first report)") {
            $0.rule + " " + ($0.form.isEmpty ? "-" : $0.form)
        }
        lines += section("happenings by direction in time") { $0.isRetrospective ? "retrospective" : "forward" }
        lines += section("happenings by concept") { $0.rule + " " + ($0.concept.isEmpty ? "-" : $0.concept) }
        lines += reportSection("reports by naming, trader rules") { $1.form.isEmpty ? nil : $1.form }
        lines += reportSection("reports by kind") { $1.kind }
        lines += reportSection("reports by language and rule") { $1.language + " " + $0.rule }
        lines += ["", "duplicates by what the later alert began with"]
        lines += scorer.duplicateKinds.sorted { $0.key < $1.key }.map { "  \($0.value)\t\($0.key)" }
        lines += ["", "false alarms by cause"] + causes.map { "  \($0.count)\t\($0.cause)" }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func row(_ cells: String...) -> String {
        cells.enumerated().map { index, cell in
            index == 0
                ? cell.padding(toLength: 24, withPad: " ", startingAt: 0)
                : String(repeating: " ", count: max(1, 10 - cell.count)) + cell
        }.joined()
    }

    private static func ratio(_ part: Int, _ whole: Int) -> String {
        whole == 0 ? "-" : String(format: "%.3f", Double(part) / Double(whole))
    }

    private func percent(_ name: String, _ value: Double) -> String { "\(name) \(number(value))  " }
    private func number(_ value: Double) -> String { String(format: "%.3f", value) }

    private func section(_ title: String, _ key: (TruthRow) -> String) -> [String] {
        let missed = Set(scorer.missed.map(\.id))
        let groups = Dictionary(grouping: scorer.expected, by: key).sorted { $0.key < $1.key }
        return ["", title]
            + groups.map { name, rows in
                let found = rows.count { !missed.contains($0.id) }
                return "  "
                    + Self.row(
                        name.padding(toLength: 38, withPad: " ", startingAt: 0), "\(found)/\(rows.count)",
                        Self.ratio(found, rows.count))
            }
    }

    private func reportSection(_ title: String, _ key: (TruthRow, TruthRow.Report) -> String?) -> [String] {
        let counts = scorer.reports(scorer.expected) { key($0, $1) ?? "" }.filter { !$0.key.isEmpty }
        return ["", title]
            + counts.sorted { $0.key < $1.key }.map { name, count in
                "  "
                    + Self.row(
                        name.padding(toLength: 38, withPad: " ", startingAt: 0), "\(count.found)/\(count.all)",
                        Self.ratio(count.found, count.all))
            }
    }

    // MARK: figures

    var recall: Double { Double(scorer.expected.count - scorer.missed.count) / Double(max(1, scorer.expected.count)) }
    var precision: Double { Double(scorer.right) / Double(max(1, scorer.right + scorer.wrong)) }
    var duplicates: Double { Double(scorer.duplicates) / Double(max(1, scorer.right)) }

    private func share(_ property: (AlertLine) -> Bool) -> Double {
        Double(scorer.alerts.count(where: property)) / Double(max(1, scorer.alerts.count))
    }

    /// Mean distance of `origins` from the publishers who wrote a text of their own.
    private var originError: Double {
        let pairs = scorer.rows.compactMap { row in
            row.origins > 0 ? scorer.hits[row.id]?.first?.origins.map { abs($0 - row.origins) } : nil
        }
        return Double(pairs.reduce(0, +)) / Double(max(1, pairs.count))
    }

    /// Mean rounds between the first in which a happening could be known and the one that raised it.
    private var lateness: Double {
        let late = scorer.rows.compactMap { row -> Int? in
            guard let first = row.round, let hits = scorer.hits[row.id] else { return nil }
            return hits.compactMap { rounds[$0.id] }.min().map { max(0, $0 - first) }
        }
        return Double(late.reduce(0, +)) / Double(max(1, late.count))
    }

    private var latency: String {
        let sorted = scorer.latencies.sorted()
        return sorted.isEmpty ? "-" : String(sorted[sorted.count / 2])
    }

    private var byRule: [(name: String, expected: Int, found: Int, right: Int, wrong: Int)] {
        let missed = Set(scorer.missed.map(\.id))
        let names = Set(scorer.expected.map(\.rule)).union(scorer.alerts.map(\.rule)).sorted()
        return names.map { name in
            let rows = scorer.expected.filter { $0.rule == name }
            let verdicts = scorer.verdicts.filter { $0.alert.rule == name }
            return (
                name, rows.count, rows.count { !missed.contains($0.id) }, verdicts.count { $0.kind == .right },
                verdicts.count { $0.kind == .wrong }
            )
        }
    }

    private var causes: [(cause: String, count: Int)] {
        let wrong = scorer.verdicts.filter { $0.kind == .wrong }
        return Dictionary(grouping: wrong) { $0.alert.rule + ": " + $0.cause }.map { ($0.key, $0.value.count) }
            .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    }

    // MARK: as lists

    /// One line per happening that raised nothing: what, how it was named, and the sentences.
    var misses: String {
        scorer.missed.map { row in
            let near = (scorer.near[row.id] ?? []).map(\.rule)
            let reports = row.reports.prefix(2).map { report in
                let article = scorer.articles[report.path]
                let lead = article?.text.split(separator: "\n").prefix(2).joined(separator: " / ") ?? ""
                return "    [\(report.language) \(report.form) \(report.source)] \(article?.title ?? "") | \(lead)"
            }
            let other = near.isEmpty ? "" : "  (but \(Set(near).sorted().joined(separator: ", ")))"
            let head = [row.id, row.rule + "/" + row.concept, row.language, row.form] + row.subjects
            return head.joined(separator: " ") + other + "\n" + reports.joined(separator: "\n")
        }.joined(separator: "\n") + "\n"
    }

    /// One line per false alarm: rule, subject, cause, title and quote.
    var falseAlarms: String {
        scorer.verdicts.filter { $0.kind == .wrong }.map { verdict in
            let alert = verdict.alert
            let first = alert.evidence?.first
            let subject = "\(alert.subject?.id ?? "") \(alert.subject?.name ?? "")"
            return "\(alert.rule) \(subject) – \(verdict.cause) – score \(Int(alert.score ?? 0))\n"
                + "    \(first?.path ?? "") \(first?.title ?? "") | \(first?.quote ?? "")"
        }.joined(separator: "\n") + "\n"
    }

    // MARK: as JSON

    private func groups(_ key: (TruthRow) -> String) -> [String: [String: Int]] {
        let missed = Set(scorer.missed.map(\.id))
        return Dictionary(grouping: scorer.expected, by: key).mapValues { rows in
            ["expected": rows.count, "found": rows.count { !missed.contains($0.id) }]
        }
    }

    var json: Data {
        var object: [String: Any] = [
            "expected": scorer.expected.count, "found": scorer.expected.count - scorer.missed.count,
            "alerts": scorer.alerts.count, "right": scorer.right, "wrong": scorer.wrong, "recall": recall,
            "precision": precision, "duplicates": duplicates, "explained": share(\.isExplained),
            "evident": share(\.isEvident), "origin_error": originError, "late_rounds": lateness,
            "merged": scorer.merged, "costs": costs,
        ]
        object["rules"] = Dictionary(
            uniqueKeysWithValues: byRule.map {
                ($0.name, ["expected": $0.expected, "found": $0.found, "right": $0.right, "wrong": $0.wrong])
            })
        object["languages"] = groups(\.language)
        object["forms"] = groups { $0.rule + " " + $0.form }
        object["concepts"] = groups { $0.rule + " " + $0.concept }
        object["reports"] = scorer.reports(scorer.expected) { $1.kind }.mapValues {
            ["found": $0.found, "all": $0.all]
        }
        object["duplicate_kinds"] = scorer.duplicateKinds
        object["causes"] = Dictionary(causes.map { ($0.cause, $0.count) }, uniquingKeysWith: +)
        return (try? JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .prettyPrinted])) ?? Data()
    }
}
