/// Cuts a text into sentences, for proximity and quotations.
///
/// A line is a paragraph, as `Page.text` and `Article.text` have it. Texts that are broken into lines of equal width by
/// their writer are told by that, and read as if they were not: there an empty or an indented line begins a paragraph.
/// Abbreviations (`Ltd.`, `No. 5`, `Mr.`), initials, decimals and ellipses end nothing; `。` `؟` `।` and their like do.
package enum SentenceSplitter {
    /// A sentence, without the white space around it, and the number of its paragraph.
    package typealias Sentence = (range: Range<Int>, paragraph: Int)

    /// The sentences in order; UTF-8 offsets.
    package static func sentences(in text: UnsafeBufferPointer<UInt8>) -> [Sentence] {
        guard let p = text.baseAddress else { return [] }
        let isWrapped = LineWrapping.isWrapped(text)
        var found: [Sentence] = []
        var paragraph = 0
        var start = 0
        while start < text.count {
            let end = LineWrapping.paragraphEnd(text, start, isWrapped)
            let before = found.count
            var scan = SentenceScan(p: p, at: start, end: end, count: text.count)
            while let sentence = scan.next() { found.append((sentence, paragraph)) }
            if found.count > before { paragraph += 1 }
            start = end + 1
        }
        return found
    }

    /// The sentences of a text.
    package static func sentences(in text: String) -> [Sentence] {
        var text = text
        return text.withUTF8 { sentences(in: $0) }
    }
}
