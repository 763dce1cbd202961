/// Puts the lines of a corpus together to documents.
struct CorpusReader {
    private var documents: [TaggerCorpus.Document] = []
    private var hasMarks = false
    private var words: [(word: ArraySlice<UInt8>, tag: String)] = []
    /// The sentence as written, if the file says it.
    private var written: ArraySlice<UInt8>?

    mutating func read(_ line: ArraySlice<UInt8>) {
        if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
            close()
        } else if line.starts(with: "# text = ".utf8) {
            written = line.dropFirst(9)
        } else if line.starts(with: "# newdoc".utf8) || line.starts(with: "-DOCSTART-".utf8) {
            close()
            documents.append(TaggerCorpus.Document())
            hasMarks = true
        } else if !line.starts(with: "# ".utf8) || !line.contains(0x3D) {
            word(line)
        }
    }

    mutating func finish() -> [TaggerCorpus.Document] {
        close()
        return documents.filter { !$0.sentences.isEmpty }
    }

    private mutating func word(_ line: ArraySlice<UInt8>) {
        let columns = line.split { $0 == 0x20 || $0 == 0x09 }
        guard let first = columns.first, let last = columns.last, columns.count > 1 else { return }
        // The columns of Universal NER begin with a number and go on behind the tag.
        if columns.count == 5, first.allSatisfy({ $0 &- 48 < 10 }), written != nil {
            words.append((columns[1], String(decoding: columns[2], as: UTF8.self)))
        } else {
            words.append((first, String(decoding: last, as: UTF8.self)))
        }
    }

    private mutating func close() {
        defer {
            words.removeAll()
            written = nil
        }
        guard !words.isEmpty else { return }
        if !hasMarks || documents.isEmpty { documents.append(TaggerCorpus.Document()) }
        var document = documents.removeLast()
        if !document.text.isEmpty { document.text.append(0x0A) }
        let start = document.text.count
        var places = place(in: written)
        if let found = places, let written {
            document.text += written
            places = found.map { $0.lowerBound + start..<$0.upperBound + start }
        } else {
            places = join(into: &document.text)
        }
        document.sentences.append(start..<document.text.count)
        document.spans += spans(places ?? [])
        documents.append(document)
    }

    /// Where the words stand in the sentence as written; nil if one is not found.
    private func place(in written: ArraySlice<UInt8>?) -> [Range<Int>]? {
        guard let written else { return nil }
        let text = Array(written)
        var at = 0
        var places: [Range<Int>] = []
        for (word, _) in words {
            while at < text.count, text[at] == 0x20 { at += 1 }
            guard text[at...].starts(with: word) else { return nil }
            places.append(at..<at + word.count)
            at += word.count
        }
        return places
    }

    /// Writes the words with the spaces that English has between them.
    private func join(into text: inout [UInt8]) -> [Range<Int>] {
        var isOpen = false
        var isTight = true
        var places: [Range<Int>] = []
        for (word, _) in words {
            let first = word.first ?? 0
            let isQuote =
                word.count == 1 && first == 0x22 || word.elementsEqual("''".utf8) || word.elementsEqual("``".utf8)
            let isClosing =
                ".,;:!?)]%".utf8.contains(first) || word.elementsEqual("'s".utf8) || word.elementsEqual("n't".utf8)
                || word.elementsEqual("'".utf8) || isQuote && isOpen
            if !isTight, !isClosing { text.append(0x20) }
            places.append(text.count..<text.count + word.count)
            text += word
            if isQuote { isOpen.toggle() }
            isTight = "([$".utf8.contains(first) || isQuote && isOpen
        }
        return places
    }

    private func spans(_ places: [Range<Int>]) -> [TaggerCorpus.Span] {
        var spans: [TaggerCorpus.Span] = []
        var open: String?
        for (i, (_, tag)) in words.enumerated() where i < places.count {
            let name = tag.count > 2 && "BI".contains(tag.prefix(1)) ? String(tag.dropFirst(2)) : nil
            if let name {
                if tag.hasPrefix("I"), open == name, let last = spans.indices.last {
                    spans[last].end = places[i].upperBound
                } else {
                    let span = TaggerCorpus.Span(
                        start: places[i].lowerBound, end: places[i].upperBound, kind: Self.kind(name))
                    spans.append(span)
                }
            }
            open = name
        }
        return spans
    }

    private static func kind(_ name: String) -> Int? {
        switch name.lowercased() {
        case "per", "person": 0
        case "org", "corporation", "group", "organization": 1
        case "loc", "location", "gpe": 2
        default: nil
        }
    }
}
