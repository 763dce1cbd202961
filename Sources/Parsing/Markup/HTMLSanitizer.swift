/// Makes the HTML of strangers safe to show: one pass over the bytes, linear in time, by the allow-lists of
/// `MarkupRules`. Elements that are not on them lose their tags and keep their text (scripts and styles lose both),
/// attributes come out sorted and quoted, addresses are resolved against the base and lose unsafe schemes.
///
///     <A HREF="/x" onclick="y()">Tea &amp coffee</A>  →  <a href="https://news.example/x">Tea &amp; coffee</a>
///
/// It does not balance tags: what shows fragments must put them into a box of their own.
struct HTMLSanitizer {
    let html: UnsafeBufferPointer<UInt8>
    /// Addresses are relative to it; empty when there is none.
    let base: String
    /// Inline XHTML, in which `<p/>` is a whole element.
    let isXML: Bool
    var out: [UInt8] = []
    /// Open elements whose content is dropped, and open islands of MathML and SVG.
    var dropped = 0
    var mathML = 0
    var svg = 0
    /// No closing quote comes after these places: remembered, so that a thousand open quotes cost no thousand searches.
    private var noQuoteFrom: [UInt8: Int] = [:]
    /// Reused for every tag.
    var attributes: [Attribute] = []
    /// Declarations that the tag needs and lacks, sorted.
    var namespaces: [(name: [UInt8], address: StaticString)] = []

    struct Attribute {
        var name: Range<Int>
        var value: Range<Int>
        var rule: MarkupRules.Rule
    }

    private init(_ html: UnsafeBufferPointer<UInt8>, base: String, isXML: Bool) {
        self.html = html
        self.base = base
        self.isXML = isXML
        out.reserveCapacity(html.count + html.count / 8)
    }

    /// The clean fragment, without white space at its ends.
    static func clean(_ html: UnsafeBufferPointer<UInt8>, base: String, isXML: Bool = false) -> [UInt8] {
        guard ByteSearch.first(of: 60, 38, 13, in: html, from: 0) < html.count else {
            return Array(html[ASCII.trimmed(html, 0..<html.count)])
        }
        var sanitizer = HTMLSanitizer(html, base: base, isXML: isXML)
        sanitizer.run()
        let out = sanitizer.out
        return out.withUnsafeBufferPointer { bytes in
            let range = ASCII.trimmed(bytes, 0..<bytes.count)
            return range.count == bytes.count ? out : Array(bytes[range])
        }
    }

    private mutating func run() {
        var i = 0
        while i < html.count {
            let start = i
            i = ByteSearch.first(of: 60, 38, 13, in: html, from: i)
            if i > start, dropped == 0 { out.append(contentsOf: html[start..<i]) }
            guard i < html.count else { return }
            switch html[i] {
            case 60: i = markup(i)
            case 38: i = reference(i)
            default:
                // A line ends with LF alone.
                if dropped == 0, i + 1 >= html.count || html[i + 1] != 10 { out.append(13) }
                i += 1
            }
        }
    }

    /// What begins with `<` at `i`; gives the index after it.
    private mutating func markup(_ i: Int) -> Int {
        guard i + 1 < html.count else { return text("<", i + 1) }
        let next = html[i + 1]
        if ASCII.isLetter(next) { return startTag(i) }
        if next == 47 { return endTag(i) }
        if next == 63 { return after(62, i + 2) ?? html.count }
        if next == 33 { return declaration(i) }
        return text("<", i + 1)
    }

    private mutating func text(_ literal: StaticString, _ next: Int) -> Int {
        if dropped == 0 {
            out.append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
        }
        return next
    }

    /// Comments, document types and marked sections are left out; a `<!` that begins none of them is text.
    private mutating func declaration(_ i: Int) -> Int {
        if starts("<!--", i) {
            return commentEnd(i + 4)
        }
        guard isDocumentType(i) || starts("<![", i) && !starts("<![cdata[", i), let end = after(62, i + 2) else {
            return text("&lt;!", i + 2)
        }
        return end
    }

    private func isDocumentType(_ i: Int) -> Bool {
        guard starts("<!doctype", i) else { return false }
        let name = html[(i + 9)...].first { !ASCII.isSpace($0) }
        return name.map { ASCII.isLetter($0) || $0 == 62 } ?? false
    }

