/// Text whose names were marked by hand, for training and measuring: documents of sentences with spans.
package struct TaggerCorpus: Sendable {
    struct Span: Hashable {
        var start: Int
        var end: Int
        /// 0 person, 1 organisation, 2 location, nil any other name.
        var kind: Int?
    }

    struct Document {
        var text: [UInt8] = []
        /// UTF-8 offsets, like those of the spans.
        var sentences: [Range<Int>] = []
        var spans: [Span] = []
    }

    var documents: [Document] = []

    /// How many sentences there are.
    package var sentenceCount: Int { documents.reduce(0) { $0 + $1.sentences.count } }

    /// Reads the columns of CoNLL 2003 (word first, tag last) or of Universal NER (`.iob2`: number, word, tag …; the
    /// sentence as written in `# text =`). Tags are IOB1 or IOB2. A line `-DOCSTART-` or `# newdoc` begins a document;
    /// a file without either has documents of one sentence.
    package init(_ bytes: [UInt8]) {
        var reader = CorpusReader()
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            reader.read(line.last == 0x0D ? line.dropLast() : line)
        }
        documents = reader.finish()
    }

    /// The documents for which `isIncluded` holds, by their place.
    package func filter(_ isIncluded: (Int) -> Bool) -> TaggerCorpus {
        var copy = self
        copy.documents = documents.enumerated().filter { isIncluded($0.offset) }.map(\.element)
        return copy
    }

    package var documentCount: Int { documents.count }
}
