import Foundation
import Harvest
import Records
import Settings

/// What must come of the demonstration, from `demo/truth.yaml`: the alerts that were planted, and the articles that look
/// like one and must stay silent.
struct DemoTruth {
    /// A rule, a subject, and the articles (paths) that must be evidence of it.
    struct Planted {
        let rule: String
        let subject: String
        let articles: [String]
    }

    /// An article that must be evidence of nothing, and why one might think otherwise.
    struct Silent {
        let article: String
        let why: String
    }

    struct Verdict {
        var lines: [String]
        var isTrue: Bool
    }

    private let planted: [Planted]
    private let silent: [Silent]
    /// Sources that must fail.
    private let failing: [String]

    init(_ text: String) throws {
        let (top, problems) = SettingsFile.read(text, place: "demo/truth.yaml")
        planted = (top?.mappings("alerts") ?? []).compactMap { mapping in
            defer { mapping.finish() }
            guard let rule = mapping.required("rule"), let subject = mapping.required("subject") else { return nil }
            return Planted(rule: rule, subject: subject, articles: mapping.strings("articles"))
        }
        silent = (top?.mappings("silent") ?? []).compactMap { mapping in
            defer { mapping.finish() }
            guard let article = mapping.required("article"), let why = mapping.required("why") else { return nil }
            return Silent(article: article, why: why)
        }
        failing = top?.strings("failing") ?? []
        top?.finish()
        guard !problems.hasErrors else { throw WorkspaceError(problems.all.map(\.description).joined(separator: "\n")) }
    }

    func verdict(on alerts: [Alert], failures: [String]) -> Verdict {
        var wrong: [String] = []
        for plant in planted where !plant.articles.allSatisfy({ isEvidence($0, of: plant, in: alerts) }) {
            wrong.append("missed: \(plant.rule) for \(plant.subject) from \(plant.articles.joined(separator: ", "))")
        }
        for trap in silent {
            for alert in alerts where alert.evidence.contains(where: { $0.url.hasSuffix(trap.article) }) {
                wrong.append("false: \(alert.rule) for \(alert.subject.id) from \(trap.article) (\(trap.why))")
            }
        }
        for alert in alerts where !planted.contains(where: { $0.rule == alert.rule && $0.subject == alert.subject.id })
        {
            wrong.append(
                "not planted: \(alert.rule) for \(alert.subject.id), \(alert.evidence.map(\.url).joined(separator: ", "))"
            )
        }
        if Set(failing) != Set(failures) {
            wrong.append(
                "sources that failed: \(failures.sorted().joined(separator: ", ")); expected \(failing.sorted().joined(separator: ", "))"
            )
        }
        let sum = "\(planted.count) planted alerts, \(silent.count) near-misses, \(failing.count) failing sources"
        return wrong.isEmpty
            ? Verdict(lines: [Terminal.coloured("✓ as planted: ", .green) + sum], isTrue: true)
            : Verdict(
                lines: [Terminal.coloured("✘ not as planted: ", .red) + sum] + wrong.map { "  " + $0 }, isTrue: false)
    }

    private func isEvidence(_ article: String, of plant: Planted, in alerts: [Alert]) -> Bool {
        alerts.contains { alert in
            alert.rule == plant.rule && alert.subject.id == plant.subject
                && alert.evidence.contains { $0.url.hasSuffix(article) }
        }
    }
}
