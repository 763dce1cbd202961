import Extraction
import Matching
import Records

/// Which articles a change can concern.
struct AffectedArticles: Sendable {
    private let isWhole: Bool
    let judgesAll: Bool
    /// Articles that were thought to name one of the changed parties.
    private let met: Set<String>
    /// Looks for the changed parties alone.
    private let reader: ArticleReader?
    private let linker: Linker

    init(_ change: ReadingChange, met: Set<String>) {
        isWhole = change.isWhole
        judgesAll = change.rules
        self.met = met
        let index = EntityIndex(change.known)
        reader = change.known.isEmpty ? nil : ArticleReader(lexicon: Lexicon(), index: index)
        linker = Linker(index: index)
    }

    func holds(_ article: Article) -> Bool {
        if isWhole || met.contains(article.id) { return true }
        guard let reader else { return false }
        return !linker.link(reader.read(title: article.title, text: article.text, language: article.language)).isEmpty
    }
}
