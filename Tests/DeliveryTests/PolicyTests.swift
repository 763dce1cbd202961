import Records
import Testing

@testable import Delivery

@Suite struct PolicyTests {
    static let filters: [(SinkFilter, Bool)] = {
        func filter(_ set: (inout SinkFilter) -> Void) -> SinkFilter {
            var filter = SinkFilter()
            set(&filter)
            return filter
        }
        return [
            (filter { _ in }, true), (filter { $0.severity = .high }, true),
            (filter { $0.severity = .critical }, false),
            (filter { $0.rules = ["trader-offence", "x"] }, true), (filter { $0.rules = ["listing"] }, false),
            (filter { $0.countries = ["AE", "IR"] }, true), (filter { $0.countries = ["IR"] }, false),
            (filter { $0.subjects = ["trader"] }, true), (filter { $0.subjects = ["party"] }, false),
            (filter { $0.retrospective = false }, true), (filter { $0.retrospective = true }, false),
            (
                filter {
                    $0.rules = ["trader-offence"]
                    $0.countries = ["IR"]
                }, false
            ),
        ]
    }()

    @Test("a filter admits what meets all of its conditions", arguments: filters)
    func filter(filter: SinkFilter, isAdmitted: Bool) {
        #expect(filter.admits(Sample.alert("a1")) == isAdmitted)
    }

    @Test(
        "a window ends at the full hour or at the time of the day, never now",
        arguments: [
            ("2026-01-15T12:00:00Z", "low", "2026-01-16T06:00:00Z"),
            ("2026-01-15T05:59:59Z", "low", "2026-01-15T06:00:00Z"),
            ("2026-01-15T06:00:00Z", "low", "2026-01-16T06:00:00Z"),
            ("2026-01-15T12:34:56Z", "medium", "2026-01-15T13:00:00Z"),
            ("2026-01-15T13:00:00Z", "medium", "2026-01-15T14:00:00Z"),
            ("1969-12-31T23:10:00Z", "medium", "1970-01-01T00:00:00Z"), ("2026-01-15T12:00:00Z", "high", nil),
        ])
    func windows(now: String, severity: String, end: String?) throws {
        var plan = DigestPlan()
        plan.rhythms = [.low: .daily, .medium: .hourly]
        let now = try #require(Timestamp(rfc3339: now))
        let severity = try #require(Alert.Severity(rawValue: severity))
        #expect(plan.end(for: severity, at: now)?.description == end)
    }

    @Test(
        "waits double up to their limit, and are never shorter than was asked for",
        arguments: [
            (1, nil, 1.0, 1), (2, nil, 1, 1), (3, nil, 1, 2), (6, nil, 1, 16), (6, nil, 0, 8), (12, nil, 1, 900),
            (99, nil, 1, 900), (.max, nil, 1, 900), (1, 120, 1, 120), (6, 3, 1, 16), (1, .max, 1, 21_600),
            (0, -5, 0, 1),
        ] as [(Int, Int?, Double, Int64)])
    func waits(attempts: Int, asked: Int?, random: Double, seconds: Int64) {
        #expect(RetryPlan().wait(after: attempts, asked: asked, random: random) == seconds)
    }

    @Test("only what is rejected, or put off while others are taken, is given up")
    func givingUp() {
        let plan = RetryPlan()
        #expect(!plan.givesUp(.rejected, after: 4, others: true))
        #expect(plan.givesUp(.rejected, after: 5, others: false))
        #expect(!plan.givesUp(.deferred, after: 1_000, others: false))
        #expect(plan.givesUp(.deferred, after: 20, others: true))
        #expect(!plan.givesUp(.unavailable, after: 1_000, others: false))
    }

    @Test("a sink that is away gets growing pauses, one that answers none until it has put off three")
    func pauses() {
        var health = SinkHealth(fingerprint: "x")
        var now = Sample.noon
        for seconds in [1, 1, 2, 4, 8] as [Int64] {
            health.fail(.no(.unavailable), at: now, plan: RetryPlan(), random: 1)
            #expect(health.pause(at: now) == now.adding(seconds))
            #expect(health.pause(at: now.adding(seconds)) == nil)
            now = now.adding(seconds)
        }
        health.take(at: now)
        for isPaused in [false, false, true] {
            health.fail(.no(.deferred), at: now, plan: RetryPlan(), random: 1)
            #expect((health.pause(at: now) != nil) == isPaused)
        }
        health.take(at: now)
        health.fail(.no(.rejected), at: now, plan: RetryPlan(), random: 1)
        #expect(health.pause(at: now) == nil)
        health.fail(.no(.deferred, retryAfter: 77), at: now, plan: RetryPlan(), random: 1)
        #expect(health.pause(at: now) == now.adding(77))
    }

    @Test("a clock that goes back ends a pause")
    func clockBack() {
        var health = SinkHealth(fingerprint: "x")
        health.fail(.no(.unavailable, retryAfter: 3_600), at: Sample.noon, plan: RetryPlan(), random: 1)
        #expect(health.pause(at: Sample.noon.adding(60)) != nil)
        #expect(health.pause(at: Sample.noon.adding(-86_400 * 365)) == nil)
    }

    static let told = "high;new;1;offence:smuggling"

    @Test(
        "what becomes of an alert follows from what the sink wants and was told",
        arguments: [
            // told, state, severity of the filter, updates, rhythm of high, hasWaited, attempts → decision
            (nil, "new", "low", "all", "immediate", false, 0, "send"),
            (nil, "new", "critical", "all", "immediate", false, 0, "pass"),
            (nil, "dismissed", "low", "all", "immediate", false, 0, "pass"),
            (nil, "suppressed", "low", "all", "immediate", false, 0, "pass"),
            (nil, "new", "low", "all", "hourly", false, 0, "hold"),
            (nil, "new", "low", "all", "hourly", true, 0, "bundle"),
            (nil, "new", "low", "all", "hourly", true, 1, "send"),
            (told, "new", "low", "all", "immediate", false, 0, "pass"),
            (told, "dismissed", "low", "all", "immediate", false, 0, "send"),
            (told, "dismissed", "low", "severity", "immediate", false, 0, "pass"),
            (told, "dismissed", "critical", "all", "immediate", false, 0, "send"),
            ("medium;new;1;offence:smuggling", "new", "low", "severity", "immediate", false, 0, "send"),
            ("medium;new;1;offence:smuggling", "new", "low", "state", "immediate", false, 0, "pass"),
            ("critical;new;1;offence:smuggling", "new", "low", "all", "immediate", false, 0, "pass"),
        ] as [(String?, String, String, String, String, Bool, Int, String)])
    func decisions(
        told: String?, state: String, severity: String, updates: String, rhythm: String, hasWaited: Bool,
        attempts: Int, expected: String
    ) throws {
        var route = Route(name: "r", sink: Memory())
        route.filter.severity = try #require(Alert.Severity(rawValue: severity))
        if updates != "all" { route.updates = [try #require(AlertGist.Aspect(rawValue: updates))] }
        route.digest.rhythms[.high] = DigestPlan.Rhythm(rawValue: rhythm)
        let alert = Sample.alert("a1", state: try #require(Alert.State(rawValue: state)))
        let decision = route.decision(
            on: alert, told: told.flatMap { AlertGist($0) }, hasWaited: hasWaited, attempts: attempts,
            at: Sample.noon)
        let name =
            switch decision {
            case .pass: "pass"
            case .hold(let end): end == Sample.noon.adding(3_600) ? "hold" : "hold until \(end)"
            case .send: "send"
            case .bundle: "bundle"
            }
        #expect(name == expected)
    }
}
