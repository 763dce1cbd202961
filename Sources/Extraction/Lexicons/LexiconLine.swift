/// One line of a lexicon, cut into its parts: `concept <TAB> term <TAB> flags…`, or `concept <TAB> =Title`. The parts
/// are bytes of the file.
struct LexiconLine {
    typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

    var concept: Bytes
    /// The term without its star, or the title without its equals sign.
    var term: Bytes
    var flags: Bytes
    var isTitle = false
    /// Whether the term stands for every word that begins so.
    var isBeginning = false

    /// What is wrong with a line: a stable code and a sentence.
    struct Fault: Error {
        var code: String
        var message: String
    }

    private static let tab = UInt8(ascii: "\t")

    init(_ line: Bytes) throws(Fault) {
        guard let first = line.firstIndex(of: LexiconLine.tab) else {
            throw Fault(code: "lexicon-no-term", message: "a tab must stand between the concept and its term")
        }
        concept = line[..<first]
        let rest = line[line.index(after: first)...]
        let second = rest.firstIndex(of: LexiconLine.tab) ?? rest.endIndex
        term = LexiconLine.trimmed(rest[..<second])
        flags = LexiconLine.trimmed(rest[second...])
        if term.first == UInt8(ascii: "=") {
            isTitle = true
            term = LexiconLine.trimmed(term.dropFirst())
        } else if term.last == UInt8(ascii: "*") {
            isBeginning = true
            term = term.dropLast()
        }
    }

    /// Without spaces and tabs around it.
    private static func trimmed(_ field: Bytes) -> Bytes {
        var field = field
        while let first = field.first, first == 32 || first == tab { field = field.dropFirst() }
        while let last = field.last, last == 32 || last == tab { field = field.dropLast() }
        return field
    }

    /// The flags one by one.
    static func flags(_ field: Bytes) -> [String] {
        field.split { $0 == 32 || $0 == tab }.map { String(decoding: $0, as: UTF8.self) }
    }

    /// Lines of a file that hold anything, with their numbers from 1, without their ends; a byte-order mark is passed
    /// over.
    static func forEach(of bytes: UnsafeBufferPointer<UInt8>, _ use: (Int, Bytes) -> Void) {
        var at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var number = 0
        while at < bytes.count {
            number += 1
            var end = at
            var holdsAnything = false
            while end < bytes.count, bytes[end] != 0x0A {
                holdsAnything = holdsAnything || bytes[end] > 32
                end += 1
            }
            let bare = end > at && bytes[end - 1] == 0x0D ? end - 1 : end
            if holdsAnything { use(number, bytes[at..<bare]) }
            at = end + 1
        }
    }

    /// `# key: value`; nil for another comment.
    static func head(_ line: Bytes) -> (key: String, value: String)? {
        let content = line.drop { $0 == UInt8(ascii: "#") || $0 == 32 }
        guard let colon = content.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let value = trimmed(content[content.index(after: colon)...])
        return (String(decoding: content[..<colon], as: UTF8.self), String(decoding: value, as: UTF8.self))
    }
}