    /// After `-->`, or after whatever a browser may take for it; an open comment swallows the rest.
    private func commentEnd(_ start: Int) -> Int {
        var i = start
        while i + 1 < html.count {
            guard html[i] == 45, html[i + 1] == 45 else {
                i += 1
                continue
            }
            i += 2
            while i < html.count, ASCII.isSpace(html[i]) || html[i] == 45 || html[i] == 33 { i += 1 }
            if i < html.count, html[i] == 62 { return i + 1 }
        }
        return html.count
    }

    private mutating func endTag(_ i: Int) -> Int {
        guard let end = bracket(from: i + 2) else { return html.count }
        let name = UnsafeBufferPointer(rebasing: html[nameRange(ASCII.trimmed(html, (i + 2)..<end).lowerBound, end)])
        let next = html[end] == 62 ? end + 1 : end
        if !name.isEmpty { close(name) }
        return next
    }

    /// Handles the end of an element whose name stands at `name`.
    mutating func close(_ name: UnsafeBufferPointer<UInt8>) {
        guard let rule = MarkupRules.elements[name] else { return }
        if rule.allowed.contains(.dropped) {
            dropped = max(0, dropped - 1)
            return
        }
        let isIsland = isAllowedInIsland(rule)
        guard dropped == 0, rule.allowed.contains(.html) || isIsland, !rule.allowed.contains(.void) else { return }
        if mathML > 0, rule.allowed.contains(.mathML), equals(name, "math") { mathML -= 1 }
        if svg > 0, equals(name, "svg") { svg -= 1 }
        out.append(60)
        out.append(47)
        writeName(name, svgSpelling: isIsland ? rule.spelling : nil)
        out.append(62)
    }

    func isAllowedInIsland(_ rule: MarkupRules.Rule) -> Bool {
        mathML > 0 && rule.allowed.contains(.mathML) || svg > 0 && rule.allowed.contains(.svg)
    }

    mutating func writeName(_ name: UnsafeBufferPointer<UInt8>, svgSpelling: [UInt8]?) {
        if let svgSpelling, svg > 0 {
            out.append(contentsOf: svgSpelling)
        } else {
            for b in name { out.append(ASCII.lower(b)) }
        }
    }

    /// Where the bracket is that ends the tag begun before `start`: `>`, or the `<` of the next tag when that was
    /// forgotten. Brackets within quotes do not count, unless a quote is never closed.
    func bracketOutsideQuotes(from start: Int, noQuote: inout [UInt8: Int]) -> Int? {
        var i = start
        while i < html.count {
            let b = html[i]
            if b == 62 || b == 60 { return i }
            if b == 34 || b == 39, html[i - 1] == 61 || ASCII.isSpace(html[i - 1]) {
                if let limit = noQuote[b], i >= limit { return bracket(from: start) }
                guard let close = after(b, i + 1) else {
                    noQuote[b] = i
                    return bracket(from: start)
                }
                i = close
            } else {
                i += 1
            }
        }
        return nil
    }

    mutating func tagEnd(from start: Int) -> Int? { bracketOutsideQuotes(from: start, noQuote: &noQuoteFrom) }

    private func bracket(from start: Int) -> Int? {
        let i = ByteSearch.first(of: 62, 60, 62, in: html, from: start)
        return i < html.count ? i : nil
    }

    /// The index after the first `b` from `start` on.
    private func after(_ b: UInt8, _ start: Int) -> Int? {
        let i = ByteSearch.first(of: b, b, b, in: html, from: start)
        return i < html.count ? i + 1 : nil
    }

    /// The bytes of a name from `start`, at most to `end`.
    func nameRange(_ start: Int, _ end: Int) -> Range<Int> {
        var i = start
        while i < end, !ASCII.isSpace(html[i]), html[i] != 47, html[i] != 61, html[i] != 62 { i += 1 }
        return min(start, end)..<i
    }

    private func starts(_ literal: StaticString, _ i: Int) -> Bool { ByteSearch.starts(with: literal, html, at: i) }

    func equals(_ name: UnsafeBufferPointer<UInt8>, _ literal: StaticString) -> Bool {
        guard name.count == literal.utf8CodeUnitCount else { return false }
        for k in 0..<name.count where ASCII.lower(name[k]) != literal.utf8Start[k] { return false }
        return true
    }
}
