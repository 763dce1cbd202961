/// What a PDF says of itself, from the lines that `pdfinfo -isodates -enc UTF-8` prints.
package struct PDFInfo: Sendable, Equatable {
    package var title: String?
    /// ISO 8601, as it is printed.
    package var created: String?
    package var pages: Int?
    /// Some are encrypted though everybody may read them.
    package var isEncrypted = false

    package init() {}

    /// - Parameter output: `Title:   Notice 12`, a field a line. Later lines of the same name are passed over: a title
    ///   with line ends could bring others.
    package init(output: [UInt8]) {
        var seen: Set<String> = []
        for line in output.prefix(65_536).split(whereSeparator: { $0 == 10 || $0 == 13 }) {
            guard let colon = line.firstIndex(of: 58) else { continue }
            let name = String(decoding: line[..<colon], as: UTF8.self)
            let value = folded(line[(colon + 1)...])
            guard !value.isEmpty, seen.insert(name).inserted else { continue }
            switch name {
            case "Title": title = value
            case "CreationDate": created = value
            case "Pages": pages = Int(value)
            case "Encrypted": isEncrypted = value.hasPrefix("yes")
            default: break
            }
        }
    }

    /// The title where it is one: programs fill in file names and their own.
    var usableTitle: String? {
        guard let title, title.utf8.count <= 300, PlainWords(title).count >= 8, title.contains(" ") else { return nil }
        let low = title.lowercased()
        let isOfProgram = ["microsoft ", "powerpoint ", "untitled", "document", "print "].contains { low.hasPrefix($0) }
        let isFile = Self.extensions.contains { low.hasSuffix($0) }
        return isOfProgram || isFile ? nil : title
    }

    private static let extensions = [
        ".doc", ".docx", ".dot", ".pdf", ".indd", ".qxd", ".xls", ".xlsx", ".ppt", ".pptx", ".rtf", ".odt", ".tex",
        ".fm", ".pmd", ".txt", ".cdr", ".ai",
    ]
}
