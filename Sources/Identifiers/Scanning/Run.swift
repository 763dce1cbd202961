/// The letters and digits that follow a place in the text, read across single joints (`DE89 3704 0044`), so that a
/// scheme can ask for the first N of them as one value.
struct Run {
    /// In capitals.
    private(set) var characters: [UInt8] = []
    /// The byte behind each character.
    private(set) var ends: [Int] = []
    /// Whether a character is the last of its token.
    private(set) var closing: [Bool] = []
    /// The number of characters of each token that was read, in order; the last one may have been cut.
    private(set) var groups: [Int] = []
    /// The first byte of the joint behind each group but the last.
    private(set) var joints: [UInt8] = []

    /// Reads at most `limit` characters from `start`. `joins` says whether a joint of that place may be crossed.
    init(_ text: TextView, from start: Int, limit: Int, across joins: (Int) -> Bool) {
        characters.reserveCapacity(limit)
        ends.reserveCapacity(limit)
        closing.reserveCapacity(limit)
        var at = start
        while characters.count < limit {
            var size = 0
            while characters.count < limit, text.isAlphanumeric(at) {
                characters.append(ByteClass.upper(text[at]))
                at += 1
                size += 1
                ends.append(at)
                closing.append(!text.isAlphanumeric(at))
            }
            if size > 0 { groups.append(size) }
            let joint = text.joint(at)
            guard size > 0, characters.count < limit, joint > 0, text.isAlphanumeric(at + joint), joins(at) else {
                break
            }
            joints.append(text[at])
            at += joint
        }
    }

    /// The first `count` characters as a value that ends where a token ends; nil when there are fewer or the token goes on.
    func value(_ count: Int) -> (bytes: ArraySlice<UInt8>, end: Int)? {
        guard count > 0, count <= characters.count, closing[count - 1] else { return nil }
        return (characters[0..<count], ends[count - 1])
    }
}
