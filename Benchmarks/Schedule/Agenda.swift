/// Sources by the time they are due, the earliest first (a binary heap).
struct Agenda {
    private var heap: [(time: Int64, source: Int)] = []

    var first: Int64? { heap.first?.time }

    mutating func add(_ source: Int, at time: Int64) {
        heap.append((time, source))
        var child = heap.count - 1
        while child > 0, heap[child] < heap[(child - 1) / 2] {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    /// Takes out what is due by then.
    mutating func take(until time: Int64) -> [Int] {
        var sources: [Int] = []
        while let first = heap.first, first.time <= time {
            sources.append(first.source)
            removeFirst()
        }
        return sources
    }

    private mutating func removeFirst() {
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
        var parent = 0
        while case let left = 2 * parent + 1, left < heap.count {
            let least = left + 1 < heap.count && heap[left + 1] < heap[left] ? left + 1 : left
            guard heap[least] < heap[parent] else { return }
            heap.swapAt(least, parent)
            parent = least
        }
    }
}
