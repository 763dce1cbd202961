import Records
import Texts

/// Finds what parties are called later in a text in which they were named: one word of the name, or its first letters.
struct LaterCalls {
    /// A party that was named, and where.
    struct Named {
        var range: Range<Int>
        var entity: String
        var schema: Entity.Schema
        /// As the register has it.
        var name: String
    }

    /// More parties of one text are not followed.
    private static let most = 64

    private struct Call {
        var word: [UInt8]
        var isAcronym: Bool
        var entity: String
        /// Where the name ended that it is taken from.
        var end: Int
    }

    private var calls: [UInt64: Call] = [:]
    private var shared: Set<UInt64> = []

    /// `named` in any order.
    init(_ named: [Named], _ words: TextWords) {
        var seen: Set<String> = []
        for name in named.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            guard seen.count < LaterCalls.most else { break }
            let folded = LaterCalls.folded(name.range, words)
            guard folded.count > 1, seen.insert(name.entity).inserted else { continue }
            for (word, isAcronym) in CallName.calls(of: folded, name.name, name.schema) {
                let hash = word.withUnsafeBufferPointer { $0.baseAddress.map { WordHash.hash($0, word.count) } ?? 0 }
                if let other = calls[hash], other.entity != name.entity { shared.insert(hash) }
                calls[hash] = Call(word: word, isAcronym: isAcronym, entity: name.entity, end: name.range.upperBound)
            }
        }
        for hash in shared { calls[hash] = nil }
    }

    private static func folded(_ range: Range<Int>, _ words: TextWords) -> [[UInt8]] {
        var low = 0
        var high = words.count
        while low < high {
            let middle = (low + high) / 2
            if Int(words[middle].start) < range.lowerBound { low = middle + 1 } else { high = middle }
        }
        var found: [[UInt8]] = []
        while low < words.count, Int(words[low].end) <= range.upperBound {
            let word = words.word(low)
            found.append((0..<word.count).map { word[$0] })
            low += 1
        }
        return found
    }

    /// Words with a capital that stand for a party behind its name, outside all of `taken`.
    func find(in words: TextWords, taken: [Range<Int>]) -> [FoundName] {
        guard !calls.isEmpty else { return [] }
        var found: [FoundName] = []
        for i in 0..<words.count {
            guard let call = calls[words[i].hash] else { continue }
            let range = words[i].range
            guard range.lowerBound >= call.end, !taken.contains(where: { $0.overlaps(range) }),
                isWritten(call, range, words)
            else { continue }
            found.append(
                FoundName(
                    start: range.lowerBound, end: range.upperBound, token: i, tokenCount: 1, entity: call.entity,
                    score: LaterCalls.score))
        }
        return found
    }

    private static let score = 0.9

    private func isWritten(_ call: Call, _ range: Range<Int>, _ words: TextWords) -> Bool {
        guard call.isAcronym else { return WrittenLetters.isCapital(words.text, at: range.lowerBound) }
        return words.text[range].allSatisfy { (65...90).contains($0) }
    }
}
