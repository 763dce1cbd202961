import Records

extension FeedReader {
    /// What an element within a text is: markup of it, when the text is XHTML; a text declared otherwise becomes XHTML
    /// by having markup in it, except for a division around it, which is left out. Nil for a text of another XML type,
    /// whose elements have their usual meaning.
    mutating func inlineMarkup(_ tag: XMLElement) -> FeedElement? {
        guard let part = textPart else { return nil }
        if part.kind == .xhtml { return .inlineTag }
        guard part.kind != .xml else { return nil }
        if tag.name.local == "div" { return .inlineDivision }
        textPart?.kind = .xhtml
        return .inlineTag
    }

    mutating func writeStartTag(_ tag: XMLElement) {
        let start = buffer.count
        let isFirst = isBlank(from: textPart?.start ?? start)
        buffer.append(60)
        buffer.append(contentsOf: tag.name.local.bytes)
        for i in 0..<tag.attributeCount {
            let a = tag.attribute(at: i)
            buffer.append(32)
            if !a.name.prefix.isEmpty {
                buffer.append(contentsOf: a.name.prefix.bytes)
                buffer.append(58)
            }
            buffer.append(contentsOf: a.name.local.bytes)
            buffer.append(61)
            buffer.append(34)
            FeedText.appendEscaped(a.value.bytes, to: &buffer, quotes: true)
            buffer.append(34)
        }
        declareIsland(tag.name)
        buffer.append(62)
        if isFirst, tag.name.local == "div" { texts.openDivision(from: start) }
    }

    /// MathML and SVG keep the namespace that tells them from HTML.
    private mutating func declareIsland(_ name: XMLName) {
        let isMath = name.local == "math" && name.uri == "http://www.w3.org/1998/Math/MathML"
        guard isMath || name.local == "svg" && name.uri == "http://www.w3.org/2000/svg" else { return }
        buffer.append(contentsOf: " xmlns=\"".utf8)
        buffer.append(contentsOf: name.uri.bytes)
        buffer.append(34)
    }

    mutating func writeEndTag(_ name: XMLName) {
        let start = buffer.count
        buffer.append(60)
        buffer.append(47)
        buffer.append(contentsOf: name.local.bytes)
        buffer.append(62)
        texts.closeDivision(from: start)
    }

    private func isBlank(from start: Int) -> Bool { buffer[start...].allSatisfy(ASCII.isSpace) }

    /// The collected text as it is kept: freed of the enclosing division, decoded, sanitised, its addresses resolved.
    /// Nil when nothing is left. Ends the collecting.
    mutating func takeText(_ frame: Frame) -> String? {
        guard var part = textPart else { return nil }
        textPart = nil
        return buffer.withUnsafeBufferPointer { all in
            let whole = UnsafeBufferPointer(rebasing: all[range(of: part, in: all)])
            guard !whole.isEmpty else { return nil }
            if part.isBase64 {
                let decoded = Base64.decoded(whole)
                let isText = decoded.withUnsafeBufferPointer { UTF8Bytes.isValid($0) }
                let text = isText ? decoded : Array(whole)
                return text.withUnsafeBufferPointer { finished($0, &part) }
            }
            return finished(whole, &part)
        }
    }

    private func range(of part: FeedText, in all: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        let range = ASCII.trimmed(all, min(part.start, all.count)..<all.count)
        guard part.kind == .xhtml, version == "atom10", let open = part.divisionOpen, let close = part.divisionClose,
            open.lowerBound == range.lowerBound, close.upperBound == range.upperBound
        else { return range }
        return ASCII.trimmed(all, open.upperBound..<close.lowerBound)
    }

    private func finished(_ text: UnsafeBufferPointer<UInt8>, _ part: inout FeedText) -> String? {
        if !raw, !isAtom, part.kind == .plain, FeedText.looksLikeHTML(text) { part.kind = .html }
        if !raw, part.isHTML {
            let clean = HTMLSanitizer.clean(text, base: bases[part.base], isXML: part.kind == .xhtml)
            return clean.withUnsafeBufferPointer { string($0) }
        }
        return string(text)
    }

    /// Text that was encoded twice is mended on the way, where the document is UTF-8.
    func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        guard !bytes.isEmpty else { return nil }
        if isUTF8, let mended = FeedText.mended(bytes) { return String(decoding: mended, as: UTF8.self) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
