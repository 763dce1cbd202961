import Records

/// Makes well-formed XML of what is nearly XML, byte by byte, in linear time: characters that XML forbids are left out,
/// ampersands and brackets that begin nothing become references, attributes get quotes, elements are closed in the
/// order in which they were opened, prefixes are declared, a tail that was cut off is ended, and junk around the
/// document is dropped. Nothing that libxml2 could have read is lost.
struct XMLRepair {
    /// The repaired document, and what was done to it, the first of each kind.
    static func repaired(_ input: UnsafeBufferPointer<UInt8>) -> (bytes: [UInt8], diagnostics: [Diagnostic]) {
        var repair = XMLRepair(input)
        repair.run()
        return (repair.out, repair.diagnostics)
    }

    private let input: UnsafeBufferPointer<UInt8>
    private var i = 0
    private var out: [UInt8] = []
    private var diagnostics: [Diagnostic] = []
    private var told: Set<String> = []
    /// The names of the open elements, as ranges of `input`.
    private var open: [Range<Int>] = []
    private var isRootDone = false
    /// Where in `out` the root's start tag ends, to declare prefixes there.
    private var rootTagEnd: Int?
    private var usedPrefixes: Set<String> = []
    private var declaredPrefixes: Set<String> = ["xml", "xmlns"]

    private static let maxDepth = 240
    private static let maxAttributes = 128

    private init(_ input: UnsafeBufferPointer<UInt8>) {
        self.input = input
        out.reserveCapacity(input.count + input.count / 16)
    }

    private mutating func run() {
        while i < input.count, !isRootDone {
            if input[i] == 60 { markup() } else { text() }
        }
        while let name = open.popLast() {
            tell("malformed-truncated", "the document ends within “\(string(name))”")
            writeEnd(name)
        }
        declarePrefixes()
    }

    // MARK: Text

    private mutating func text() {
        let start = i
        while i < input.count, input[i] != 60 { i += 1 }
        guard !open.isEmpty else { return }
        writeText(start..<i, quotes: false)
    }

    /// Text with references in numbers alone: libxml2 drops named ones after its first error.
    private mutating func writeText(_ range: Range<Int>, quotes: Bool) {
        var k = range.lowerBound
        while k < range.upperBound {
            let b = input[k]
            if b == 38 {
                k = writeReference(k, range.upperBound)
                continue
            }
            k += 1
            switch b {
            case 60: out.append(contentsOf: "&#60;".utf8)
            case 62: out.append(contentsOf: "&#62;".utf8)
            case 34 where quotes: out.append(contentsOf: "&#34;".utf8)
            case 0..<9, 11, 12, 14..<32: tell("malformed-control-character", "control characters were left out")
            default: out.append(b)
            }
        }
    }

    private mutating func writeReference(_ k: Int, _ end: Int) -> Int {
        let part = UnsafeBufferPointer(rebasing: input[k..<min(end, k + 16)])
        if let (scalar, next) = CharacterReferences.scalar(part, at: 0), Self.isAllowed(scalar) {
            out.append(contentsOf: "&#\(scalar);".utf8)
            return k + next
        }
        tell("malformed-ampersand", "an ampersand that begins no reference was taken for text")
        out.append(contentsOf: "&#38;".utf8)
        return k + 1
    }

    /// XML 1.0 §2.2.
    private static func isAllowed(_ c: UInt32) -> Bool {
        c == 9 || c == 10 || c == 13 || (32..<0xD800).contains(c) || (0xE000..<0xFFFE).contains(c)
            || (0x10000..<0x110000).contains(c)
    }

    // MARK: Markup

    private mutating func markup() {
        if starts("<![CDATA[") {
            section()
        } else if starts("<!--") {
            i = find("-->", from: i + 4) ?? input.count
        } else if starts("<?") {
            i = find(">", from: i + 2) ?? input.count
        } else if starts("<!") {
            declaration()
        } else if starts("</") {
            endTag()
        } else if i + 1 < input.count, isNameStart(input[i + 1]) {
            startTag()
        } else {
            if !open.isEmpty { out.append(contentsOf: "&#60;".utf8) }
            tell("malformed-bracket", "a “<” that begins no tag was taken for text")
            i += 1
        }
    }

    private mutating func section() {
        let start = i + 9
        let end = find("]]>", from: start)
        if end == nil { tell("malformed-truncated", "a CDATA section has no end") }
        i = end ?? input.count
        guard !open.isEmpty else { return }
        for b in input[min(start, i)..<(end.map { $0 - 3 } ?? i)] {
            switch b {
            case 38: out.append(contentsOf: "&#38;".utf8)
            case 60: out.append(contentsOf: "&#60;".utf8)
            case 62: out.append(contentsOf: "&#62;".utf8)
            case 0..<9, 11, 12, 14..<32: tell("malformed-control-character", "control characters were left out")
            default: out.append(b)
            }
        }
    }

    /// A document type with its internal subset is left out; so is a declaration in the middle.
    private mutating func declaration() {
        var depth = 0
        while i < input.count {
            let b = input[i]
            i += 1
            if b == 91 { depth += 1 } else if b == 93 { depth -= 1 }
            if b == 62, depth <= 0 { return }
        }
    }

