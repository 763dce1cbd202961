import Metrics
import Records
import Storage

/// Counts the events of a run through swift-metrics; where no backend is set up it costs next to nothing.
struct HarvestMetrics: Sendable {
    private let pollSeconds = Recorder(label: "tidewaiter_poll_seconds", aggregate: true)
    private let itemDelay = Recorder(label: "tidewaiter_item_delay_seconds", aggregate: true)

    func count(_ event: HarvestEvent) {
        switch event {
        case .sourceFinished(let result):
            add("tidewaiter_sources_polled_total", "outcome", result.outcome.rawValue)
            if result.outcome != .deferred { pollSeconds.record(result.seconds) }
        case .articleSaved(_, let article, let admission): count(article, admission)
        case .alertRaised(let alert): add("tidewaiter_alerts_raised_total", "severity", alert.severity.rawValue)
        case .alertDelivered(_, let sink): add("tidewaiter_deliveries_total", "outcome", "delivered", "sink", sink)
        case .deliveryFailed(_, let sink, _): add("tidewaiter_deliveries_total", "outcome", "failed", "sink", sink)
        case .passFinished(let summary):
            passed()
            count(HarvestSummary.Traffic(), summary.traffic)
        default: break
        }
    }

    /// A pass, or a round of a running engine, has come to its end.
    func passed() { Gauge(label: "tidewaiter_last_pass_timestamp_seconds").record(Engine.now().seconds) }

    /// What was transferred since `before`.
    func count(_ before: HarvestSummary.Traffic, _ traffic: HarvestSummary.Traffic) {
        Counter(label: "tidewaiter_requests_total").increment(by: traffic.requests - before.requests)
        Counter(label: "tidewaiter_wire_bytes_total").increment(by: traffic.wireBytes - before.wireBytes)
        Counter(label: "tidewaiter_body_bytes_total").increment(by: traffic.bodyBytes - before.bodyBytes)
    }

    /// How sources stand.
    func show(_ health: [SourceHealth: Int], working: Int, due: Int, pausedHosts: Int) {
        for state in SourceHealth.allCases {
            Gauge(label: "tidewaiter_sources", dimensions: [("state", state.rawValue)]).record(health[state] ?? 0)
        }
        Gauge(label: "tidewaiter_sources_working").record(working)
        Gauge(label: "tidewaiter_sources_due").record(due)
        Gauge(label: "tidewaiter_hosts_paused").record(pausedHosts)
    }

    /// What waits for a sink, and how old the lists in force are.
    func show(waiting: Int, lists: [ListVersion], at now: Timestamp) {
        Gauge(label: "tidewaiter_outbox_waiting").record(waiting)
        for list in lists {
            Gauge(label: "tidewaiter_list_age_seconds", dimensions: [("list", list.source)])
                .record(now.seconds - list.fetched.seconds)
        }
    }

    private func count(_ article: Article, _ admission: Admission) {
        add("tidewaiter_articles_total", "admission", admission.rawValue)
        guard admission == .new, let published = article.published else { return }
        itemDelay.record(max(0, article.fetched.seconds - published.seconds))
    }

    private func add(_ label: String, _ dimensions: String...) {
        let pairs = stride(from: 0, to: dimensions.count - 1, by: 2).map { (dimensions[$0], dimensions[$0 + 1]) }
        Counter(label: label, dimensions: pairs).increment()
    }
}
