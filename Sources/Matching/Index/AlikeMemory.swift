import Synchronization

/// What was found for the last words: in a register given names and the words of trades come again and again.
final class AlikeMemory: Sendable {
    /// Some 5 MiB; then everything is forgotten.
    private static let limit = 20_000

    private struct Key: Hashable {
        let text: [UInt8]
        /// A word without vowels is looked for by several.
        let skeleton: [UInt8]
        let consonants: Bool
        let role: NameLexicon.Role
    }

    private let found = Mutex<[Key: [NameIndex.Alike]]>([:])

    func alike(_ word: NameWord, _ search: () -> [NameIndex.Alike]) -> [NameIndex.Alike] {
        let key = Key(text: word.text, skeleton: word.skeleton, consonants: word.consonants, role: word.role)
        if let known = found.withLock({ $0[key] }) { return known }
        let new = search()
        found.withLock { found in
            if found.count >= AlikeMemory.limit { found.removeAll(keepingCapacity: true) }
            found[key] = new
        }
        return new
    }
}
