import Records

/// Chance without a random number generator: the same source at the same time gets the same number on every machine
/// and in every run, so that a schedule can be repeated, while no two sources keep step.
enum Jitter {
    /// 0 up to but not including 1, from an id and a time (FNV-1a, 64 bits, and a finaliser so that ids which differ in
    /// the last letter differ everywhere).
    static func share(_ id: String, at time: Timestamp) -> Double {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        var seconds = UInt64(bitPattern: time.seconds)
        for _ in 0..<8 {
            hash = (hash ^ (seconds & 255)) &* 0x100_0000_01B3
            seconds >>= 8
        }
        hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
        hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((hash ^ (hash >> 31)) >> 11) / 9_007_199_254_740_992
    }
}
