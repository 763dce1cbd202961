internal import CLibXML2
package import Records

/// What a document is read into. The slices are borrowed: copy what is to stay.
package protocol XMLHandler: AnyObject {
    func start(_ element: XMLElement)
    func end(_ name: XMLName)
    /// A piece of character data, CDATA included; one text may come in several pieces.
    func text(_ bytes: UnsafeBufferPointer<UInt8>)
    /// The document is not well-formed: what comes from here on is what could be recovered of it.
    func failed()
    /// So many bytes of the document are done with; told a few times in a long one.
    func passed(_ count: Int)
}

extension XMLHandler {
    package func failed() {}
    package func passed(_ count: Int) {}
}

/// Bounds for one document.
package struct XMLOptions: Sendable {
    /// Go on after an error as far as possible.
    package var recover = true
    /// Lift libxml2's own limits (10 MB a text, 256 levels): for configured lists only.
    package var huge = false
    /// Most bytes of text and attribute values altogether.
    package var maxTextBytes = 256 << 20
    /// Most open elements.
    package var maxDepth = 250

    package init() {}

    /// For official lists, which may be large.
    package static var list: XMLOptions {
        var o = XMLOptions()
        o.huge = true
        o.maxTextBytes = 2 << 30
        return o
    }
}

/// How reading ended.
package struct XMLOutcome: Sendable {
    /// Well-formed, namespaces included (XML 1.0 §2.1, Namespaces in XML 1.0 §7), and read to its end.
    package var wellFormed: Bool
    /// The first errors, each with its line; their codes begin with `malformed`, but for the caps: `too-large`.
    package var errors: [Diagnostic]
    /// The charset the bytes were read in, in lower case.
    package var encoding: String
}

/// XML by libxml2's SAX interface: the whole document lies in memory or in a mapped file, nothing of it is kept but a
/// window. Costs about 4 ns a byte without strings. No network, no external entities, no declared ones (XML 1.0 §4.4): only those of XML and HTML 4.
package enum XMLReader {
    /// As many errors as are kept of one document.
    static let maxErrors = 16
    /// libxml2 compares every attribute of an element with every other.
    static let maxAttributes = 512

    /// Reads `bytes` in the charset that they show (byte order mark, declaration, else UTF-8 or windows-1252).
    package static func read(
        _ bytes: [UInt8], contentType: String? = nil, options: XMLOptions = XMLOptions(), handler: any XMLHandler
    ) -> XMLOutcome {
        let text = XMLCharset.decode(bytes, contentType: contentType)
        var outcome = text.bytes.withUnsafeBufferPointer { readUTF8($0, options: options, handler: handler) }
        outcome.encoding = text.encoding
        outcome.errors = text.diagnostics + outcome.errors
        return outcome
    }

    /// Reads bytes that are UTF-8, whatever a declaration in them says.
    package static func readUTF8(
        _ bytes: UnsafeBufferPointer<UInt8>, options: XMLOptions = XMLOptions(), handler: any XMLHandler
    ) -> XMLOutcome {
        var outcome = XMLOutcome(wellFormed: false, errors: [], encoding: "utf-8")
        guard let base = bytes.baseAddress, !bytes.isEmpty else {
            outcome.errors.append(Diagnostic(.error, "malformed-xml", "the document is empty"))
            return outcome
        }
        let run = Run(handler)
        let result = withExtendedLifetime(run) {
            tw_xml_parse(base, bytes.count, options.raw, run.callbacks)
        }
        outcome.wellFormed = result.well_formed != 0
        outcome.errors = run.errors
        if let stop = Diagnostic(stop: result.stop, line: Int(result.line), options: options) {
            outcome.errors.append(stop)
        }
        return outcome
    }
}

extension XMLOptions {
    fileprivate var raw: tw_xml_options {
        tw_xml_options(
            recover: recover ? 1 : 0, huge: huge ? 1 : 0, max_text: max(0, maxTextBytes),
            max_depth: Int32(clamping: maxDepth), max_attributes: XMLReader.maxAttributes)
    }
}

extension Diagnostic {
    fileprivate init?(stop: tw_xml_stop, line: Int, options: XMLOptions) {
        let what: String
        var code = "malformed-too-large"
        switch stop {
        case TW_XML_TEXT_LIMIT: what = "more than \(options.maxTextBytes) bytes of text"
        case TW_XML_DEPTH_LIMIT: what = "more than \(options.maxDepth) elements within each other"
        case TW_XML_ATTRIBUTE_LIMIT:
            what = "more than \(XMLReader.maxAttributes) attributes of one element"
            code = "malformed-attributes"
        case TW_XML_NO_MEMORY: what = "larger than can be held in memory"
        default: return nil
        }
        self.init(.error, code, "reading stopped: \(what)", line: line)
    }
}

/// The handler and the errors of one parse, as the C callbacks reach them.
private final class Run {
    let handler: any XMLHandler
    var errors: [Diagnostic] = []

    init(_ handler: any XMLHandler) { self.handler = handler }

    /// The run behind the pointer, which `readUTF8` keeps alive: used without counting references, which for a callback
    /// of a few nanoseconds is what it would mostly do.
    private static func with(_ user: UnsafeMutableRawPointer?, _ body: (Run) -> Void) {
        guard let user else { return }
        Unmanaged<Run>.fromOpaque(user)._withUnsafeGuaranteedRef(body)
    }

    var callbacks: tw_xml_callbacks {
        tw_xml_callbacks(
            user: Unmanaged.passUnretained(self).toOpaque(),
            start: { user, local, prefix, uri, attributes, count in
                let list = UnsafeBufferPointer(start: attributes, count: count)
                Run.with(user) { $0.handler.start(XMLElement(XMLName(local, prefix, uri), list)) }
            },
            end: { user, local, prefix, uri in Run.with(user) { $0.handler.end(XMLName(local, prefix, uri)) } },
            text: { user, bytes, count in
                Run.with(user) { $0.handler.text(UnsafeBufferPointer(start: bytes, count: count)) }
            },
            error: { user, code, fatal, line, message in
                Run.with(user) {
                    if fatal != 0 { $0.handler.failed() }
                    $0.note(code, line, message)
                }
            },
            passed: { user, count in Run.with(user) { $0.handler.passed(count) } })
    }

    private func note(_ code: Int32, _ line: Int32, _ message: UnsafePointer<CChar>) {
        guard errors.count < XMLReader.maxErrors else { return }
        var text = String(cString: message)
        while text.utf8.last == 10 { text.removeLast() }
        errors.append(Diagnostic(.warning, "malformed-xml", "\(text) (libxml2 error \(code))", line: Int(line)))
    }
}
