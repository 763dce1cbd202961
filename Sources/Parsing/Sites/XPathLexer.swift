/// The words and signs of an expression (XPath 1.0 §3.7).
struct XPathToken: Equatable {
    enum Kind: Equatable {
        /// A name; with its class words where it is written `tag.class`.
        case name(String)
        case literal([UInt8])
        case number(Double)
        /// `/ // [ ] ( ) @ , | . .. * = != < <= > >= + - ::`
        case sign(String)
        case end
    }

    var kind: Kind
    var offset: Int
}

struct XPathLexer {
    private let bytes: [UInt8]
    private var at = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    func tokens() throws(XPathError) -> [XPathToken] {
        var lexer = self
        var found: [XPathToken] = []
        while true {
            let token = try lexer.next()
            found.append(token)
            if token.kind == .end { return found }
        }
    }

    private func byte(_ i: Int) -> UInt8 { i < bytes.count ? bytes[i] : 0 }

    private mutating func next() throws(XPathError) -> XPathToken {
        while at < bytes.count, isSpace(bytes[at]) { at += 1 }
        let start = at
        guard at < bytes.count else { return XPathToken(kind: .end, offset: start) }
        let c = bytes[at]
        if c == 34 || c == 39 { return XPathToken(kind: .literal(try literal(c)), offset: start) }
        if isDigit(c) { return XPathToken(kind: .number(number()), offset: start) }
        if Self.beginsName(c) || c == 42 && byte(at + 1) == 46 && Self.beginsName(byte(at + 2)) {
            at += 1
            while at < bytes.count, Self.isInName(bytes[at]), !(bytes[at] == 58 && byte(at + 1) == 58) { at += 1 }
            return XPathToken(kind: .name(String(decoding: bytes[start..<at], as: UTF8.self)), offset: start)
        }
        let two = String(decoding: bytes[at..<min(at + 2, bytes.count)], as: UTF8.self)
        if ["//", "..", "!=", "<=", ">=", "::"].contains(two) {
            at += 2
            return XPathToken(kind: .sign(two), offset: start)
        }
        guard "/[]()@,|.*=<>+-".utf8.contains(c), !(c == 46 && Self.beginsName(byte(at + 1))) else {
            throw unknown(c)
        }
        at += 1
        return XPathToken(kind: .sign(String(decoding: [c], as: UTF8.self)), offset: start)
    }

    private mutating func literal(_ quote: UInt8) throws(XPathError) -> [UInt8] {
        guard let end = bytes[(at + 1)...].firstIndex(of: quote) else {
            throw XPathError("the quotation has no end", at: at)
        }
        defer { at = end + 1 }
        return Array(bytes[(at + 1)..<end])
    }

    private mutating func number() -> Double {
        let start = at
        while at < bytes.count, isDigit(bytes[at]) || bytes[at] == 46 && isDigit(byte(at + 1)) { at += 1 }
        return Double(String(decoding: bytes[start..<at], as: UTF8.self)) ?? .nan
    }

    private func unknown(_ c: UInt8) -> XPathError {
        switch c {
        case 35: XPathError("“#” is not XPath; write [@id='…']", at: at)
        case 46: XPathError("a class needs an element before it; write *.class or div.class", at: at)
        case 36: XPathError("there are no variables", at: at)
        case 126, 94:
            XPathError("“\(Character(Unicode.Scalar(c)))=” is not XPath; write contains() or starts-with()", at: at)
        default: XPathError("“\(Character(Unicode.Scalar(c)))” cannot stand here", at: at)
        }
    }

    private static func beginsName(_ c: UInt8) -> Bool { isASCIILetter(c) || c == 95 || c >= 0x80 }
    private static func isInName(_ c: UInt8) -> Bool { beginsName(c) || isDigit(c) || c == 45 || c == 46 || c == 58 }
}
