import Testing

@testable import Texts

@Suite("JSON lines")
struct JSONLineTests {
    private func members(_ line: String) -> (isObject: Bool, members: [String]) {
        var line = line
        var all: [String] = []
        let isObject = line.withUTF8 { bytes in
            JSONLine.members(of: bytes) { name, value in
                all.append(String(decoding: name, as: UTF8.self) + "=" + value.text)
            }
        }
        return (isObject, all)
    }

    @Test(
        "members are read with all escapes of RFC 8259",
        arguments: [
            (#"{}"#, []), (#" { "a" : "b" } "#, ["a=b"]),
            (#"{"a":"x\ny\t\"\\\/\b\f\r"}"#, ["a=x\ny\t\"\\/\u{8}\u{C}\r"]),
            (#"{"a":"\u00e9\u4e2d\ud83d\ude00"}"#, ["a=é中😀"]), (#"{"a":"\ud83dx\ude00"}"#, ["a=\u{FFFD}x\u{FFFD}"]),
            (
                #"{"a":1.5e-3,"b":[1,{"c":"]}\""}],"d":null,"e":true}"#,
                ["a=1.5e-3", #"b=[1,{"c":"]}\""}]"#, "d=null", "e=true"]
            ),
            (#"{"long":"0123456789abcdef\n0123456789abcdef"}"#, ["long=0123456789abcdef\n0123456789abcdef"]),
            (#"{"a":"\u12","b":"\x"}"#, ["a=u12", "b=x"]),
        ])
    func reading(line: String, expected: [String]) {
        let (isObject, members) = members(line)
        #expect(isObject)
        #expect(members == expected)
    }

    @Test(
        "what is no object is refused",
        arguments: [
            "", "[]", "{", #"{"a"}"#, #"{"a":}"#, #"{"a":"b}"#, #"{"a":"b\"}"#, #"{"a":1,}"#, #"{"a":1} x"#, "null",
            #"{"a":nul}"#, #"{"a":[1}"#, "{\"a\":\"\\",
        ])
    func refusal(line: String) {
        #expect(!members(line).isObject)
    }

    @Test("the elements of an array")
    func elements() {
        var text = #"["a", 1, {"b":[2]}, "c\n"]"#
        var all: [String] = []
        let isArray = text.withUTF8 { bytes in JSONLine.elements(of: bytes) { all.append($0.text) } }
        #expect(isArray)
        #expect(all == ["a", "1", #"{"b":[2]}"#, "c\n"])
    }

    @Test("lines are cut whatever the size of the blocks", arguments: [16, 17, 64, 1000])
    func lines(blockSize: Int) {
        let text = "one\r\n\ntwo and a longer line that does not fit into the smallest block\nthree"
        var rest = Array(text.utf8)[...]
        var reader = LineReader(blockSize: blockSize) { target in
            let piece = rest.prefix(min(target.count, 7))
            target.copyBytes(from: piece)
            rest = rest.dropFirst(piece.count)
            return piece.count
        }
        var lines: [String] = []
        while let line = reader.next({ String(decoding: $0, as: UTF8.self) }) { lines.append(line) }
        #expect(lines == ["one", "", "two and a longer line that does not fit into the smallest block", "three"])
    }

    @Test("any bytes are survived")
    func randomBytes() {
        var random = SeededGenerator(seed: 11)
        let pieces = Array(#"{}[]",:\u12d8aé"#.utf8)
        for _ in 0..<5000 {
            let bytes = (0..<40).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }
            bytes.withUnsafeBufferPointer { line in
                _ = JSONLine.members(of: line) { _, value in _ = value.text }
            }
        }
    }
}
