/// The tags of an OPML file, found one after another without asking whether the file is well-formed: most are written by
/// programs that know nothing of ampersands, and some by hand. Linear in the size of the file.
struct OPMLTags {
    /// What the reader looks at.
    enum Tag {
        case outline(attributes: [String: String], isClosed: Bool, line: Int)
        case outlineEnd
        /// The root of a list, of which a file should have one.
        case root
        case title(String)
        case body
    }

    /// Names of attributes that are read, in lower case.
    static let read: Set<String> = [
        "xmlurl", "url", "htmlurl", "title", "text", "type", "language", "category", "iscomment",
    ]
    /// A value is cut here.
    static let maxValueBytes = 16 << 10
    private static let maxTitleBytes = 2 << 10

    private let input: UnsafeBufferPointer<UInt8>
    private var i = 0
    private var line = 1
    /// How far the lines were counted.
    private var counted = 0
    /// There is no end of a comment behind this place.
    private var isWithoutCommentEnd = false

    init(_ input: UnsafeBufferPointer<UInt8>) { self.input = input }

    mutating func next() -> Tag? {
        while i < input.count {
            guard input[i] == 60 else {
                i = ByteSearch.first(of: 60, 60, 60, in: input, from: i)
                continue
            }
            if ByteSearch.starts(with: "<!--", input, at: i) {
                skipComment()
            } else if isTag("<outline") {
                return outline()
            } else if isTag("</outline") {
                i += 9
                return .outlineEnd
            } else if isTag("<opml") {
                i += 5
                return .root
            } else if isTag("<body") {
                i += 5
                return .body
            } else if isTag("<title") {
                return .title(elementText())
            } else {
                i += 1
            }
        }
        return nil
    }

    /// Whether the tag at `i` has this name and no longer one.
    private func isTag(_ start: StaticString) -> Bool {
        let end = i + start.utf8CodeUnitCount
        guard ByteSearch.starts(with: start, input, at: i) else { return false }
        return end >= input.count || !isName(input[end])
    }

    /// A comment that never ends is no comment: it must not eat the list.
    private mutating func skipComment() {
        guard !isWithoutCommentEnd, let end = ByteSearch.first("-->", in: input, from: i + 4) else {
            isWithoutCommentEnd = true
            i += 4
            return
        }
        i = end + 3
    }

    private mutating func elementText() -> String {
        let open = ByteSearch.first(of: 62, 62, 62, in: input, from: i)
        var start = min(open + 1, input.count)
        var end = ByteSearch.first(of: 60, 60, 60, in: input, from: start)
        if ByteSearch.starts(with: "<![cdata[", input, at: end) {
            start = end + 9
            let near = UnsafeBufferPointer(rebasing: input[start..<min(input.count, start + Self.maxTitleBytes)])
            end = start + (ByteSearch.first("]]>", in: near) ?? 0)
        }
        i = end
        return Self.text(UnsafeBufferPointer(rebasing: input[start..<min(end, start + Self.maxTitleBytes)]))
    }
}

// MARK: - Attributes

extension OPMLTags {
    private mutating func outline() -> Tag {
        let at = lineNumber(at: i)
        i += 8
        var attributes: [String: String] = [:]
        while i < input.count {
            let b = input[i]
            if b == 62 {
                i += 1
                return .outline(attributes: attributes, isClosed: false, line: at)
            }
            if b == 47, i + 1 < input.count, input[i + 1] == 62 {
                i += 2
                return .outline(attributes: attributes, isClosed: true, line: at)
            }
            if b == 60, isMarkup(at: i) { break }
            guard isName(b) else {
                i += 1
                continue
            }
            attribute(&attributes)
        }
        return .outline(attributes: attributes, isClosed: false, line: at)
    }

    private mutating func attribute(_ attributes: inout [String: String]) {
        let start = i
        while i < input.count, isName(input[i]) { i += 1 }
        let name = UnsafeBufferPointer(rebasing: input[start..<i])
        skipSpace()
        guard i < input.count, input[i] == 61 else { return }
        i += 1
        skipSpace()
        let range = value()
        guard name.count <= 16 else { return }
        let key = String(decoding: name, as: UTF8.self).lowercased()
        guard Self.read.contains(key), attributes[key] == nil else { return }
        let text = Self.text(UnsafeBufferPointer(rebasing: input[range].prefix(Self.maxValueBytes)))
        if !text.isEmpty { attributes[key] = text }
    }

