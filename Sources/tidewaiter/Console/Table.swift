/// Rows for people: columns as wide as they need to be, the last one cut to the terminal.
struct Table {
    private var rows: [[String]]
    private let columns: Int

    init(_ head: String...) {
        rows = [head]
        columns = head.count
    }

    mutating func add(_ cells: String...) {
        rows.append(cells.map(Terminal.safe))
    }

    var isEmpty: Bool { rows.count == 1 }

    func lines(width: Int = Terminal.width) -> [String] {
        let widths = (0..<columns).map { column in
            rows.map { $0.indices.contains(column) ? Self.columns(of: $0[column]) : 0 }.max() ?? 0
        }
        return rows.enumerated().map { index, row in
            var line = ""
            for (column, cell) in row.enumerated() {
                let isLast = column == row.count - 1
                line +=
                    isLast ? cell : cell + String(repeating: " ", count: widths[column] - Self.columns(of: cell) + 2)
            }
            let cut = Self.cut(line, to: width)
            return index == 0 ? Terminal.coloured(cut, .grey) : cut
        }
    }

    /// Cells a text takes on a terminal: East Asian wide characters take two, combining marks none.
    static func columns(of text: String) -> Int {
        text.reduce(0) { $0 + columns(of: $1) }
    }

    private static func columns(of character: Character) -> Int {
        guard let scalar = character.unicodeScalars.first?.value else { return 0 }
        switch scalar {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }

    static func cut(_ text: String, to width: Int) -> String {
        guard columns(of: text) > width else { return text }
        var used = 0
        let kept = text.prefix { character in
            used += columns(of: character)
            return used < width
        }
        return kept + "…"
    }
}
