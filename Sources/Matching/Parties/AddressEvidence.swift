/// Whether two entries are at one address.
enum AddressEvidence {
    /// Three words in common of which one has two digits or more – the house, the postal code –, or six of any kind.
    static func isShared(_ a: [String], _ b: [String]) -> Bool {
        guard !a.isEmpty, !b.isEmpty else { return false }
        let theirs = b.map { Set(NameWords.folded($0)) }
        return a.contains { address in
            let ours = Set(NameWords.folded(address))
            return theirs.contains { other in
                let shared = ours.intersection(other).filter { $0.utf8.count > 1 }
                let numbered = shared.contains { $0.utf8.count { (48...57).contains($0) } > 1 }
                return shared.count >= (numbered ? 3 : 6)
            }
        }
    }
}
