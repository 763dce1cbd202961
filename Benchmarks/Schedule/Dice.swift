import Foundation

/// SplitMix64, and the distributions that a world is made of.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// 0 up to but not including 1.
    mutating func unit() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

    mutating func between(_ least: Double, _ most: Double) -> Double { least + (most - least) * unit() }

    mutating func normal() -> Double { (-2 * log(1 - unit())).squareRoot() * cos(2 * .pi * unit()) }

    mutating func exponential(mean: Double) -> Double { -mean * log(1 - unit()) }

    mutating func poisson(_ mean: Double) -> Int {
        if mean > 30 { return max(0, Int((mean + mean.squareRoot() * normal()).rounded())) }
        var product = unit()
        var count = 0
        let end = exp(-mean)
        while product > end {
            product *= unit()
            count += 1
        }
        return count
    }

    mutating func pick<T>(_ choices: [T]) -> T { choices[Int(unit() * Double(choices.count))] }
}
