import Testing

@testable import Texts

@Suite("Sentences")
struct SentenceSplitterTests {
    @Test(
        "sentences end where a reader would end them",
        arguments: [
            ("", []), ("  \n ", []), ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
            ("Orion Co. Ltd. was fined. It paid.", ["Orion Co. Ltd. was fined.", "It paid."]),
            ("Sold by Orion Ltd. The vessel left.", ["Sold by Orion Ltd.", "The vessel left."]),
            ("Mr. Smith of the U.S. Treasury spoke.", ["Mr. Smith of the U.S. Treasury spoke."]),
            ("He left the U.S. The ship stayed.", ["He left the U.S.", "The ship stayed."]),
            (
                "J. P. Morgan paid No. 5 in Art. 7. He said no. Then he left.",
                ["J. P. Morgan paid No. 5 in Art. 7.", "He said no.", "Then he left."]
            ),
            ("It rose 1.5 pct to 3.25. Later ... it fell.", ["It rose 1.5 pct to 3.25.", "Later ... it fell."]),
            ("“It is over.” He left. (So did I.) End", ["“It is over.”", "He left.", "(So did I.)", "End"]),
            ("海关查获黄金。船长被捕！真的？是", ["海关查获黄金。", "船长被捕！", "真的？", "是"]),
            ("他说：“不。”然后走了。", ["他说：“不。”", "然后走了。"]), ("هل صادروا الذهب؟ نعم.", ["هل صادروا الذهب؟", "نعم."]),
            ("Таможня изъяла 5 тыс. долларов. Груз задержан.", ["Таможня изъяла 5 тыс. долларов.", "Груз задержан."]),
            (
                "On Feb. 26 it sailed. see www.example.org for more",
                ["On Feb. 26 it sailed. see www.example.org for more"]
            ),
            ("First line\nSecond line", ["First line", "Second line"]), ("Wait… What?", ["Wait…", "What?"]),
        ])
    func sentences(text: String, expected: [String]) {
        let bytes = Array(text.utf8)
        let found = SentenceSplitter.sentences(in: text).map { String(decoding: bytes[$0.range], as: UTF8.self) }
        #expect(found == expected)
    }

    @Test("each line that holds something is a paragraph")
    func paragraphs() {
        #expect(SentenceSplitter.sentences(in: "A b. C d.\n\nE f.\n \nG").map(\.paragraph) == [0, 0, 1, 2])
    }

    @Test("lines of fixed width are put together, and indented lines begin paragraphs")
    func wrapped() {
        let text = """
            SALVADOR, Feb 26 - Showers continued throughout the week in
            the Bahia cocoa zone, alleviating the drought since early
            January and improving prospects for the coming temporao.
                The dry period means the temporao will be late this year and
            that the second of the crops may be smaller than the first was.
            """
        let found = SentenceSplitter.sentences(in: text)
        #expect(found.map(\.paragraph) == [0, 1])
        #expect(found.first?.range.lowerBound == 0)
    }

    @Test("any bytes are survived; sentences lie in order within the text")
    func randomBytes() {
        var random = SeededGenerator(seed: 5)
        for _ in 0..<3000 {
            let bytes = random.bytes(upTo: 120).map { $0 % 7 == 0 ? UInt8(ascii: ".") : $0 % 11 == 0 ? 32 : $0 }
            bytes.withUnsafeBufferPointer { text in
                var last = 0
                for sentence in SentenceSplitter.sentences(in: text) {
                    #expect(sentence.range.lowerBound >= last && sentence.range.upperBound <= text.count)
                    #expect(!sentence.range.isEmpty)
                    last = sentence.range.upperBound
                }
            }
        }
    }
}
