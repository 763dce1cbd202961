package import Records

/// Finds the charset of an XML document and gives its bytes as UTF-8. What the server says goes before what the
/// document says, as in RFC 7303 §3, and what the bytes say before both: a label under which they cannot be read is not
/// believed.
package enum XMLCharset {
    package struct Text: Sendable {
        /// UTF-8, without a byte order mark.
        package var bytes: [UInt8]
        /// The label that was used, in lower case: as declared when it was (`iso-8859-1`, although read as
        /// windows-1252), `gb18030` for its subset.
        package var encoding: String
        package var diagnostics: [Diagnostic] = []
    }

    /// How the first bytes look (XML 1.0 appendix F): a byte order mark, or `<?xm` in a wide or foreign charset.
    private struct Signature {
        var label: String
        var skip: Int
        static let all: [(bytes: [UInt8], Signature)] = [
            ([0, 0, 0xFE, 0xFF], Signature(label: "utf-32be", skip: 4)),
            ([0xFF, 0xFE, 0, 0], Signature(label: "utf-32le", skip: 4)),
            ([0xFE, 0xFF], Signature(label: "utf-16be", skip: 2)),
            ([0xFF, 0xFE], Signature(label: "utf-16le", skip: 2)),
            ([0xEF, 0xBB, 0xBF], Signature(label: "utf-8", skip: 3)),
            ([0x4C, 0x6F, 0xA7, 0x94], Signature(label: "cp037", skip: 0)),
            ([0, 0x3C, 0, 0x3F], Signature(label: "utf-16be", skip: 0)),
            ([0x3C, 0, 0x3F, 0], Signature(label: "utf-16le", skip: 0)),
            ([0, 0, 0, 0x3C], Signature(label: "utf-32be", skip: 0)),
            ([0x3C, 0, 0, 0], Signature(label: "utf-32le", skip: 0)),
        ]
    }

    /// The same as `Text`, without a copy of what is UTF-8 already: then `converted` is nil, and the text is what was
    /// given from `start` on.
    struct View {
        var start = 0
        var converted: [UInt8]?
        var encoding: String
        var diagnostics: [Diagnostic] = []
    }

    /// `contentType` is the HTTP field with its parameters, nil where there was none (a file).
    package static func decode(_ bytes: [UInt8], contentType: String? = nil) -> Text {
        let view = bytes.withUnsafeBufferPointer { Self.view(of: $0, contentType: contentType) }
        let utf8 = view.converted ?? (view.start == 0 ? bytes : Array(bytes[view.start...]))
        return Text(bytes: utf8, encoding: view.encoding, diagnostics: view.diagnostics)
    }

    /// `passed` is told how far the usual look through all of the bytes has come.
    static func view(
        of all: UnsafeBufferPointer<UInt8>, contentType: String?, passed: (Int) -> Void = { _ in }
    ) -> View {
        let signature = Signature.all.first { all.starts(with: $0.bytes) }.map { $0.1 }
        let start = signature?.skip ?? 0
        let body = UnsafeBufferPointer(rebasing: all[start...])
        let labels = Labels(body, signature: signature?.label, contentType: contentType)
        for label in labels.inOrder {
            let name = Charset.canonical(label)
            if name == "windows-1252", isUTF8BeyondASCII(body) { continue }
            if name == "utf-8", !labels.isIllegal {
                guard UTF8Bytes.isValid(body, passed: passed) else { continue }
                return View(start: start, encoding: named(label), diagnostics: labels.complaint(used: label))
            }
            if var utf8 = Charset.decode(body, label: label) {
                if labels.isIllegal { removeDeclaration(&utf8) }
                return View(converted: utf8, encoding: named(label), diagnostics: labels.complaint(used: label))
            }
        }
        let (utf8, label) = guess(body)
        return View(converted: utf8, encoding: label, diagnostics: labels.complaint(used: label))
    }

    /// Text in Latin letters that happens to be valid UTF-8 does not occur: then the label is wrong.
    private static func isUTF8BeyondASCII(_ body: UnsafeBufferPointer<UInt8>) -> Bool {
        !UTF8Bytes.isASCII(body) && UTF8Bytes.isValid(body)
    }

    private static func named(_ label: String) -> String {
        let lower = label.lowercased()
        return lower == "gb2312" ? "gb18030" : lower
    }

    private static func removeDeclaration(_ bytes: inout [UInt8]) {
        if let end = bytes.prefix(1_024).firstIndex(of: 62) { bytes.removeSubrange(...end) }
    }

    /// When no label holds: UTF-8 with a few stray bytes when most of what is not ASCII is UTF-8, else what the bytes
    /// look like.
    private static func guess(_ body: UnsafeBufferPointer<UInt8>) -> ([UInt8], String) {
        var good = 0
        var bad = 0
        var i = 0
        while i < body.count {
            let n = UTF8Bytes.sequenceLength(body, at: i)
            if n > 1 { good += 1 } else if n == 0 { bad += 1 }
            i += max(1, n)
        }
        if bad == 0 || good > 4 * bad { return (Charset.repaired(body), "utf-8") }
        let likely = CharsetStatistics.charset(of: Array(body.prefix(64 << 10)))
        if let text = Charset.decode(body, label: likely) { return (text, usual[likely] ?? likely) }
        return (Charset.windows1252(body), "windows-1252")
    }

    /// Labels of the web for names of iconv.
    private static let usual = ["big5-hkscs": "big5", "cp932": "shift_jis", "cp949": "euc-kr"]

    /// What server, document and bytes say of the charset.
    private struct Labels {
        var inOrder: [String] = []
        private var declared: String?
        private let mediaType: MediaType
        private let signature: String?
        private let xmlLabel: String?

        init(_ body: UnsafeBufferPointer<UInt8>, signature: String?, contentType: String?) {
            mediaType = MediaType(contentType ?? "")
            self.signature = signature
            var xml = XMLCharset.declaration(body, signature: signature)
            xmlLabel = xml
            if let label = xml.map(Charset.canonical),
                label.hasPrefix("utf-16") || label.hasPrefix("utf-32")
                    || label.contains("ucs-") || label.hasPrefix("csu")
            {
                // Who can read the declaration as ASCII knows that it is not wide, whatever it says.
                xml = signature ?? "utf-8"
            }
            declared = mediaType.charset ?? xml
            // RFC 3023 §3.1, on which publishers of text/xml relied, makes US-ASCII the default of text/*; RFC 7303
            // gave that up. Its effect is kept for what is ASCII indeed, as a label that costs nothing.
            let byDefault = mediaType.isText ? "us-ascii" : xml ?? "utf-8"
            for label in [mediaType.charset ?? byDefault, xml, signature, "utf-8"] {
                if let label, !label.isEmpty, !inOrder.contains(label) { inOrder.append(label) }
            }
        }

        /// XML wants a letter first (XML 1.0 §4.3.3, production 81), but `852` is a charset, and known.
        var isIllegal: Bool { xmlLabel?.utf8.first.map { !ASCII.isLetter($0) } ?? false }

        func complaint(used: String) -> [Diagnostic] {
            var found: [Diagnostic] = []
            // What is ASCII alone is right under every label.
            if used != "us-ascii", let said = declared ?? (used == "utf-8" ? nil : signature ?? "utf-8"),
                Charset.canonical(said) != Charset.canonical(used)
            {
                let label = declared == nil ? "not declared" : "declared as \(said)"
                found.append(Diagnostic(.warning, "malformed-encoding", "\(label), but read as \(used)"))
            }
            if !mediaType.name.isEmpty, !mediaType.isXML {
                found.append(
                    Diagnostic(.warning, "malformed-media-type", "\(mediaType.name) is not a media type of XML"))
            }
            return found
        }
    }

    /// The `encoding` of the XML declaration (XML 1.0 §4.3.3); white space before it is passed over.
    private static func declaration(_ body: UnsafeBufferPointer<UInt8>, signature: String?) -> String? {
        var head = Array(body.prefix(1024))
        if let signature, signature != "utf-8" {
            head.removeLast(head.count % 4)
            guard let text = head.withUnsafeBufferPointer({ Charset.decode($0, label: signature, lossy: true) }) else {
                return nil
            }
            head = text
        }
        return head.withUnsafeBufferPointer { all in
            let start = all.firstIndex { $0 > 32 } ?? 0
            guard ByteSearch.starts(with: "<?xml", all, at: start), let end = all[start...].firstIndex(of: 62) else {
                return nil
            }
            let inside = UnsafeBufferPointer(rebasing: all[start..<end])
            guard let at = ByteSearch.first("encoding", in: inside) else { return nil }
            let rest = inside[(at + 8)...].drop { ASCII.isSpace($0) || $0 == 61 }
            guard let quote = rest.first, quote == 34 || quote == 39 else { return nil }
            return String(decoding: rest.dropFirst().prefix { $0 != quote }, as: UTF8.self).lowercased()
        }
    }
}
