/// What is to happen when: a binary heap, earliest first, among equals the one that was entered first.
struct Agenda<Entry> {
    private var heap: [(time: Double, order: UInt64, entry: Entry)] = []
    private var nextOrder: UInt64 = 0

    /// The time of the first entry.
    var nextTime: Double? { heap.first?.time }

    mutating func add(_ entry: Entry, at time: Double) {
        heap.append((time, nextOrder, entry))
        nextOrder &+= 1
        var child = heap.count - 1
        while child > 0, isBefore(child, (child - 1) / 2) {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    /// Takes out the first entry if its time has come.
    mutating func next(at now: Double) -> Entry? {
        guard let first = heap.first, first.time <= now else { return nil }
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && isBefore(child, least) {
                least = child
            }
            if least == parent { return first.entry }
            heap.swapAt(parent, least)
            parent = least
        }
    }

    private func isBefore(_ a: Int, _ b: Int) -> Bool {
        (heap[a].time, heap[a].order) < (heap[b].time, heap[b].order)
    }
}
