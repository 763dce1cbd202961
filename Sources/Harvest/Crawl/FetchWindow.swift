/// How many fetches of a crawl may be under way: few at first, more as answers turn out small and are read as fast as
/// they come, fewer when they pile up. So a hundred hosts that all send the largest body that is taken do not send it at
/// once.
actor FetchWindow {
    private let widest: Int
    private var width = least
    private var running = 0
    /// Bytes of the bodies that came and wait to be read.
    private var held = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []

    private static let least = 4
    private static let muchHeld = 1 << 20

    init(widest: Int) { self.widest = max(1, widest) }

    /// Waits for a turn, which ends with `leave`.
    func enter() async {
        await withCheckedContinuation { continuation in
            waiting.append(continuation)
            admit()
        }
    }

    /// A body of so many bytes came.
    func receive(_ bytes: Int) {
        held += bytes
        if held > Self.muchHeld { width = max(Self.least, width / 2) }
    }

    /// Ends a turn; the body that came with it is held no more.
    func leave(_ bytes: Int) {
        running -= 1
        held -= bytes
        if held <= Self.muchHeld { width = min(widest, width + 1) }
        admit()
    }

    private func admit() {
        while running < min(width, widest), held <= Self.muchHeld, !waiting.isEmpty {
            running += 1
            waiting.removeFirst().resume()
        }
    }
}
