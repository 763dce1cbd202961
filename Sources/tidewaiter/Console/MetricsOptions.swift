import ArgumentParser
import Metrics
import Monitoring

/// `--metrics-file FILE`: metrics for node_exporter's textfile collector.
struct MetricsOptions: ParsableArguments {
    @Option(
        name: .customLong("metrics-file"),
        help: ArgumentHelp(
            "Write metrics to this file as Prometheus text, for node_exporter's textfile collector.", valueName: "file"),
        completion: .file())
    var file: String?

    /// Counts from now on; nil where nobody asked for it. To be called once, before anything is counted.
    /// - Parameter always: also without a file.
    func bootstrap(always: Bool = false) -> PrometheusRegistry? {
        guard always || file != nil else { return nil }
        let registry = PrometheusRegistry(MetricDescription.all)
        MetricsSystem.bootstrap(registry)
        let version = Tidewaiter.configuration.version
        Gauge(label: "tidewaiter_build_info", dimensions: [("version", version)]).record(1)
        return registry
    }

    /// Writes the file, if one was asked for; ends the program with status 2 where it cannot.
    func write(_ registry: PrometheusRegistry?) throws {
        guard let registry, let file else { return }
        do {
            try registry.write(to: file)
        } catch {
            Terminal.note("error: \(error)")
            throw Status.impossible
        }
    }
}
