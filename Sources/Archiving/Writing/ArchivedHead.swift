import Records

/// HTTP heads as the archive keeps them: as they came but for what is true of the body no more.
///
/// Content codings and chunks were undone on the way in, so that the fields which told of them get other names, as
/// warcio and pywb do, and a true `Content-Length` is added.
enum ArchivedHead {
    private static let undone: Set<String> = ["content-encoding", "transfer-encoding"]
    /// Of requests: what is said in confidence stays out of files that may be handed on.
    private static let secret: Set<String> = ["authorization", "proxy-authorization", "cookie"]

    /// The answer's head, and whether it came by HTTP/2 or later, whose status line readers of archives do not know.
    static func response(of document: Document) -> (bytes: [UInt8], isHTTP2: Bool) {
        var lines = (document.exchange?.response).map(Self.lines) ?? []
        if lines.first?.starts(with: "HTTP/".utf8) != true { lines = made(of: document) }
        let isHTTP2 = ["HTTP/2", "HTTP/3"].contains { lines[0].starts(with: $0.utf8) }
        if isHTTP2 {
            let rest = lines[0].drop { $0 != 32 }
            lines[0] = ArraySlice("HTTP/1.1".utf8) + (rest.isEmpty ? ArraySlice(" \(document.status) ".utf8) : rest)
        }
        renameFields(&lines, size: document.body.count)
        return (joined(lines), isHTTP2)
    }

    /// The request's head, without what is secret in it.
    static func request(_ head: [UInt8]) -> [UInt8] {
        joined(
            lines(of: head).map { line in
                guard let name = name(of: line), secret.contains(name) else { return line }
                return ArraySlice("\(name): (not archived)".utf8)
            })
    }

    private static func renameFields(_ lines: inout [ArraySlice<UInt8>], size: Int) {
        let names = lines.map(name)
        let isUndone = names.contains { $0.map(undone.contains) ?? false }
        let lengths = zip(names, lines).filter { $0.0 == "content-length" }.map { value(of: $0.1) }
        guard isUndone || lengths.contains(where: { Int($0) != size }) else { return }
        for (i, name) in names.enumerated() {
            guard let name, name == "content-length" || undone.contains(name) else { continue }
            lines[i] = "X-Archive-Orig-".utf8 + lines[i]
        }
        lines.append(ArraySlice("Content-Length: \(size)".utf8))
    }

    private static func made(of document: Document) -> [ArraySlice<UInt8>] {
        var lines = [ArraySlice("HTTP/1.1 \(document.status) ".utf8)]
        for header in document.headers where !header.name.isEmpty {
            lines.append(ArraySlice(RecordHead.clean("\(header.name): \(header.value)").utf8))
        }
        if document.headers.isEmpty, let type = document.contentType {
            lines.append(ArraySlice(RecordHead.clean("Content-Type: \(type)").utf8))
        }
        return lines
    }

    /// The lines up to the first empty one, line ends off.
    private static func lines(of head: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        for line in head.split(separator: 10, omittingEmptySubsequences: false) {
            let line = line.last == 13 ? line.dropLast() : line
            if line.isEmpty { break }
            lines.append(line)
        }
        return lines
    }

    private static func joined(_ lines: [ArraySlice<UInt8>]) -> [UInt8] {
        var bytes: [UInt8] = []
        for line in lines {
            bytes += line
            bytes += [13, 10]
        }
        return bytes + [13, 10]
    }

    /// In lower case; nil for the first line and for what continues the line before.
    private static func name(of line: ArraySlice<UInt8>) -> String? {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), let first = line.first, first > 32 else { return nil }
        let name = line[..<colon]
        guard !name.contains(32) || name.last == 32 else { return nil }
        return String(decoding: name.filter { $0 > 32 }, as: UTF8.self).lowercased()
    }

    private static func value(of line: ArraySlice<UInt8>) -> String {
        let rest = line.drop { $0 != UInt8(ascii: ":") }.dropFirst()
        return String(decoding: rest.filter { $0 > 32 }, as: UTF8.self)
    }
}
