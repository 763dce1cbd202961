package import CoreMetrics
import Synchronization

// Monitoring counts: what enters is what the stations report through swift-metrics, what leaves is the text that a
// Prometheus server reads.
//
//     let registry = PrometheusRegistry(MetricDescription.all)
//     MetricsSystem.bootstrap(registry)
//     Counter(label: "tidewaiter_requests_total", dimensions: [("outcome", "ok")]).increment()
//     registry.render()  // … tidewaiter_requests_total{outcome="ok"} 1

/// The metrics of this process, by the Prometheus text exposition format 0.0.4.
///
/// Names get the prefix `tidewaiter_` and counters the suffix `_total` where they lack it. Timers and recorders that
/// aggregate are histograms, timers in seconds; other recorders and meters are gauges. Whoever makes a metric of the
/// same name and labels again gets the same series. Making one takes a lock, writing to it none (a histogram's own).
package final class PrometheusRegistry: MetricsFactory {
    private let descriptions: [String: MetricDescription]
    private let families = Mutex<[String: MetricFamily]>([:])
    private let seriesLimit: Int

    /// - Parameters:
    ///   - descriptions: help texts and buckets by name.
    ///   - seriesLimit: series of one name; further ones are counted together, with `other` for every label.
    package init(_ descriptions: [MetricDescription] = [], seriesLimit: Int = 2_000) {
        self.descriptions = Dictionary(descriptions.map { ($0.name, $0) }) { first, _ in first }
        self.seriesLimit = seriesLimit
    }

    /// All metrics, sorted by name.
    package func render() -> String {
        let families = families.withLock { $0 }
        var text = ""
        for (_, family) in families.sorted(by: { $0.key < $1.key }) { family.render(into: &text) }
        return text
    }

    /// The `Content-Type` of `render`.
    package static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    private func cell<C: Cell>(
        _ label: String, _ dimensions: [(String, String)], _ kind: MetricFamily.Kind, usual: [Double] = [],
        _ make: ([Double]) -> C
    ) -> C {
        var name = MetricName.metric(label)
        if kind == .counter, !name.hasSuffix("_total") { name += "_total" }
        return families.withLock { families in
            // One name is of one kind: what comes second under it gets a name of its own rather than a wrong place.
            if let known = families[name], known.kind != kind { name += "_" + kind.rawValue }
            return families[name, default: family(name, kind, usual: usual)].cell(dimensions, make)
        }
    }

    private func family(_ name: String, _ kind: MetricFamily.Kind, usual: [Double]) -> MetricFamily {
        let description = descriptions[name]
        let buckets = (description?.buckets ?? usual).filter(\.isFinite).sorted()
        return MetricFamily(name, kind, help: description?.help, buckets: buckets, limit: seriesLimit)
    }

    private func remove(_ cell: AnyObject) {
        families.withLock { families in
            for name in families.keys { families[name]?.remove(cell) }
        }
    }
}

// MARK: - What swift-metrics asks for

extension PrometheusRegistry {
    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        cell(label, dimensions, .counter) { _ in CounterCell() }
    }

    package func makeFloatingPointCounter(
        label: String, dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        cell(label, dimensions, .counter) { _ in FractionCell() }
    }

    package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        cell(label, dimensions, .gauge) { _ in GaugeCell() }
    }

    package func makeRecorder(
        label: String, dimensions: [(String, String)], aggregate: Bool
    ) -> any RecorderHandler {
        guard aggregate else { return cell(label, dimensions, .gauge) { _ in GaugeCell() } }
        return cell(label, dimensions, .histogram, usual: MetricDescription.usualAmounts) { HistogramCell(bounds: $0) }
    }

    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        cell(label, dimensions, .histogram, usual: MetricDescription.usualSeconds) { HistogramCell(bounds: $0) }
    }

    package func destroyCounter(_ handler: any CounterHandler) { remove(handler) }
    package func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) { remove(handler) }
    package func destroyMeter(_ handler: any MeterHandler) { remove(handler) }
    package func destroyRecorder(_ handler: any RecorderHandler) { remove(handler) }
    package func destroyTimer(_ handler: any TimerHandler) { remove(handler) }
}
