import Foundation
import Metrics
import Monitoring
import TestSupport
import Testing

/// The text as another program reads it: the parser of `prometheus_client`, Prometheus's own library for Python.
struct PrometheusParserTests {
    /// An interpreter that has the library: `TIDEWAITER_TEST_PYTHON`, one in `var/venv`, or the machine's.
    static let python: String? = {
        let candidates = [
            ProcessInfo.processInfo.environment["TIDEWAITER_TEST_PYTHON"], Repository.path("var/venv/bin/python3"),
            "/usr/bin/python3",
        ]
        return candidates.compactMap { $0 }.first { path in
            guard FileManager.default.isExecutableFile(atPath: path) else { return false }
            let process = Process()
            process.executableURL = URL(fileURLWithPath: path)
            process.arguments = ["-c", "import prometheus_client"]
            process.standardError = FileHandle.nullDevice
            guard (try? process.run()) != nil else { return false }
            process.waitUntilExit()
            return process.terminationStatus == 0
        }
    }()

    /// Prints what it read, one sample a line, and ends with an error for what it cannot read.
    private static let script = """
        import json, sys
        from prometheus_client.parser import text_string_to_metric_families
        for family in text_string_to_metric_families(sys.stdin.read()):
            for s in family.samples:
                print(json.dumps({"family": family.name, "type": family.type, "help": family.documentation,
                                  "name": s.name, "labels": s.labels, "value": repr(float(s.value))}))
        """

    private func parsed(_ text: String) async throws -> [[String: any Sendable]] {
        let python = try #require(Self.python)
        let run = try await Program(python).run("-c", Self.script, input: text)
        #expect(run.status == 0, "\(run.errors)")
        return try run.objects()
    }

    @Test(
        "prometheus_client reads back every name, label and value",
        .enabled(
            if: python != nil,
            "needs it: python3 -m venv var/venv && var/venv/bin/pip install prometheus_client"))
    func parser() async throws {
        let registry = PrometheusRegistry([MetricDescription("tidewaiter_polls_total", "Polls \\ and\nlines.")])
        let odd = "a\"b\\c\nd{e}=f,Zürich 北京 \t#"
        Counter(label: "tidewaiter_polls_total", dimensions: [("z", odd), ("a", "1")], factory: registry)
            .increment(by: 7)
        for (name, value) in [
            ("nan", Double.nan), ("inf", .infinity), ("minus", -.infinity), ("tiny", .leastNonzeroMagnitude),
        ] {
            Gauge(label: "g", dimensions: [("of", name)], factory: registry).record(value)
        }
        Timer(label: "t.seconds", factory: registry).recordMilliseconds(30)
        let samples = try await parsed(registry.render() + ProcessFigures.render())

        let polls = try #require(samples.first { $0["name"] as? String == "tidewaiter_polls_total" })
        #expect(polls["labels"] as? [String: String] == ["a": "1", "z": odd])
        #expect(polls["value"] as? String == "7.0" && polls["type"] as? String == "counter")
        #expect(polls["help"] as? String == "Polls \\ and\nlines.")
        let gauges = samples.filter { $0["name"] as? String == "tidewaiter_g" }
        #expect(gauges.map { $0["value"] as? String } == ["inf", "-inf", "nan", "5e-324"])
        let timer = samples.filter { $0["family"] as? String == "tidewaiter_t_seconds" }
        #expect(timer.allSatisfy { $0["type"] as? String == "histogram" } && timer.count == 16)
        #expect(Set(samples.compactMap { $0["type"] as? String }) == ["counter", "gauge", "histogram"])
        #expect(samples.count { ($0["name"] as? String)?.hasPrefix("process_") == true } == 4)
    }
}
