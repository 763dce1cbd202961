import Testing

@testable import Texts

@Suite struct BlockReaderTests {
    /// Reads a text in pieces of so many bytes.
    private func blocks(_ text: String, piece: Int, blockSize: Int) -> [String] {
        var rest = Array(text.utf8)[...]
        var reader = BlockReader(blockSize: blockSize) { buffer in
            let count = min(piece, rest.count, buffer.count)
            buffer.copyBytes(from: rest.prefix(count))
            rest = rest.dropFirst(count)
            return count
        }
        var found: [String] = []
        while let block = reader.next() { found.append(String(decoding: block, as: UTF8.self)) }
        return found
    }

    @Test(arguments: [1, 3, 7, 64, 1_000])
    func `blocks put together are the stream, and all but the last end with a line`(piece: Int) {
        let text = (0..<200).map { String(repeating: "x", count: $0 % 50) }.joined(separator: "\n") + "\nlast"
        let found = blocks(text, piece: piece, blockSize: 16)
        #expect(found.joined() == text)
        #expect(found.dropLast().allSatisfy { $0.hasSuffix("\n") })
        #expect(found.last == "last")
    }

    @Test func `a line is handed on as soon as it is there`() {
        #expect(blocks("a\nb\nc\n", piece: 2, blockSize: 1 << 18) == ["a\n", "b\n", "c\n"])
        #expect(blocks("", piece: 2, blockSize: 16).isEmpty)
    }

    @Test func `a line longer than a block stays whole`() {
        let long = String(repeating: "y", count: 100_000) + "\nz\n"
        #expect(blocks(long, piece: 4_096, blockSize: 1_024).first?.utf8.count ?? 0 >= 100_001)
    }

    @Test func `lines come without their ends, and blank ones not at all`() {
        var text = "one\r\n\n  \ntwo\n\r\nthree"
        var lines: [String] = []
        text.withUTF8 { LinesOfBlock.forEach($0) { lines.append(String(decoding: $0, as: UTF8.self)) } }
        #expect(lines == ["one", "two", "three"])
    }
}
