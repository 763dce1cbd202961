/// The text of the article as the page states it in JSON-LD. It often lacks paragraphs, headings and line ends, so
/// that what stands on the page goes before; but it tells where the article ends.
struct StatedBody: Sendable {
    /// Its lines.
    let text: String
    let weight: Int
    private let plain: PlainWords

    /// Nil when there is none, or one so short that it tells nothing.
    init?(_ body: String?) {
        guard let body, body.utf8.count >= 300, body.utf8.count < 400_000 else { return nil }
        let bare = StatedBody.withoutTags(unescaped(body))
        let lines = bare.split(whereSeparator: \.isNewline).map { folded(Array($0.utf8)[...]) }.filter { !$0.isEmpty }
        text = lines.joined(separator: "\n")
        weight = textWeight(Array(text.utf8)[...])
        plain = PlainWords(text)
    }

    /// Without the lines after the last one that the stated body has, when it has most of the others.
    func trimmed(_ kept: [Block], _ lines: Blocks) -> [Block] {
        let prose = kept.indices.filter { kept[$0].weight >= 60 }
        let found = prose.filter { contains(lines.bytes(kept[$0])) }
        guard let last = found.last, found.count >= 3 else { return kept }
        let upToThere = prose.filter { $0 <= last }
        let mass = upToThere.reduce(0) { $0 + kept[$1].weight }
        guard found.count * 10 >= upToThere.count * 7, mass * 10 >= weight * 7 else { return kept }
        // An excerpt ends before the article does.
        guard weight * 10 >= 6 * kept.reduce(0, { $0 + $1.weight }) else { return kept }
        return withoutInsertions(Array(kept[...last]), lines, found)
    }

    /// Without the lines in between that are not in a stated body which has, but for them, neither more nor less:
    /// promotion and cards that were put between the paragraphs. What stands ahead of the first common line may be a
    /// standfirst.
    private func withoutInsertions(_ kept: [Block], _ lines: Blocks, _ found: [Int]) -> [Block] {
        let mass = found.reduce(0) { $0 + kept[$1].weight }
        guard let first = found.first, mass * 100 >= weight * 93, mass * 100 <= weight * 107 else { return kept }
        return kept.indices.filter { $0 <= first || kept[$0].weight < 60 || contains(lines.bytes(kept[$0])) }
            .map { kept[$0] }
    }

    private func contains(_ line: ArraySlice<UInt8>) -> Bool {
        plain.contains(beginningOf: PlainWords(line), length: 40)
    }

    private static func withoutTags(_ text: String) -> String {
        guard text.utf8.contains(60) else { return text }
        var out: [UInt8] = []
        var inTag = false
        let bytes = Array(text.utf8)
        for (i, c) in bytes.enumerated() {
            let next = i + 1 < bytes.count ? bytes[i + 1] : 0
            if c == 60, isASCIILetter(next) || next == 47 { inTag = true }
            if !inTag { out.append(c) }
            if c == 62, inTag {
                inTag = false
                out.append(10)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
