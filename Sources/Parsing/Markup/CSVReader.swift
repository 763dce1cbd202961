/// Reads delimited text row by row: RFC 4180, and the ways in which real files depart from it.
///
/// Any line end (CRLF, LF, CR), a byte order mark, a DOS end-of-file mark (0x1A), quotes inside a plain field, text
/// after a closing quote and a quote that is never closed are all read, and told in the row's `flaws`. Blank lines
/// are passed over. The work is linear in the size of the input.
package struct CSVReader {
    /// One row, as text.
    package struct Row: Sendable {
        /// The line it begins on, from 1.
        package var line: Int
        package var fields: [String]
        package var flaws: Flaws
    }

    /// What a row has that RFC 4180 does not.
    package struct Flaws: OptionSet, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        /// A quote within a field that is not doubled, or text after the closing quote: taken as it stands.
        package static let strayQuote = Flaws(rawValue: 1)
        /// The input ended within quotes; the field was ended at its first separator or line end.
        package static let unclosedQuote = Flaws(rawValue: 2)
        /// Bytes that are not UTF-8, replaced by U+FFFD.
        package static let badUTF8 = Flaws(rawValue: 4)
    }

    private let bytes: [UInt8]
    private let separator: UInt8
    private var at = 0
    private var line = 1
    /// Where a closing quote stands that a separator or line end follows, as last looked for: kept so that a line full
    /// of stray quotes is searched once.
    private var properClose: (from: Int, found: Int?) = (-1, nil)
    /// Set once the input ended within quotes: no later quote can be unclosed in a different way.
    private var unclosedAt: Int?

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    package init(_ bytes: [UInt8], separator: UInt8 = UInt8(ascii: ",")) {
        self.bytes = bytes
        self.separator = separator
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    }

    /// The next row; nil at the end.
    package mutating func next() -> Row? {
        while at < bytes.count, isLineEnd(bytes[at]) || isEndOfFile(at) { advance() }
        guard at < bytes.count else { return nil }
        var row = Row(line: line, fields: [], flaws: [])
        while true {
            row.fields.append(field(&row.flaws))
            guard at < bytes.count, !isLineEnd(bytes[at]) else { break }
            // Between two fields only a separator can stand.
            at += 1
        }
        endLine()
        return row
    }

    /// Which of comma, semicolon and tab stands most often in the first line, outside quotes: spreadsheets of many
    /// countries write semicolons.
    package static func separator(of bytes: [UInt8]) -> UInt8 {
        var counts: [(byte: UInt8, count: Int)] = [(44, 0), (59, 0), (9, 0)]
        var quoted = false
        for byte in bytes {
            if byte == quote { quoted.toggle() }
            if quoted { continue }
            if byte == lineFeed || byte == carriageReturn { break }
            if let i = counts.firstIndex(where: { $0.byte == byte }) { counts[i].count += 1 }
        }
        var best = counts[0]
        for other in counts where other.count > best.count { best = other }
        return best.byte
    }

    // MARK: One field

    private mutating func field(_ flaws: inout Flaws) -> String {
        guard at < bytes.count, bytes[at] == CSVReader.quote, at != unclosedAt else { return plain(&flaws) }
        return quoted(&flaws)
    }

    private mutating func plain(_ flaws: inout Flaws) -> String {
        let start = at
        while at < bytes.count, !isEnd(at), !isEndOfFile(at) {
            if bytes[at] == CSVReader.quote { flaws.insert(.strayQuote) }
            at += 1
        }
        let end = at
        if at < bytes.count, isEndOfFile(at) { at = bytes.count }
        return text(start..<end, &flaws)
    }

    private mutating func quoted(_ flaws: inout Flaws) -> String {
        let opening = (at: at, line: line)
        at += 1
        var runs: [Range<Int>] = []
        var start = at
        while at < bytes.count {
            if bytes[at] != CSVReader.quote {
                advance()
                continue
            }
            if at + 1 < bytes.count, bytes[at + 1] == CSVReader.quote {
                runs.append(start..<at + 1)
                at += 2
                start = at
            } else if isProperClose(at) || !closesLater() {
                runs.append(start..<at)
                at += 1
                return joined(runs, &flaws)
            } else {
                flaws.insert(.strayQuote)
                at += 1
            }
        }
        // The input ended within quotes: read on from the opening quote as if it were an ordinary character.
        flaws.insert(.unclosedQuote)
        unclosedAt = opening.at
        at = opening.at + 1
        line = opening.line
        var tail: Flaws = []
        let rest = plain(&tail)
        flaws.formUnion(tail.subtracting(.strayQuote))
        return rest
    }

    /// The text of a field whose closing quote was just passed, with what follows up to its end.
    private mutating func joined(_ runs: [Range<Int>], _ flaws: inout Flaws) -> String {
        let tail = at
        while at < bytes.count, !isEnd(at), !isEndOfFile(at) { at += 1 }
        let tailEnd = at
        if at < bytes.count, isEndOfFile(at) { at = bytes.count }
        if runs.count == 1, tail == tailEnd { return text(runs[0], &flaws) }
        var whole = runs.reduce(into: [UInt8]()) { $0 += bytes[$1] }
        // Blanks between the closing quote and the separator are nobody's text.
        if bytes[tail..<tailEnd].contains(where: { $0 != 32 }) {
            flaws.insert(.strayQuote)
            whole += bytes[tail..<tailEnd]
        }
        return CSVReader.text(whole[...], &flaws)
    }

    private func text(_ range: Range<Int>, _ flaws: inout Flaws) -> String {
        CSVReader.text(bytes[range], &flaws)
    }

    private static func text(_ slice: ArraySlice<UInt8>, _ flaws: inout Flaws) -> String {
        if let valid = String(validating: slice, as: UTF8.self) { return valid }
        flaws.insert(.badUTF8)
        return String(decoding: slice, as: UTF8.self)
    }

    // MARK: Places

    private func isLineEnd(_ byte: UInt8) -> Bool {
        byte == CSVReader.lineFeed || byte == CSVReader.carriageReturn
    }

    private func isEnd(_ index: Int) -> Bool { bytes[index] == separator || isLineEnd(bytes[index]) }

    /// 0x1A with nothing but line ends behind it.
    private func isEndOfFile(_ index: Int) -> Bool {
        bytes[index] == 0x1A && bytes.count - index <= 4
            && bytes[(index + 1)...].allSatisfy { isLineEnd($0) || $0 == 0x1A }
    }

    private func isProperClose(_ index: Int) -> Bool {
        index + 1 >= bytes.count || isEnd(index + 1) || isEndOfFile(index + 1)
    }

    /// Whether another quote of this line, behind the one at hand, would close the field properly.
    private mutating func closesLater() -> Bool {
        if properClose.from >= 0, properClose.from <= at {
            guard let found = properClose.found else { return false }
            if found > at { return true }
        }
        var i = at + 1
        while i < bytes.count, bytes[i] != CSVReader.lineFeed {
            if bytes[i] == CSVReader.quote, isProperClose(i) {
                properClose = (at, i)
                return true
            }
            i += 1
        }
        properClose = (at, nil)
        return false
    }

    private mutating func advance() {
        if bytes[at] == CSVReader.lineFeed
            || (bytes[at] == CSVReader.carriageReturn && !(at + 1 < bytes.count && bytes[at + 1] == CSVReader.lineFeed))
        {
            line += 1
        }
        at += 1
    }

    private mutating func endLine() {
        guard at < bytes.count else { return }
        if bytes[at] == CSVReader.carriageReturn, at + 1 < bytes.count, bytes[at + 1] == CSVReader.lineFeed { at += 1 }
        at += 1
        line += 1
    }
}
