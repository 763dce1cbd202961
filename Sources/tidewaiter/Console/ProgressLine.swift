import Foundation

/// One line at the end of standard error that tells how far a command is; nothing where that is no terminal.
struct ProgressLine {
    private var isOpen = false

    mutating func show(_ text: String) {
        guard Terminal.isError else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K\(Terminal.safe(text))".utf8))
        isOpen = true
    }

    /// To be called before anything else is written.
    mutating func clear() {
        guard isOpen else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
        isOpen = false
    }
}
