extension HTMLSanitizer {
    /// The start tag at `i`; gives the index after it.
    mutating func startTag(_ i: Int) -> Int {
        guard let end = tagEnd(from: i + 1) else { return html.count }
        let next = html[end] == 62 ? end + 1 : end
        let nameRange = nameRange(i + 1, end)
        let name = UnsafeBufferPointer(rebasing: html[nameRange])
        guard let rule = MarkupRules.elements[name] else { return next }
        if rule.allowed.contains(.dropped) { dropped += 1 }
        guard dropped == 0 else { return next }
        readAttributes(nameRange.upperBound, end)
        if rule.allowed.isDisjoint(with: .html) || svg > 0 { openIsland(name) }
        let isIsland = isAllowedInIsland(rule)
        guard isIsland || rule.allowed.contains(.html) else { return next }
        // A tag closed in itself ends at once where it has a content, unless it is HTML with attributes.
        let closesItself =
            end > i + 1 && html[end - 1] == 47
            && (isXML || nameRange.upperBound >= end - 1 || allSpace(nameRange.upperBound, end - 1))
        write(name, rule, isIsland: isIsland)
        if closesItself { close(name) }
        return next
    }

    private func allSpace(_ from: Int, _ to: Int) -> Bool { html[from..<to].allSatisfy(ASCII.isSpace) }

    /// `math` and `svg` begin an island in which their own vocabulary is allowed; HTML need not declare its namespace.
    private mutating func openIsland(_ name: UnsafeBufferPointer<UInt8>) {
        let isMath = equals(name, "math")
        guard isMath || equals(name, "svg") else { return }
        let address: StaticString = isMath ? "http://www.w3.org/1998/Math/MathML" : "http://www.w3.org/2000/svg"
        let declared = attributes.first { equals(UnsafeBufferPointer(rebasing: html[$0.name]), "xmlns") }
        if let declared, !declared.value.isEmpty {
            guard equalsExactly(declared.value, address) else { return }
        } else {
            guard !isXML else { return }
            namespaces.append((Array("xmlns".utf8), address))
        }
        if isMath { mathML += 1 } else { svg += 1 }
    }

