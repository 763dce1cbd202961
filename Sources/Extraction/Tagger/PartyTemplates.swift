/// Sentences with slots (`{PER}, a spokesman for {ORG}, …`), filled with made names: marked text in the manner of trade
/// news and news wire, of which there is none under an open licence.
///
/// A line `== name` begins a section, `== name story` one whose lines stay together in their order.
package enum PartyTemplates {
    /// `perTemplate` sentences of each line of `templates` that is no comment; ten of a section make a document, a
    /// story makes one by itself. `words` are files of word classes. The same seed gives the same text.
    package static func corpus(
        _ templates: [UInt8], words: [[UInt8]], perTemplate: Int, seed: UInt64
    ) -> TaggerCorpus {
        var names = TemplateNames(lists: TaggerWordList.lists(words), random: TaggerRandom(seed: seed))
        var random = TaggerRandom(seed: seed &+ 1)
        var corpus = TaggerCorpus([])
        for section in sections(templates) {
            if section.isStory {
                for _ in 0..<perTemplate { corpus.documents.append(document(section.lines[...], &names)) }
                continue
            }
            var lines = (0..<perTemplate).flatMap { _ in section.lines }
            lines.shuffle(using: &random)
            for start in stride(from: 0, to: lines.count, by: 10) {
                corpus.documents.append(document(lines[start..<min(start + 10, lines.count)], &names))
            }
        }
        return corpus
    }

    private static func sections(_ templates: [UInt8]) -> [(lines: [Substring], isStory: Bool)] {
        var sections: [(lines: [Substring], isStory: Bool)] = [([], false)]
        for line in String(decoding: templates, as: UTF8.self).split(separator: "\n") where !line.hasPrefix("#") {
            if line.hasPrefix("== ") {
                sections.append(([], line.hasSuffix(" story")))
            } else {
                sections[sections.count - 1].lines.append(line)
            }
        }
        return sections.filter { !$0.lines.isEmpty }
    }

    private static func document(_ lines: ArraySlice<Substring>, _ names: inout TemplateNames) -> TaggerCorpus.Document
    {
        var document = TaggerCorpus.Document()
        for line in lines { append(line, &names, to: &document) }
        return document
    }

    private static func append(
        _ line: Substring, _ names: inout TemplateNames, to document: inout TaggerCorpus.Document
    ) {
        if !document.text.isEmpty { document.text.append(0x0A) }
        let start = document.text.count
        for (i, part) in line.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
            let halves = part.split(separator: "}", maxSplits: 1, omittingEmptySubsequences: false)
            guard i > 0, halves.count == 2, let filled = names.fill(String(halves[0])) else {
                document.text += Array(part.utf8)
                continue
            }
            let at = document.text.count
            document.text += Array(filled.text.utf8)
            if filled.isName {
                document.spans.append(
                    TaggerCorpus.Span(start: at, end: document.text.count, kind: filled.kind))
            }
            document.text += Array(halves[1].utf8)
        }
        document.sentences.append(start..<document.text.count)
    }
}
