/// A request as the server read it.
package struct HostileRequest: Sendable {
    package var method: String
    /// Path with query, as sent.
    package var target: String
    /// Fields by name in lower case; of several the last.
    package var headers: [String: String]
    package var body: [UInt8]
    /// Seconds of a clock that never goes back, when it had been read.
    package var time: Double
    /// The connection it came by, counted from 1.
    package var connection: Int

    package var path: String {
        target.split(separator: "?", omittingEmptySubsequences: false).first.map(String.init) ?? target
    }
}

/// What a server answers, and how badly.
package struct HostileAnswer: Sendable {
    package enum Body: Sendable {
        case whole([UInt8])
        /// In so many pieces, with a pause before each.
        case drip([UInt8], pieces: Int, every: Double)
        /// The bytes over and over, chunked, up to a limit.
        case endless([UInt8], limit: Int)
        /// So many bytes more announced than there are; then the connection is closed, or reset.
        case cut([UInt8], missing: Int, reset: Bool)
        /// No answer at all until the peer gives up.
        case hang
        /// The connection is closed before the answer.
        case drop
        /// These bytes instead of an answer.
        case raw([UInt8])
    }

    package var status: Int
    package var headers: [(String, String)] = []
    package var body: Body
    /// Before the answer begins.
    package var delaySeconds: Double = 0
    /// Close the connection after it.
    package var closes = false

    package init(_ status: Int, headers: [(String, String)] = [], body: Body = .whole([])) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    package static func ok(_ body: String, type: String = "text/plain") -> HostileAnswer {
        ok(bytes: Array(body.utf8), type: type)
    }

    package static func ok(bytes: [UInt8], type: String = "application/octet-stream") -> HostileAnswer {
        HostileAnswer(200, headers: [("Content-Type", type)], body: .whole(bytes))
    }

    package static func status(_ status: Int, _ body: String = "", headers: [(String, String)] = []) -> HostileAnswer {
        HostileAnswer(status, headers: headers, body: .whole(Array(body.utf8)))
    }

    package static func redirect(to location: String, status: Int = 302) -> HostileAnswer {
        HostileAnswer(status, headers: [("Location", location)])
    }

    package static func drip(_ body: String, pieces: Int, every seconds: Double) -> HostileAnswer {
        HostileAnswer(200, body: .drip(Array(body.utf8), pieces: pieces, every: seconds))
    }

    package static func endless(_ piece: String = String(repeating: "x", count: 65_536), limit: Int) -> HostileAnswer {
        HostileAnswer(200, body: .endless(Array(piece.utf8), limit: limit))
    }

    /// Truncated: the announced length is longer than the body.
    package static func cut(_ body: String, missing: Int = 1_000, reset: Bool = false) -> HostileAnswer {
        HostileAnswer(200, body: .cut(Array(body.utf8), missing: missing, reset: reset))
    }

    package static var hang: HostileAnswer { HostileAnswer(200, body: .hang) }
    package static var drop: HostileAnswer { HostileAnswer(200, body: .drop) }

    /// A small gzip that unpacks to so many bytes.
    package static func gzipBomb(bytes: Int) -> HostileAnswer {
        HostileAnswer(200, headers: [("Content-Encoding", "gzip")], body: .whole(Gzip.bomb(bytes: bytes)))
    }

    package static func gzip(_ body: String, type: String = "text/plain") -> HostileAnswer {
        HostileAnswer(
            200, headers: [("Content-Type", type), ("Content-Encoding", "gzip")],
            body: .whole(Gzip.stored(Array(body.utf8))))
    }

    package func delayed(by seconds: Double) -> HostileAnswer {
        var answer = self
        answer.delaySeconds = seconds
        return answer
    }

    package func adding(_ name: String, _ value: String) -> HostileAnswer {
        var answer = self
        answer.headers.append((name, value))
        return answer
    }

    /// With these validators, and 304 without body for a request that knows one of them already.
    package func orNotModified(
        _ request: HostileRequest, etag: String? = nil, lastModified: String? = nil
    ) -> HostileAnswer {
        var answer = self
        if let etag { answer.headers.append(("ETag", etag)) }
        if let lastModified { answer.headers.append(("Last-Modified", lastModified)) }
        let knowsTag = etag != nil && request.headers["if-none-match"] == etag
        let knowsDate =
            lastModified != nil && request.headers["if-none-match"] == nil
            && request.headers["if-modified-since"] == lastModified
        guard knowsTag || knowsDate else { return answer }
        answer.status = 304
        answer.body = .whole([])
        return answer
    }
}