    private func equalsExactly(_ range: Range<Int>, _ literal: StaticString) -> Bool {
        html[range].elementsEqual(UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    /// Collects the attributes between `start` and `end` that some vocabulary allows; the last of two equal ones
    /// counts.
    private mutating func readAttributes(_ start: Int, _ end: Int) {
        attributes.removeAll(keepingCapacity: true)
        namespaces.removeAll()
        var i = start
        while true {
            while i < end, !beginsName(html[i]) { i += 1 }
            guard i < end else { return }
            let name = nameRange(i, end)
            i = name.upperBound
            let value = readValue(&i, end) ?? name
            let key = UnsafeBufferPointer(rebasing: html[name])
            guard attributes.count < 64, let rule = MarkupRules.attributes[key] else { continue }
            insert(Attribute(name: name, value: value, rule: rule))
        }
    }

    /// What `nameRange` stops at begins no name, or it would stand still.
    private func beginsName(_ b: UInt8) -> Bool {
        !ASCII.isSpace(b) && b != 47 && b != 61 && b != 62 && b != 34 && b != 39
    }

    /// The value after `=` from `i` on, moving `i` behind it; nil when there is none.
    private func readValue(_ i: inout Int, _ end: Int) -> Range<Int>? {
        var k = i
        while k < end, ASCII.isSpace(html[k]) { k += 1 }
        guard k < end, html[k] == 61 else { return nil }
        k += 1
        while k < end, ASCII.isSpace(html[k]) { k += 1 }
        guard k < end, html[k] == 34 || html[k] == 39 else {
            let start = k
            while k < end, !ASCII.isSpace(html[k]) { k += 1 }
            // `<a href=x/>`: the slash closes the tag.
            if k == end, k > start, html[k - 1] == 47, isXML { k -= 1 }
            i = k
            return start..<k
        }
        let quote = html[k]
        let start = k + 1
        k = start
        while k < end, html[k] != quote { k += 1 }
        i = min(end, k + 1)
        return start..<k
    }

    /// Keeps the list sorted by name without case, as a reader of diffs would wish.
    private mutating func insert(_ new: Attribute) {
        var at = attributes.count
        while at > 0 {
            let order = compare(attributes[at - 1].name, new.name)
            if order == 0 {
                attributes[at - 1] = new
                return
            }
            if order < 0 { break }
            at -= 1
        }
        attributes.insert(new, at: at)
    }

    private func compare(_ a: Range<Int>, _ b: Range<Int>) -> Int {
        var i = a.lowerBound
        var k = b.lowerBound
        while i < a.upperBound, k < b.upperBound {
            let d = Int(ASCII.lower(html[i])) - Int(ASCII.lower(html[k]))
            if d != 0 { return d }
            i += 1
            k += 1
        }
        return a.count - b.count
    }

    private mutating func write(_ name: UnsafeBufferPointer<UInt8>, _ rule: MarkupRules.Rule, isIsland: Bool) {
        let wanted: MarkupRules.Allowed =
            mathML > 0 && rule.allowed.contains(.mathML) && !(rule.allowed.contains(.html))
            ? .mathML : isIsland && svg > 0 ? .svg : .html
        out.append(60)
        writeName(name, svgSpelling: isIsland ? rule.spelling : nil)
        declareXLink()
        var extra = namespaces[...]
        for a in attributes where a.rule.allowed.contains(wanted) {
            let key = UnsafeBufferPointer(rebasing: html[a.name])
            while let first = extra.first, key.lazy.map(ASCII.lower).lexicographicallyPrecedes(first.name) == false {
                writeNamespace(first)
                extra.removeFirst()
            }
            write(a, key)
        }
        for rest in extra { writeNamespace(rest) }
        if rule.allowed.contains(.void) {
            out.append(32)
            out.append(47)
        }
        out.append(62)
    }

    /// MathML and SVG that use XLink must say so.
    private mutating func declareXLink() {
        guard mathML > 0 || svg > 0 else { return }
        func has(_ literal: StaticString) -> Bool {
            attributes.contains {
                $0.name.count >= literal.utf8CodeUnitCount
                    && equals(UnsafeBufferPointer(rebasing: html[$0.name].prefix(literal.utf8CodeUnitCount)), literal)
            }
        }
        if has("xlink:"), !has("xmlns:xlink") {
            namespaces.append((Array("xmlns:xlink".utf8), "http://www.w3.org/1999/xlink"))
        }
    }

    private mutating func writeNamespace(_ n: (name: [UInt8], address: StaticString)) {
        out.append(32)
        out.append(contentsOf: n.name)
        out.append(61)
        out.append(34)
        out.append(contentsOf: UnsafeBufferPointer(start: n.address.utf8Start, count: n.address.utf8CodeUnitCount))
        out.append(34)
    }

    private mutating func write(_ a: Attribute, _ key: UnsafeBufferPointer<UInt8>) {
        if equals(key, "style") {
            let style = StyleSanitizer.clean(UnsafeBufferPointer(rebasing: html[a.value]), inSVG: svg > 0)
            guard !style.isEmpty else { return }
            begin(key, a.rule)
            style.withUnsafeBufferPointer { writeValue($0) }
        } else if a.rule.allowed.contains(.address) {
            begin(key, a.rule)
            writeAddress(a.value)
        } else {
            begin(key, a.rule)
            if equals(key, "rel") || equals(key, "type") {
                html[a.value].map(ASCII.lower).withUnsafeBufferPointer { writeValue($0) }
            } else {
                writeValue(UnsafeBufferPointer(rebasing: html[a.value]))
            }
        }
        out.append(34)
    }

    private mutating func begin(_ key: UnsafeBufferPointer<UInt8>, _ rule: MarkupRules.Rule) {
        out.append(32)
        writeName(key, svgSpelling: rule.spelling)
        out.append(61)
        out.append(34)
    }

    /// Absolute web addresses, which most are, are only copied.
    private mutating func writeAddress(_ range: Range<Int>) {
        let trimmed = ASCII.trimmed(html, range)
        let bytes = UnsafeBufferPointer(rebasing: html[trimmed])
        if isWebAddress(bytes) {
            writeValue(bytes)
            return
        }
        let text = decoded(bytes)
        // Pictures within the text itself are data, not an address to follow.
        if text.hasPrefix("data:image/"), !text.hasPrefix("data:image/svg") {
            writeValue(bytes)
            return
        }
        guard let safe = URLReference.safe(text, base: base) else { return }
        Array(safe.utf8).withUnsafeBufferPointer { writeValue($0, isDecoded: true) }
    }

    private func isWebAddress(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count > 8, bytes[0] == 104, bytes[1] == 116, bytes[2] == 116, bytes[3] == 112 else { return false }
        let colon = bytes[4] == 115 ? 5 : 4
        return bytes[colon] == 58 && bytes[colon + 1] == 47 && bytes[colon + 2] == 47 && bytes[colon + 3] != 47
    }
}
