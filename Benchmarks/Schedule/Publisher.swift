import Records

/// One feed of the simulated world: when it publishes, and how it serves that.
struct Publisher: Sendable {
    enum Kind: String, CaseIterable, Sendable {
        /// A newsroom that sleeps at night and does less at weekends.
        case newsroom
        /// The same at all hours.
        case even
        /// Batches at fixed hours.
        case batches
        /// Nothing for long, then many in an hour or two.
        case bursts
        /// Nothing for weeks.
        case dead
        /// A newsroom whose rate becomes eight times as high or low at some moment.
        case changing
    }

    var index: Int
    var kind: Kind
    /// Publication times of all items, rising; an item's place here is its number.
    var times: [Int64] = []
    /// Items shown at a time.
    var window: Int
    /// Whether items carry their dates.
    var isDated: Bool
    /// What it asks of those who poll.
    var ttlMinutes: Int?
    var isHourly = false
    var maxAge: Int?

    /// How many items are published by then.
    func published(by time: Int64) -> Int {
        var (low, high) = (0, times.count)
        while low < high {
            let middle = (low + high) / 2
            if times[middle] <= time { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The numbers of the items that its feed shows then.
    func shown(at time: Int64) -> Range<Int> {
        let end = published(by: time)
        return max(0, end - window)..<end
    }

    /// Whether requests fail then: now and then for ten minutes, the same for whoever asks.
    func isDown(at time: Int64) -> Bool {
        var dice = Dice(seed: UInt64(index) &* 0x9E37_79B9 &+ UInt64(time / 600))
        return dice.unit() < 0.02
    }
}
