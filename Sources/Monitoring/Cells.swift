import CoreMetrics
import Synchronization

/// One time series: what swift-metrics writes to and the registry reads. All are safe to use from any thread.
protocol Cell: AnyObject, Sendable {
    /// Its samples: the suffix of the name, a further label, the value.
    func samples() -> [Sample]
}

/// One line of the text format, without the name and the labels of its series.
struct Sample {
    var suffix = ""
    var bound: String?
    var value: String
}

/// Counts up. What is less than nothing is passed over, for a counter never falls.
final class CounterCell: Cell, CounterHandler {
    private let count = Atomic<Int64>(0)

    func increment(by amount: Int64) {
        guard amount > 0 else { return }
        count.wrappingAdd(amount, ordering: .relaxed)
    }

    func reset() { count.store(0, ordering: .relaxed) }

    func samples() -> [Sample] { [Sample(value: String(count.load(ordering: .relaxed)))] }
}

/// Counts up in fractions. NaN, infinities and what is less than nothing are passed over: they would spoil it for good.
final class FractionCell: Cell, FloatingPointCounterHandler {
    private let sum = AtomicDouble()

    func increment(by amount: Double) {
        guard amount.isFinite, amount > 0 else { return }
        sum.add(amount)
    }

    func reset() { sum.set(0) }

    func samples() -> [Sample] { [Sample(value: MetricName.number(sum.value))] }
}

/// Holds the last value, whatever it is.
final class GaugeCell: Cell, MeterHandler, RecorderHandler {
    private let last = AtomicDouble()

    func set(_ value: Int64) { last.set(Double(value)) }
    func set(_ value: Double) { last.set(value) }
    func increment(by amount: Double) { last.add(amount) }
    func decrement(by amount: Double) { last.add(-amount) }
    func record(_ value: Int64) { last.set(Double(value)) }
    func record(_ value: Double) { last.set(value) }

    func samples() -> [Sample] { [Sample(value: MetricName.number(last.value))] }
}

/// Counts values by size. NaN and infinities are passed over: they would spoil the sum for good.
final class HistogramCell: Cell, RecorderHandler, TimerHandler {
    private struct State {
        /// One more than there are bounds: the last is for what is above all of them.
        var counts: [UInt64]
        var sum = 0.0
    }

    private let bounds: [Double]
    private let state: Mutex<State>

    init(bounds: [Double]) {
        self.bounds = bounds
        state = Mutex(State(counts: Array(repeating: 0, count: bounds.count + 1)))
    }

    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) {
        guard value.isFinite else { return }
        let bucket = bounds.firstIndex { value <= $0 } ?? bounds.count
        state.withLock { state in
            state.counts[bucket] &+= 1
            state.sum += value
        }
    }

    /// Timers are shown in seconds, the base unit.
    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }

    func samples() -> [Sample] {
        let now = state.withLock { $0 }
        var below: UInt64 = 0
        var samples = zip(bounds + [.infinity], now.counts).map { bound, count in
            below &+= count
            return Sample(suffix: "_bucket", bound: MetricName.number(bound), value: String(below))
        }
        samples.append(Sample(suffix: "_sum", value: MetricName.number(now.sum)))
        samples.append(Sample(suffix: "_count", value: String(below)))
        return samples
    }
}

/// A number with a fraction that many threads change at once.
private struct AtomicDouble: ~Copyable, Sendable {
    private let bits = Atomic<UInt64>(0)

    var value: Double { Double(bitPattern: bits.load(ordering: .relaxed)) }

    func set(_ value: Double) { bits.store(value.bitPattern, ordering: .relaxed) }

    func add(_ amount: Double) {
        var old = bits.load(ordering: .relaxed)
        while true {
            let new = (Double(bitPattern: old) + amount).bitPattern
            let (done, seen) = bits.weakCompareExchange(expected: old, desired: new, ordering: .relaxed)
            if done { return }
            old = seen
        }
    }
}
