import Metrics
import Monitoring
import TestSupport
import Testing

/// What the registry makes of swift-metrics, line by line.
struct PrometheusRegistryTests {
    let registry = PrometheusRegistry([
        MetricDescription("tidewaiter_polls_total", "Polls,\nby \\ outcome."),
        MetricDescription("tidewaiter_poll_seconds", "Time of a poll.", buckets: [1, 0.5, .infinity, 2]),
    ])

    private func lines(_ prefix: String = "") -> [String] {
        registry.render().split(separator: "\n").map(String.init).filter { $0.hasPrefix(prefix) }
    }

    @Test("a registry without metrics is an empty text")
    func empty() {
        #expect(registry.render().isEmpty)
    }

    @Test("a counter has help, type, and one line for each set of labels, sorted")
    func counter() {
        let failed = Counter(label: "tidewaiter_polls_total", dimensions: [("outcome", "failed")], factory: registry)
        let ok = Counter(label: "tidewaiter_polls_total", dimensions: [("outcome", "ok")], factory: registry)
        ok.increment()
        ok.increment(by: 41)
        failed.increment(by: -3)
        #expect(
            registry.render() == """
                # HELP tidewaiter_polls_total Polls,\\nby \\\\ outcome.
                # TYPE tidewaiter_polls_total counter
                tidewaiter_polls_total{outcome="failed"} 0
                tidewaiter_polls_total{outcome="ok"} 42

                """)
        ok.reset()
        #expect(lines("tidewaiter_polls_total{outcome=\"ok\"}") == ["tidewaiter_polls_total{outcome=\"ok\"} 0"])
    }

    @Test("the order of labels makes no difference, and the same metric made twice is one")
    func labelOrder() {
        Counter(label: "sent", dimensions: [("sink", "a"), ("outcome", "ok")], factory: registry).increment()
        Counter(label: "sent", dimensions: [("outcome", "ok"), ("sink", "a")], factory: registry).increment()
        #expect(lines("tidewaiter_sent") == ["tidewaiter_sent_total{outcome=\"ok\",sink=\"a\"} 2"])
    }

    @Test(
        "names get the prefix, and what may not stand in them becomes an underscore",
        arguments: [
            ("tidewaiter_a", "tidewaiter_a"), ("b.c-d", "tidewaiter_b_c_d"), ("9", "tidewaiter_9"),
            ("e:f", "tidewaiter_e:f"), ("ü", "tidewaiter___"), ("", "tidewaiter_"),
        ])
    func names(label: String, expected: String) {
        Gauge(label: label, factory: registry).record(1)
        #expect(lines("tidewaiter") == [expected + " 1"])
    }

    @Test(
        "names of labels are made good, their values escaped",
        arguments: [
            ("a-b", "x", #"a_b="x""#), ("__own", "x", #"_own="x""#), ("9", "x", #"_9="x""#), ("", "x", #"_="x""#),
            ("a", "q\"b\\n\n", #"a="q\"b\\n\n""#), ("a", "Zürich 北京 🚢", #"a="Zürich 北京 🚢""#), ("a", "", #"a="""#),
        ])
    func labels(name: String, value: String, expected: String) {
        Gauge(label: "g", dimensions: [(name, value)], factory: registry).record(1)
        #expect(lines("tidewaiter") == ["tidewaiter_g{\(expected)} 1"])
    }

    @Test(
        "a gauge holds any number",
        arguments: [
            (1.5, "1.5"), (-3, "-3"), (.nan, "NaN"), (.infinity, "+Inf"), (-.infinity, "-Inf"), (0, "0"),
            (1e20, "1e+20"), (9_007_199_254_740_992, "9007199254740992"),
        ] as [(Double, String)])
    func gauges(value: Double, text: String) {
        Gauge(label: "g", factory: registry).record(value)
        #expect(lines("tidewaiter_g") == ["tidewaiter_g \(text)"])
    }

    @Test("a meter goes up and down")
    func meter() {
        let meter = Meter(label: "m", factory: registry)
        meter.set(5)
        meter.increment(by: 2.5)
        meter.decrement()
        #expect(lines("tidewaiter_m") == ["tidewaiter_m 6.5"])
    }

    @Test("a counter of fractions passes over what would spoil it")
    func fractions() {
        let counter = FloatingPointCounter(label: "f", factory: registry)
        for amount in [0.25, .nan, .infinity, -1, 0.5] { counter.increment(by: amount) }
        #expect(lines("tidewaiter_f") == ["tidewaiter_f_total 0.75"])
    }

    @Test("a timer is a histogram in seconds, its buckets cumulative and ending with all")
    func histogram() {
        let timer = Timer(
            label: "tidewaiter_poll_seconds", dimensions: [("kind", "feed"), ("le", "x")], factory: registry)
        for milliseconds in [100, 500, 501, 5_000] { timer.recordMilliseconds(milliseconds) }
        #expect(
            lines("tidewaiter_poll") == [
                #"tidewaiter_poll_seconds_bucket{kind="feed",le_="x",le="0.5"} 2"#,
                #"tidewaiter_poll_seconds_bucket{kind="feed",le_="x",le="1"} 3"#,
                #"tidewaiter_poll_seconds_bucket{kind="feed",le_="x",le="2"} 3"#,
                #"tidewaiter_poll_seconds_bucket{kind="feed",le_="x",le="+Inf"} 4"#,
                #"tidewaiter_poll_seconds_sum{kind="feed",le_="x"} 6.101"#,
                #"tidewaiter_poll_seconds_count{kind="feed",le_="x"} 4"#,
            ])
        #expect(lines("# TYPE") == ["# TYPE tidewaiter_poll_seconds histogram"])
    }

    @Test("a histogram passes over NaN and infinities")
    func histogramOfNothing() {
        let recorder = Recorder(label: "r", factory: registry)
        for value in [Double.nan, .infinity, -.infinity, 5] { recorder.record(value) }
        #expect(lines("tidewaiter_r_sum") == ["tidewaiter_r_sum 5"])
        #expect(lines("tidewaiter_r_count") == ["tidewaiter_r_count 1"])
    }

    @Test("a name that is taken by another kind gets its own, and nothing is lost")
    func kinds() {
        Gauge(label: "x", factory: registry).record(1)
        Recorder(label: "x", factory: registry).record(2)
        #expect(lines("tidewaiter_x ") == ["tidewaiter_x 1"])
        #expect(lines("tidewaiter_x_histogram_sum") == ["tidewaiter_x_histogram_sum 2"])
    }

    @Test("a metric that was destroyed is gone, its sisters stay")
    func destroyed() {
        let old = Counter(label: "c", dimensions: [("a", "old")], factory: registry)
        Counter(label: "c", dimensions: [("a", "kept")], factory: registry).increment()
        old.destroy()
        #expect(lines("tidewaiter_c") == [#"tidewaiter_c_total{a="kept"} 1"#])
    }

    @Test("text from outside cannot fill the memory: too many labels are counted together")
    func limit() {
        let registry = PrometheusRegistry(seriesLimit: 10)
        for number in 0..<100 {
            Counter(label: "c", dimensions: [("host", "h\(number)")], factory: registry).increment()
        }
        let lines = registry.render().split(separator: "\n").filter { $0.hasPrefix("tidewaiter") }
        #expect(lines.count == 11)
        #expect(lines.contains(#"tidewaiter_c_total{host="other"} 90"#))
    }

    @Test("many threads count at once, and nothing is lost")
    func concurrency() async {
        let registry = registry
        await withTaskGroup(of: Void.self) { group in
            for task in 0..<8 {
                group.addTask {
                    for number in 0..<20_000 {
                        Counter(label: "c", dimensions: [("parity", "\(number % 2)")], factory: registry).increment()
                        FloatingPointCounter(label: "f", factory: registry).increment(by: 0.5)
                        Timer(label: "t", factory: registry).recordMilliseconds(1)
                        if number % 1_000 == task { _ = registry.render() }
                    }
                }
            }
        }
        let counted = lines("tidewaiter_c")
        #expect(counted == [0, 1].map { "tidewaiter_c_total{parity=\"\($0)\"} 80000" })
        #expect(lines("tidewaiter_f") == ["tidewaiter_f_total 80000"])
        #expect(lines("tidewaiter_t_count") == ["tidewaiter_t_count 160000"])
    }

    @Test("every metric of the program has one help text, and its buckets ascend")
    func catalogue() {
        let names = MetricDescription.all.map(\.name)
        #expect(Set(names).count == names.count)
        for metric in MetricDescription.all {
            #expect(metric.name.hasPrefix("tidewaiter_") && metric.help.hasSuffix("."))
            #expect(metric.buckets.map { $0 == $0.sorted() } ?? true)
        }
    }
}
