import Exports
import Foundation
import Texts

/// One line of NDJSON that came in.
enum BatchLine {
    private struct Identified: Decodable { let id: String? }

    /// Why a line could not be used.
    struct Problem: Error, CustomStringConvertible { let description: String }

    /// The `id` of a line, if it has one that can be read.
    static func id(of line: UnsafeBufferPointer<UInt8>) -> String? {
        (try? JSONDecoder().decode(Identified.self, from: Data(buffer: line)))?.id
    }

    static func decode<T: Decodable>(_ type: T.Type, from line: UnsafeBufferPointer<UInt8>) throws -> T {
        do {
            return try JSONDecoder().decode(type, from: Data(buffer: line))
        } catch DecodingError.keyNotFound(let key, _) {
            throw Problem(description: "the line has no member “\(key.stringValue)”")
        } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context) {
            let member = context.codingPath.last?.stringValue ?? ""
            throw Problem(
                description: member.isEmpty
                    ? "the line is not an object" : "the member “\(member)” is not of the right kind")
        } catch {
            throw Problem(description: "the line is not JSON")
        }
    }

    /// `{"id":…,"error":…}`
    static func error(_ message: String, id: String?) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("id", id)
            json.member("error", message)
        }
        return json.bytes
    }
}

/// Prints one answer per line of a batch: a line that cannot be read is answered with an error, and the batch goes on.
struct Batch {
    let output = Output()
    private(set) var failures = 0

    /// - Parameter answer: appends the answer to a line, or throws why there is none.
    mutating func run<Request: Decodable>(
        _ path: String?, of type: Request.Type, _ answer: (Request, inout [UInt8]) throws -> Void
    ) throws {
        try run(path, reading: { try BatchLine.decode(type, from: $0) }, answer)
    }

    /// - Parameter read: makes the request of a line.
    mutating func run<Request>(
        _ path: String?, reading read: (UnsafeBufferPointer<UInt8>) throws -> Request,
        _ answer: (Request, inout [UInt8]) throws -> Void
    ) throws {
        let lines = try InputLines(path)
        lines.forEach { line in
            var bytes: [UInt8] = []
            do {
                try answer(try read(line), &bytes)
            } catch {
                failures += 1
                bytes = BatchLine.error("\(error)", id: BatchLine.id(of: line))
            }
            if bytes.last == 10 { bytes.removeLast() }
            output.line { $0 += bytes }
        }
        output.flush()
    }
}
