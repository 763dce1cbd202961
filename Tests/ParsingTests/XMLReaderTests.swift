import Records
import Testing

@testable import Parsing

/// Writes down what it is told, one line an event.
private final class Recorder: XMLHandler {
    var lines: [String] = []
    func start(_ element: XMLElement) {
        var line = "<" + named(element.name)
        for i in 0..<element.attributeCount {
            let a = element.attribute(at: i)
            line += " \(named(a.name))=\(a.value.string)"
        }
        lines.append(line)
    }
    func end(_ name: XMLName) { lines.append("/" + named(name)) }
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        let piece = String(decoding: bytes, as: UTF8.self)
        if let last = lines.last, last.hasPrefix("'") {
            lines[lines.count - 1] = last + piece
        } else {
            lines.append("'" + piece)
        }
    }
    private func named(_ name: XMLName) -> String {
        name.uri.isEmpty ? name.local.string : "{\(name.uri.string)}\(name.local.string)"
    }
}

private func events(_ text: String, options: XMLOptions = XMLOptions()) -> (lines: [String], outcome: XMLOutcome) {
    let recorder = Recorder()
    let outcome = XMLReader.read(Array(text.utf8), options: options, handler: recorder)
    return (recorder.lines, outcome)
}

@Suite struct XMLReaderTests {
    @Test("elements, attributes and text come in order with their namespaces")
    func order() {
        let (lines, outcome) = events("<a xmlns='u:1' xmlns:p='u:2' p:k='v'>x<p:b/><![CDATA[<y>]]></a>")
        #expect(lines == ["<{u:1}a {u:2}k=v", "'x", "<{u:2}b", "/{u:2}b", "'<y>", "/{u:1}a"])
        #expect(outcome.wellFormed)
        #expect(outcome.errors.isEmpty)
    }

    @Test("entities of XML and of HTML are characters, in text and in attributes, without a DTD")
    func entities() {
        let (lines, outcome) = events("<a k='&amp;lt; &eacute;&#38;x'>&lt;&nbsp;&eacute;&amp;amp;&hellip;</a>")
        #expect(lines == ["<a k=&lt; é&x", "'<\u{A0}é&amp;…", "/a"])
        #expect(outcome.wellFormed)
    }

    @Test("an undeclared entity or prefix is an error with its line")
    func undeclared() throws {
        let entity = events("<a>\n\n&customs;</a>").outcome
        #expect(!entity.wellFormed)
        let error = try #require(entity.errors.first)
        #expect(error.line == 3)
        #expect(error.code.hasPrefix("malformed"))
        #expect(!events("<a><b:c/></a>").outcome.wellFormed)
    }

    @Test("a list is read record by record, each a small tree")
    func records() throws {
        var seen: [XMLNode] = []
        let text = """
            <list date='2026-01-15'><head>x</head>
              <entity id='1'><name> Ana <b>K.</b> </name><alias>A</alias><alias>B</alias></entity>
              <entity id='2'/><entity id='3'><name>cut
            """
        let (outcome, root) = XMLRecordReader.read(Array(text.utf8), records: ["entity"]) { seen.append($0) }
        #expect(!outcome.wellFormed)
        #expect(root?.attribute("date") == "2026-01-15")
        #expect(seen.map { $0.attribute("id") } == ["1", "2"])
        let first = try #require(seen.first)
        #expect(first.value("name") == "Ana")
        #expect(first.value("name", "b") == "K.")
        #expect(first.children("alias").map(\.text) == ["A", "B"])
    }
}
