/// The numbers of characters that a scheme's first token may have, up to 63: most tokens are turned away by that alone.
package struct TokenSizes: Sendable {
    private let mask: UInt64

    /// Any number.
    package static let any = TokenSizes(0...63)

    package init(_ sizes: ClosedRange<Int>...) {
        var mask: UInt64 = 0
        for range in sizes {
            for size in range.clamped(to: 0...63) { mask |= 1 << UInt64(size) }
        }
        self.mask = mask
    }

    func contains(_ size: Int) -> Bool { (0...63).contains(size) && mask & 1 << UInt64(size) != 0 }
}