    /// The value at `i`, which is passed.
    private mutating func value() -> Range<Int> {
        guard i < input.count, input[i] == 34 || input[i] == 39 else {
            let start = i
            while i < input.count, !ASCII.isSpace(input[i]), input[i] != 62, input[i] != 60 { i += 1 }
            // `xmlUrl=http://x/>` ends the tag.
            if i < input.count, input[i] == 62, i > start, input[i - 1] == 47 { i -= 1 }
            return start..<i
        }
        let quote = input[i]
        let start = i + 1
        i = start
        while true {
            i = ByteSearch.first(of: quote, 60, 60, in: input, from: i)
            guard i < input.count else { break }
            if input[i] == quote {
                if ends(at: i) {
                    i += 1
                    return start..<(i - 1)
                }
                if let name = beginning(before: i, from: start) {
                    // The quote before was forgotten: here the next attribute's value begins.
                    i = name
                    return start..<name
                }
            } else if input[i] == 60, isMarkup(at: i) {
                break
            }
            i += 1
        }
        // Never ended: up to where it may have been meant to.
        let near = input[start..<min(i, start + Self.maxValueBytes)]
        return start..<(near.firstIndex(of: quote) ?? near.firstIndex(of: 62) ?? i)
    }

    /// Whether a quote ends its value: the tag ends behind it, or another attribute begins. Quotes within titles, and
    /// whole HTML within descriptions, are often written as they are.
    private func ends(at quote: Int) -> Bool {
        var k = quote + 1
        while k < input.count, ASCII.isSpace(input[k]), k < quote + 64 { k += 1 }
        guard k < input.count else { return true }
        if input[k] == 47, k + 1 < input.count, input[k + 1] == 62 { k += 1 }
        if input[k] == 62 { return isEnd(ofTag: k) }
        let start = k
        while k < input.count, isName(input[k]), k < start + 40 { k += 1 }
        guard k > start else { return false }
        while k < input.count, ASCII.isSpace(input[k]), k < start + 64 { k += 1 }
        return k < input.count && input[k] == 61
    }

    /// Whether a `>` may end an outline's tag: other markup of a list comes next, never text.
    private func isEnd(ofTag end: Int) -> Bool {
        var k = end + 1
        while k < input.count, ASCII.isSpace(input[k]), k < end + 256 { k += 1 }
        return k >= input.count || ASCII.isSpace(input[k]) || isMarkup(at: k)
            || ByteSearch.starts(with: "<!--", input, at: k)
    }

    /// Where the name of a known attribute begins that stands with `=` before the quote, and a space before it.
    private func beginning(before quote: Int, from start: Int) -> Int? {
        var k = quote - 1
        guard k > start, input[k] == 61 else { return nil }
        let end = k
        while k > start, k > end - 16, isName(input[k - 1]) { k -= 1 }
        guard k > start, ASCII.isSpace(input[k - 1]), k < end else { return nil }
        let name = String(decoding: input[k..<end], as: UTF8.self).lowercased()
        return Self.read.contains(name) ? k : nil
    }

    /// Whether a `<` begins markup rather than standing in a title.
    private func isMarkup(at k: Int) -> Bool {
        ByteSearch.starts(with: "<outline", input, at: k) || ByteSearch.starts(with: "</outline", input, at: k)
            || ByteSearch.starts(with: "</body", input, at: k) || ByteSearch.starts(with: "</opml", input, at: k)
    }

    private func isName(_ b: UInt8) -> Bool { ASCII.isAlphanumeric(b) || b == 95 || b == 45 || b == 46 || b == 58 }

    private mutating func skipSpace() {
        while i < input.count, ASCII.isSpace(input[i]) { i += 1 }
    }

    private mutating func lineNumber(at place: Int) -> Int {
        while counted < place {
            if input[counted] == 10 { line += 1 }
            counted += 1
        }
        return line
    }

    /// References resolved, white space folded.
    private static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        folded(Array(CharacterReferences.decoded(bytes).utf8)[...])
    }
}
