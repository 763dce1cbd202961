import Foundation
import Metrics
import Monitoring
import TestSupport
import Testing

/// The file for node_exporter's textfile collector.
struct MetricsFileTests {
    let registry = PrometheusRegistry()
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        Counter(label: "tidewaiter_polls_total", factory: registry).increment()
    }

    @Test("the file is replaced whole, and nothing else is left behind")
    func replaced() throws {
        try folder.write("old", to: "tidewaiter.prom")
        try registry.write(to: folder.path("tidewaiter.prom"))
        #expect(try folder.text("tidewaiter.prom") == registry.render())
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["tidewaiter.prom"])
    }

    @Test("a reader sees the old file or the new one, never a part")
    func atomic() async throws {
        let path = folder.path("tidewaiter.prom")
        for number in 0..<200 {
            Counter(label: "c", dimensions: [("n", "\(number)")], factory: registry).increment()
        }
        try registry.write(to: path)
        let size = registry.render().utf8.count
        let registry = registry
        async let writing: Void = { for _ in 0..<300 { try registry.write(to: path) } }()
        for _ in 0..<300 { #expect(FileManager.default.contents(atPath: path)?.count == size) }
        try await writing
    }

    @Test("a folder that is not there is said with its path")
    func missing() {
        let path = folder.path("none/tidewaiter.prom")
        #expect {
            try registry.write(to: path)
        } throws: { error in
            "\(error)".contains(path) && "\(error)".contains("No such file")
        }
    }
}
