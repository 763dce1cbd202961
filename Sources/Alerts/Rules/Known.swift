import Settings
import Texts

/// What rules may name: the concepts of the lexicons, the lists and sources of the catalogue. What is nil is not checked.
package struct Known: Sendable {
    package var concepts: Set<String>?
    package var lists: Set<String>?
    package var sources: Set<String>?

    package init(concepts: Set<String>? = nil, lists: Set<String>? = nil, sources: Set<String>? = nil) {
        self.concepts = concepts
        self.lists = lists
        self.sources = sources
    }

    /// Something that a rule names.
    enum Name: Hashable, Sendable {
        case concept(String)
        case list(String)
        case source(String)
    }

    /// Why a name cannot be meant; nil where it is known, or nobody knows.
    func complaint(about name: Name) -> String? {
        switch name {
        case .concept(let id): complaint("concept", id, concepts, "no lexicon has it")
        case .list(let id): complaint("list", id, lists, "the catalogue has no list of that id")
        case .source(let id):
            complaint("source", id, sources, "it is neither a tier nor a source of the catalogue")
        }
    }

    private func complaint(_ what: String, _ id: String, _ known: Set<String>?, _ why: String)
        -> String?
    {
        guard let known, !known.contains(id) else { return nil }
        let kind = id.prefix { $0 != ":" }
        let near = known.filter { what != "concept" || $0.prefix { $0 != ":" } == kind }
        let advice =
            Suggestion.nearest(to: id, among: near.sorted()).map { "; did you mean “\($0)”?" } ?? ""
        return "unknown \(what) “\(id)”: \(why)\(advice)"
    }
}
