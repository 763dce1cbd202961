import Records
import Testing

@testable import Parsing

@Suite struct XMLRepairTests {
    @Test(
        "what is nearly XML becomes XML",
        arguments: [
            ("<a>x & y &lt; z</a>", "<a>x &#38; y &#60; z</a>"), ("<a><b>x</a>", "<a><b>x</b></a>"),
            ("<a>x</b>y</a>", "<a>xy</a>"), ("<a k=v l>x</a>", "<a k=\"v\" l=\"l\">x</a>"),
            ("<a k='1' k='2'/>", "<a k=\"1\"/>"), ("<a>x<b>y", "<a>x<b>y</b></a>"),
            ("<A>x</a>", "<A>x</A>"), ("<a>&eacute;&nosuch;</a>", "<a>&#233;&#38;nosuch;</a>"),
            ("<a><![CDATA[<&]]></a>", "<a>&#60;&#38;</a>"), ("x<a/>y", "<a/>"), ("<a>1 < 2</a>", "<a>1 &#60; 2</a>"),
            ("<a>\u{1}\0x</a>", "<a>x</a>"), ("<a><b:c/></a>", "<a xmlns:b=\"urn:undeclared:b\"><b:c/></a>"),
            ("<a k=\"<b>x</b></a>", "<a k=\"\"><b>x</b></a>"),
        ])
    func repaired(_ text: String, _ expected: String) {
        let result = Array(text.utf8).withUnsafeBufferPointer { XMLRepair.repaired($0) }
        #expect(String(decoding: result.bytes, as: UTF8.self) == expected)
        #expect(result.diagnostics.allSatisfy { $0.code.hasPrefix("malformed-") })
    }
}
