import CCLD2

/// Says in which language a text is written: CLD2 with its full tables (175 languages), and for short texts – titles,
/// names of goods – a second look. Texts whose commonest words leave no doubt are not put to CLD2 at all.
///
/// CLD2 alone has no opinion on "tanto deles" and says English. So a short text is put to it once for each language
/// that its script is used for, with that language as the hint: the score that comes back is the evidence for it, to
/// which what CLD2 does not know is added – how common a language is, letters and endings that only some have.
package struct LanguageDetector: Sendable {
    /// Texts of at most so many bytes get the second look (up to 40 calls of some 3 µs).
    static let shortBytes = 480
    /// Of a long text so much is read.
    static let mostBytes = 4_096
    /// From so many bytes on, one common language in nearly all of the text needs no second look if CLD2 is sure.
    static let settledBytes = 100

    package init() {}
    /// The language of a text.
    /// - Parameter hint: a language that is likely, as BCP 47.
    /// - Returns: a BCP 47 tag (`zh-Hant` for traditional characters) and 0…1; nil for a text without letters.
    package func language(of text: String, hint: String? = nil) -> (tag: String, confidence: Double)? {
        var text = text
        return text.withUTF8 { utf8 in
            let read = UnsafeBufferPointer(rebasing: utf8.prefix(LanguageDetector.mostBytes + 4))
            if let clear = ClearLanguage.language(of: read) { return (clear, 1) }
            return unclear(Array(read), hint: hint)
        }
    }

    /// The same for UTF-8 bytes.
    package func language(of utf8: [UInt8], hint: String? = nil) -> (tag: String, confidence: Double)? {
        if let clear = utf8.withUnsafeBufferPointer(ClearLanguage.language) { return (clear, 1) }
        return unclear(utf8, hint: hint)
    }

    private func unclear(_ utf8: [UInt8], hint: String?) -> (tag: String, confidence: Double)? {
        let text = sample(utf8)
        let script = Script.main(of: text)
        if let only = script.onlyLanguage { return (only, 1) }
        guard script != .none else { return nil }
        let (first, sure) = answers(text, hint: hint)
        if sure, let best = first.first, isSettled(best, script, text.count) { return (best.tag, 1) }
        if text.count <= LanguageDetector.shortBytes, !script.candidates.isEmpty {
            return secondLook(text, script, first.first, hint)
        }
        guard let best = first.first else { return nil }
        return (best.tag, Double(best.percent) / 100 * (sure ? 1 : 0.5))
    }

    private func isSettled(_ answer: Answer, _ script: Script, _ bytes: Int) -> Bool {
        bytes >= LanguageDetector.settledBytes && answer.percent >= 90
            && script.candidates.contains { $0.tag == answer.tag && $0.isCommon }
    }

    struct Answer {
        var tag: String
        var percent: Int
        var score: Double
    }

    /// What CLD2 says, best first, and whether it is sure.
    func answers(_ text: [UInt8], hint: String? = nil) -> (found: [Answer], reliable: Bool) {
        let none = tw_language()
        var found = (none, none, none)
        var reliable: Int32 = 0
        let count = text.withUnsafeBufferPointer { b in
            withUnsafeMutableBytes(of: &found) { raw -> Int in
                guard let out = raw.bindMemory(to: tw_language.self).baseAddress, let base = b.baseAddress else {
                    return 0
                }
                let bytes = UnsafeRawPointer(base).assumingMemoryBound(to: CChar.self)
                guard let hint else { return Int(tw_languages(bytes, b.count, nil, out, &reliable)) }
                return hint.withCString { Int(tw_languages(bytes, b.count, $0, out, &reliable)) }
            }
        }
        let all = [found.0, found.1, found.2].prefix(count).map {
            Answer(tag: LanguageDetector.tag($0.tag), percent: Int($0.percent), score: $0.score)
        }
        return (Array(all), reliable != 0)
    }

    private func secondLook(
        _ text: [UInt8], _ script: Script, _ first: Answer?, _ hint: String?
    ) -> (tag: String, confidence: Double)? {
        let evidence = LanguageEvidence(text)
        // CLD2's points are per text, those of the spelling grow with it.
        let share = min(1, 60 / Double(max(1, text.count)))
        var scores: [(tag: String, score: Double)] = []
        for language in script.candidates
        where language.isCommon || evidence.points(language.tag) > 0 || first?.tag == language.tag {
            guard let answer = answers(text, hint: language.cld2).found.first(where: { $0.tag == language.tag }) else {
                continue
            }
            let score =
                answer.score * Double(answer.percent) / 100 + language.prior + share * evidence.points(language.tag)
            scores.append((language.tag, score + (language.tag == hint ? 200 : 0)))
        }
        if let first, !script.candidates.contains(where: { $0.tag == first.tag }) {
            scores.append((first.tag, first.score > 1_200 ? 10_000 : first.score))
        }
        guard let best = scores.max(by: { $0.score < $1.score }) else { return first.map { ($0.tag, 0.3) } }
        let second = scores.filter { $0.tag != best.tag }.map(\.score).max() ?? 0
        return (best.tag, min(1, max(0.1, 0.3 + (best.score - second) / 1_000)))
    }

    /// At most `mostBytes`, cut between characters.
    private func sample(_ utf8: [UInt8]) -> [UInt8] {
        guard utf8.count > LanguageDetector.mostBytes else { return utf8 }
        var end = LanguageDetector.mostBytes
        while end > 0, utf8[end] & 0xC0 == 0x80 { end -= 1 }
        return Array(utf8[..<end])
    }

    private typealias Code = (
        CChar, CChar, CChar, CChar, CChar, CChar, CChar, CChar, CChar, CChar, CChar, CChar
    )

    /// CLD2's codes are those of the 1990s.
    private static func tag(_ code: Code) -> String {
        let text = withUnsafeBytes(of: code) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        return ["iw": "he", "jw": "jv", "in": "id", "mo": "ro"][text] ?? text
    }
}

extension LanguageDetector {
    /// How far a text is like text of any language at all: CLD2's points for its main language (about 1,000 where the
    /// text is typical of it) and that language's share, 0…1. For those who have several readings of the same bytes
    /// to choose from.
    package func statistics(of utf8: [UInt8]) -> (score: Double, share: Double) {
        let (found, reliable) = answers(utf8)
        guard let best = found.first else { return (0, 0) }
        return (best.score, Double(best.percent) / 100 * (reliable ? 1 : 0.6))
    }
}
