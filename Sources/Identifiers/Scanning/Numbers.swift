/// Whether a run of digits stands by itself.
enum Numbers {
    /// A decimal point, a thousands separator or a hyphen ties the token to a further digit on one of its sides.
    static func continues(_ token: Token, _ text: TextView) -> Bool {
        continues(behind: token.end, text) || continues(before: token.start, text)
    }

    static func continues(behind end: Int, _ text: TextView) -> Bool {
        let next = text[end]
        return (next == 0x2E || next == 0x2C || next == 0x2D || next == 0x3A) && text.isDigit(end + 1)
    }

    static func continues(before start: Int, _ text: TextView) -> Bool {
        let previous = text[start - 1]
        return (previous == 0x2E || previous == 0x2C || previous == 0x2D || previous == 0x2B) && text.isDigit(start - 2)
            || previous == 0x2B
    }
}
