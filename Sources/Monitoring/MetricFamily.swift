/// All series of one name.
struct MetricFamily: Sendable {
    enum Kind: String, Sendable { case counter, gauge, histogram }

    let name: String
    let kind: Kind
    let help: String?
    let buckets: [Double]
    /// By their labels as they are written: `{host="a",state="b"}` without the braces.
    private(set) var series: [String: any Cell] = [:]
    /// So many series at most; what comes after is counted together, so that no text from outside can fill the memory.
    private let limit: Int

    init(_ name: String, _ kind: Kind, help: String?, buckets: [Double], limit: Int) {
        self.name = name
        self.kind = kind
        self.help = help
        self.buckets = buckets
        self.limit = limit
    }

    /// The series of these labels, made by `make` from the buckets when there is none of its kind of cell yet.
    mutating func cell<C: Cell>(_ dimensions: [(String, String)], _ make: ([Double]) -> C) -> C {
        var labels = Self.labels(dimensions, isHistogram: kind == .histogram)
        if series[labels] == nil, series.count >= limit {
            labels = Self.labels(dimensions.map { ($0.0, "other") }, isHistogram: kind == .histogram)
        }
        if let known = series[labels] as? C { return known }
        let new = make(buckets)
        series[labels] = new
        return new
    }

    mutating func remove(_ cell: AnyObject) {
        for (labels, known) in series where known === cell { series[labels] = nil }
    }

    /// Sorted by name, so that the order in which they are given makes no difference; of two of one name the last holds.
    private static func labels(_ dimensions: [(String, String)], isHistogram: Bool) -> String {
        var values: [String: String] = [:]
        for (name, value) in dimensions { values[MetricName.label(name, isHistogram: isHistogram)] = value }
        return values.sorted { $0.key < $1.key }.map { "\($0.key)=\(MetricName.quoted($0.value))" }
            .joined(separator: ",")
    }

    func render(into text: inout String) {
        guard !series.isEmpty else { return }
        if let help { text += "# HELP \(name) \(MetricName.help(help))\n" }
        text += "# TYPE \(name) \(kind.rawValue)\n"
        for (labels, cell) in series.sorted(by: { $0.key < $1.key }) {
            for sample in cell.samples() {
                let bound = sample.bound.map { "le=\"\($0)\"" }
                let all = [labels.isEmpty ? nil : labels, bound].compactMap { $0 }.joined(separator: ",")
                text += name + sample.suffix + (all.isEmpty ? "" : "{\(all)}") + " \(sample.value)\n"
            }
        }
    }
}
