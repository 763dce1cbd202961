/// Words that say what an identifier is to the shipment, in the languages of trade.
struct RoleWords: Sendable {
    /// The names of the roles, in order of the table.
    let names: [String]
    private let roles: [UInt64: String]
    private let phrases: [(role: String, phrases: Phrases)]

    /// The role of a word of the text; nil for other words. A word of a script without spaces may hold a label, of
    /// which the last decides.
    func role(of word: Range<Int>, in text: TextView) -> String? {
        if let role = roles[WordSet.hash(text, word)] { return role }
        guard text[word.upperBound - 1] > 0x7F, !phrases.isEmpty else { return nil }
        let places = phrases.compactMap { entry in entry.phrases.last(in: word, of: text).map { ($0, entry.role) } }
        return places.max { $0.0 < $1.0 }?.1
    }

    /// A line for each role: its name, a colon, words. `груз(а,у)` stands for both forms; words of Han are phrases.
    init(_ table: String) {
        var names: [String] = []
        var roles: [UInt64: String] = [:]
        var phrases: [(role: String, phrases: Phrases)] = []
        for line in table.split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            let role = String(parts[0])
            names.append(role)
            var han: [Substring] = []
            for entry in parts[1].split(separator: " ") {
                if entry.unicodeScalars.contains(where: { (0x4E00...0x9FFF).contains($0.value) }) {
                    han.append(entry)
                } else {
                    for word in RoleWords.forms(entry) { roles[RoleWords.hash(word)] = role }
                }
            }
            if !han.isEmpty { phrases.append((role, Phrases(han.joined(separator: " ")))) }
        }
        self.names = names
        self.roles = roles
        self.phrases = phrases
    }

    private static func forms(_ entry: Substring) -> [String] {
        guard let open = entry.firstIndex(of: "(") else { return [String(entry)] }
        let stem = String(entry[..<open])
        let endings = entry[entry.index(after: open)...].filter { $0 != ")" }
        return endings.split(separator: ",", omittingEmptySubsequences: false).map { stem + $0 }
    }

    private static func hash(_ word: String) -> UInt64 {
        var copy = word
        return copy.withUTF8 { WordSet.hash(TextView($0), 0..<$0.count) }
    }
}
