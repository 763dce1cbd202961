import Foundation

/// Where output goes, and what may be put into it.
enum Terminal {
    /// Whether standard output, standard error are terminals.
    static let isOutput = isatty(STDOUT_FILENO) == 1
    static let isError = isatty(STDERR_FILENO) == 1

    /// Columns of the terminal; 120 where it does not say.
    static var width: Int {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 else { return 120 }
        return Int(size.ws_col)
    }

    enum Colour: String {
        case red = "31", yellow = "33", green = "32", blue = "34", grey = "90", bold = "1"
    }

    /// The text in a colour on a terminal, and as it is elsewhere or where `NO_COLOR` is set (no-color.org).
    static func coloured(_ text: String, _ colour: Colour, error: Bool = false) -> String {
        guard error ? isError && !EventLog.isJSON : isOutput, ProcessInfo.processInfo.environment["NO_COLOR"] == nil
        else { return text }
        return "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m"
    }

    /// Foreign text for a terminal: control characters could move the cursor or worse.
    static func safe(_ text: some StringProtocol) -> String {
        var clean = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            // Marks that turn the direction of writing could show a name turned round.
            let isControl = scalar.value < 32 || (127...159).contains(scalar.value)
            let isDirection = (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
            clean.append(isControl || isDirection ? " " : scalar)
        }
        return String(clean)
    }

    /// Writes a line to standard error.
    static func note(_ text: String) {
        if EventLog.isJSON { return EventLog.note(text) }
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}
