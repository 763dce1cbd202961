package import Texts

/// Finds the names of a table in text after text, and allocates nothing: `analyze --only mentions`. One task at a time.
package final class NameScanner {
    /// The names and how they are looked for: the same for any number of scanners, each with room of its own.
    package struct Tables: Sendable {
        let names: NameTable
        let tolerant: TolerantTable?

        /// With `tolerant`, names with typos and swapped words are found too.
        package init(names: NameTable, tolerant: Bool = false) {
            self.names = names
            self.tolerant = tolerant ? TolerantTable(names.phrases) : nil
        }
    }

    private let names: NameTable
    private let tolerant: TolerantTable?
    private let tokens = TokenBuffer()
    /// Of the last text, in its order.
    package private(set) var matches: [PhraseMatch] = []
    /// Of the last text: with typos, or the words in another order.
    package private(set) var tolerantMatches: [TolerantMatch] = []

    package init(_ tables: Tables) {
        names = tables.names
        tolerant = tables.tolerant
    }

    /// The id of the party of a match.
    package func entity(_ match: PhraseMatch) -> String { names.entity(match) }

    /// Fills `matches` with every occurrence of a name in `text`, also inside longer names.
    package func scan(_ text: UnsafeBufferPointer<UInt8>) {
        matches.removeAll(keepingCapacity: true)
        Tokenizer.scan(text, into: tokens)
        names.matches(in: tokens, of: text, into: &matches)
        guard let tolerant else { return }
        tolerantMatches.removeAll(keepingCapacity: true)
        names.tolerantMatches(by: tolerant, in: tokens, of: text, exact: matches, into: &tolerantMatches)
    }
}
