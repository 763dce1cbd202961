import Foundation

/// How far a work of known length has come: a bar, the numbers, the rate and how long it will still take.
struct ProgressBar: CustomStringConvertible {
    private static let cells = 20

    let done: Int
    let all: Int
    let seconds: Double

    init(done: Int, of all: Int, seconds: Double) {
        self.done = done
        self.all = max(all, 1)
        self.seconds = seconds
    }

    var description: String {
        let filled = min(Self.cells, done * Self.cells / all)
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: Self.cells - filled)
        return "\(bar) \(done)/\(all)" + pace
    }

    /// Nothing until there is something to reckon with.
    private var pace: String {
        guard done > 0, seconds > 1, done < all else { return "" }
        let rate = Double(done) / seconds
        return String(format: " · %.1f/s · ", rate) + Self.clock(Double(all - done) / rate) + " left"
    }

    /// `0:07`, `12:30`, `3:05:00`.
    static func clock(_ seconds: Double) -> String {
        let whole = Int(min(max(0, seconds), 359_999))
        let (hours, minutes, rest) = (whole / 3_600, whole / 60 % 60, whole % 60)
        let tail = (hours > 0 && minutes < 10 ? "0" : "") + "\(minutes):" + (rest < 10 ? "0" : "") + "\(rest)"
        return hours > 0 ? "\(hours):\(tail)" : tail
    }
}

/// Bytes for people: `812 B`, `4.2 KiB`, `13 MiB`.
struct ByteCount: CustomStringConvertible {
    private let bytes: Int

    init(_ bytes: Int) { self.bytes = bytes }

    var description: String {
        guard bytes >= 1_024 else { return "\(bytes) B" }
        var value = Double(bytes)
        var unit = 0
        while value >= 1_024, unit < 4 {
            value /= 1_024
            unit += 1
        }
        return String(format: value < 10 ? "%.1f " : "%.0f ", value) + ["B", "KiB", "MiB", "GiB", "TiB"][unit]
    }
}