    private mutating func endTag() {
        let start = i + 2
        var k = start
        while k < input.count, isName(input[k]) { k += 1 }
        let name = start..<k
        while k < input.count, input[k] != 62, input[k] != 60 { k += 1 }
        i = k < input.count && input[k] == 62 ? k + 1 : k
        guard let at = open.lastIndex(where: { same($0, name) }) else {
            tell("malformed-end-tag", "an end tag “\(string(name))” without a start was left out")
            return
        }
        while open.count > at {
            let last = open.removeLast()
            if open.count > at { tell("malformed-nesting", "“\(string(last))” has no end tag") }
            writeEnd(last)
        }
        isRootDone = open.isEmpty
    }

    private mutating func startTag() {
        var k = i + 1
        while k < input.count, isName(input[k]) { k += 1 }
        let name = (i + 1)..<k
        guard open.count < Self.maxDepth else {
            tell(
                "malformed-too-large", "more than \(Self.maxDepth) elements within each other: their tags were left out"
            )
            i = k
            return
        }
        out.append(60)
        out.append(contentsOf: input[name])
        note(prefixOf: name)
        i = k
        let isClosed = attributes()
        if isClosed { out.append(47) }
        if open.isEmpty { rootTagEnd = out.count - (isClosed ? 1 : 0) }
        out.append(62)
        if !isClosed { open.append(name) } else { isRootDone = open.isEmpty }
    }

    /// The attributes from `i` on, up to the end of the tag; true when it is one without content.
    private mutating func attributes() -> Bool {
        var seen: Set<String> = []
        while i < input.count {
            let b = input[i]
            if b == 62 {
                i += 1
                return false
            }
            if b == 60 { return false }
            if b == 47, i + 1 < input.count, input[i + 1] == 62 {
                i += 2
                return true
            }
            guard isNameStart(b) else {
                i += 1
                continue
            }
            let start = i
            while i < input.count, isName(input[i]) { i += 1 }
            let name = start..<i
            let value = attributeValue() ?? name
            if seen.count < Self.maxAttributes, seen.insert(string(name)).inserted { write(name, value) }
        }
        return false
    }

    private mutating func write(_ name: Range<Int>, _ value: Range<Int>) {
        let text = string(name)
        if text.hasPrefix("xmlns:") { declaredPrefixes.insert(String(text.dropFirst(6))) } else { note(prefixOf: name) }
        out.append(32)
        out.append(contentsOf: input[name])
        out.append(61)
        out.append(34)
        writeText(value, quotes: true)
        out.append(34)
    }

    private mutating func attributeValue() -> Range<Int>? {
        var k = i
        while k < input.count, ASCII.isSpace(input[k]) { k += 1 }
        guard k < input.count, input[k] == 61 else { return nil }
        k += 1
        while k < input.count, ASCII.isSpace(input[k]) { k += 1 }
        guard k < input.count else { return nil }
        if input[k] == 34 || input[k] == 39 {
            let quote = input[k]
            let start = k + 1
            k = start
            // A quote that is never closed must not eat the document.
            while k < input.count, input[k] != quote, input[k] != 60 { k += 1 }
            i = k < input.count && input[k] == quote ? k + 1 : k
            return start..<k
        }
        let start = k
        while k < input.count, !ASCII.isSpace(input[k]), input[k] != 62, input[k] != 60 { k += 1 }
        i = k
        return start..<k
    }

    private mutating func writeEnd(_ name: Range<Int>) {
        out.append(60)
        out.append(47)
        out.append(contentsOf: input[name])
        out.append(62)
    }

    // MARK: Prefixes

    private mutating func note(prefixOf name: Range<Int>) {
        guard let colon = input[name].firstIndex(of: 58) else { return }
        usedPrefixes.insert(string(name.lowerBound..<colon))
    }

    /// Prefixes that were never declared get an address on the root; readers know the usual ones by the prefix.
    private mutating func declarePrefixes() {
        guard let end = rootTagEnd else { return }
        var text = ""
        for prefix in usedPrefixes.subtracting(declaredPrefixes).sorted() where !prefix.isEmpty {
            tell("malformed-namespace", "the prefix “\(prefix)” is not declared")
            text += " xmlns:\(prefix)=\"urn:undeclared:\(prefix)\""
        }
        if !text.isEmpty { out.insert(contentsOf: text.utf8, at: end) }
    }

    // MARK: Bytes

    private mutating func tell(_ code: String, _ message: String) {
        if told.insert(code).inserted { diagnostics.append(Diagnostic(.warning, code, message)) }
    }

    private func string(_ range: Range<Int>) -> String { String(decoding: input[range], as: UTF8.self) }

    private func same(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
        a.count == b.count && zip(input[a], input[b]).allSatisfy { ASCII.lower($0) == ASCII.lower($1) }
    }

    private func isNameStart(_ b: UInt8) -> Bool { ASCII.isLetter(b) || b == 95 || b >= 0x80 }
    private func isName(_ b: UInt8) -> Bool { isNameStart(b) || ASCII.isDigit(b) || b == 45 || b == 46 || b == 58 }

    private func starts(_ literal: StaticString) -> Bool {
        let n = literal.utf8CodeUnitCount
        guard i + n <= input.count else { return false }
        return input[i..<(i + n)].elementsEqual(UnsafeBufferPointer(start: literal.utf8Start, count: n))
    }

    /// The index after the first occurrence of `literal` from `from` on.
    private func find(_ literal: StaticString, from: Int) -> Int? {
        let n = literal.utf8CodeUnitCount
        var k = from
        while k + n <= input.count {
            if input[k] == literal.utf8Start[0],
                input[k..<(k + n)].elementsEqual(UnsafeBufferPointer(start: literal.utf8Start, count: n))
            {
                return k + n
            }
            k += 1
        }
        return nil
    }
}
