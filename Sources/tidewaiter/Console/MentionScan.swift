import Extraction
import Foundation
import Texts

/// `analyze --only mentions`: names in text after text, with nothing allocated per text. The answers are written as
/// bytes, since here the writing would cost more than the finding.
struct MentionScan {
    private let scanner: NameScanner
    private let lines: InputLines
    private let output = Output()

    init(names: NameTable, file: String?) throws {
        scanner = NameScanner(names: names)
        lines = try InputLines(file)
    }

    /// Returns the number of lines that could not be read.
    func run() -> Int {
        var failures = 0
        var room: [UInt8] = []
        lines.forEach { line in
            var id: JSONLine.Value?
            var text: JSONLine.Value?
            let isObject = JSONLine.members(of: line) { key, value in
                if key.elementsEqual("id".utf8) { id = value } else if key.elementsEqual("text".utf8) { text = value }
            }
            guard isObject, let id else {
                failures += 1
                output.line { $0 += BatchLine.error("the line is not a JSON object with an id", id: nil) }
                return
            }
            output.line { bytes in
                bytes += "{\"id\":".utf8
                Self.write(id, &bytes)
                bytes += ",\"mentions\":[".utf8
                text?.withBytes(&room) { Self.write(scanner, $0, &bytes) }
                bytes += "]}".utf8
            }
        }
        output.flush()
        return failures
    }

    /// A value as it came: what was a JSON string is one still.
    private static func write(_ value: JSONLine.Value, _ bytes: inout [UInt8]) {
        if value.kind == .string { bytes.append(UInt8(ascii: "\"")) }
        bytes.append(contentsOf: value.raw)
        if value.kind == .string { bytes.append(UInt8(ascii: "\"")) }
    }

    private static func write(
        _ scanner: NameScanner, _ text: UnsafeBufferPointer<UInt8>, _ bytes: inout [UInt8]
    ) {
        scanner.scan(text)
        for (index, match) in scanner.matches.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes += "{\"start\":".utf8
            write(match.start, &bytes)
            bytes += ",\"end\":".utf8
            write(match.end, &bytes)
            bytes += ",\"text\":\"".utf8
            escape(text[match.start..<match.end], &bytes)
            bytes += "\",\"kind\":\"entity\",\"entity\":\"".utf8
            let id = scanner.entity(match)
            id.utf8.withContiguousStorageIfAvailable { escape($0[...], &bytes) }
            bytes += "\",\"score\":1}".utf8
        }
    }

    private static func write(_ number: Int, _ bytes: inout [UInt8]) {
        if number >= 10 { write(number / 10, &bytes) }
        bytes.append(UInt8(truncatingIfNeeded: 48 + number % 10))
    }

    private static func escape(_ text: Slice<UnsafeBufferPointer<UInt8>>, _ bytes: inout [UInt8]) {
        for byte in text {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0..<32:
                let hex = Array("0123456789abcdef".utf8)
                bytes += "\\u00".utf8
                bytes += [hex[Int(byte >> 4)], hex[Int(byte & 15)]]
            default: bytes.append(byte)
            }
        }
    }
}
