/// Sentences with slots (`{PER}, a spokesman for {ORG}, …`), filled with made names: marked text in the manner of trade
/// news, of which there is none under an open licence.
package enum PartyTemplates {
    /// `perTemplate` sentences of each line of `templates` that is no comment; ten make a document. `words` are
    /// files of word classes. The same seed gives the same text.
    package static func corpus(
        _ templates: [UInt8], words: [[UInt8]], perTemplate: Int, seed: UInt64
    ) -> TaggerCorpus {
        let lines = String(decoding: templates, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }
        var names = TemplateNames(lists: TaggerWordList.lists(words), random: TaggerRandom(seed: seed))
        var order = (0..<perTemplate).flatMap { _ in lines }
        var random = TaggerRandom(seed: seed &+ 1)
        order.shuffle(using: &random)
        var corpus = TaggerCorpus([])
        for (i, line) in order.enumerated() {
            if i % 10 == 0 { corpus.documents.append(TaggerCorpus.Document()) }
            append(line, &names, to: &corpus.documents[corpus.documents.count - 1])
        }
        return corpus
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
