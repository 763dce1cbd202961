import Delivery
import Harvest
import Records
import TestSupport
import Testing

@Suite struct SettingsTests {
    func read(_ yaml: String) throws -> (HarvestSettings, [String]) {
        let folder = try TemporaryFolder()
        try folder.write(yaml, to: "tidewaiter.yaml")
        let (settings, problems) = HarvestSettings.read(Workspace(directory: folder.path, shipped: nil))
        return (settings, problems.map { "\($0.line ?? 0): \($0.message)" })
    }

    @Test("every decision that can take a second person may be asked to, and no other")
    func secondPerson() throws {
        let (settings, problems) = try read(
            "triage: {second-person: [confirmed, dismissed, escalated, suppressed]}\nharvest: {sources-at-once: 8}\n")
        #expect(problems == [])
        #expect(settings.triage.secondPerson == Set(TriagePolicy.guarded))
        #expect(settings.width == 8 && settings.pagesPerHostHour == 3_600)
        let (_, wrong) = try read("triage: {second-person: [open]}\n")
        #expect(wrong.count == 1 && wrong.first?.contains("confirmed") == true, "\(wrong)")
    }

    @Test("all that can be said of a sink is understood")
    func whole() throws {
        let (settings, problems) = try read(
            """
            deliver:
              - sink: webhook
                name: cases
                url: https://cases.example/hook
                secret-env: CASES_SECRET
                headers: ["X-Tenant: 5"]
                only: {severity: high, rules: [listing], countries: [ae, IR], subjects: [trader, party], retrospective: no}
                digest: {low: daily, medium: hourly}
                digest-at: "07:30"
                updates: [severity, facts]
                attempts: 9
              - sink: email
                server: smtps://mail.example
                from: Alerts <a@b.example>
                to: [c@d.example, e@f.example]
                updates: none
              - sink: exec
                command: [/usr/bin/logger, -t, tidewaiter]
              - sink: file
                path: alerts.ndjson
                updates: all
              - sink: stdout
            """)
        #expect(problems == [])
        #expect(settings.sinks.map(\.name) == ["cases", "email", "exec", "file", "stdout"])
        let first = try #require(settings.sinks.first)
        #expect(first.filter.severity == .high)
        #expect(first.filter.countries == ["AE", "IR"])
        #expect(first.filter.retrospective == false)
        #expect(first.digest.rhythms == [.low: .daily, .medium: .hourly])
        #expect(first.digest.daySeconds == 27_000)
        let routes = try settings.sinks.map { try $0.route(Surroundings()) }
        #expect(routes[0].updates == [.severity, .facts])
        #expect(routes[0].retry.rejections == 9)
        #expect(routes[1].updates == [])
        #expect(routes[3].updates == Set(AlertGist.Aspect.allCases))
        #expect(Set(routes.map(\.fingerprint)).count == routes.count)
        #expect(try settings.sinks.map { try $0.route(Surroundings()).fingerprint } == routes.map(\.fingerprint))
    }

    @Test(
        "what is wrong is said with its line and a suggestion",
        arguments: [
            (
                "sink: webhok\n    url: https://x.example", "2: deliver[0].sink: “webhok” is not one of",
                "did you mean “webhook”"
            ),
            ("sink: webhook\n    urll: https://x.example", "2:", "url"),
            ("sink: file\n    path: x\n    pth: y", "4: deliver[0].pth", "did you mean “path”"),
            ("sink: file\n    path: x\n    olny: {severity: high}", "4:", "only"),
            ("sink: file\n    path: x\n    only: {sevrity: high}", "4: unknown key", "did you mean “severity”"),
            (
                "sink: file\n    path: x\n    only: {severity: hgh}", "4: deliver[0].only.severity",
                "did you mean “high”"
            ),
            ("sink: file\n    path: x\n    only: {subjects: [traders]}", "4:", "did you mean “trader”"),
            (
                "sink: file\n    path: x\n    digest: {low: weekly}", "4: deliver[0].digest.low",
                "immediate, hourly, daily"
            ),
            ("sink: file\n    path: x\n    digest: daily", "4: deliver[0].digest", "key: value"),
            ("sink: file\n    path: x\n    digest-at: 25:00", "4: deliver[0].digest-at", "06:00"),
            ("sink: file\n    path: x\n    updates: [orgins]", "4: deliver[0].updates", "did you mean “origins”"),
            ("sink: file\n    path: x\n    attempts: 0", "4: deliver[0].attempts", "1 to 100"),
            (
                "sink: email\n    server: smtp://m.example\n    from: nobody\n    to: a@b.example",
                "4: deliver[0].from", "mail address"
            ),
            ("sink: file\n    path: x\n  - sink: file\n    path: y", "4: deliver[1].sink", "name"),
            ("path: x", "2:", "“sink” is missing"),
        ])
    func wrong(yaml: String, place: String, said: String) throws {
        let (_, problems) = try read("deliver:\n  - \(yaml)\n")
        #expect(problems.contains { $0.hasPrefix(place) && $0.contains(said) }, "\(problems)")
    }
}
