import Synchronization
import Texts

/// The room that reading an article needs, lent to one reading after another: texts are short, and to make it anew for
/// each would cost more than to read some of them. What is found does not depend on it.
///
/// `@unchecked`: it belongs to one reading at a time.
final class PartyRoom: @unchecked Sendable {
    private var block = TaggerBlock()
    private var memory = NameMemory()
    private var names: [NameMemory.Name] = []
    private var weigher: FeatureWeigher?
    private var decoding: SentenceDecoding?

    private static let free = Mutex<[PartyRoom]>([])

    static func take(for tagger: PartyTagger?) -> PartyRoom {
        let room = free.withLock { $0.popLast() } ?? PartyRoom()
        room.memory.removeAll()
        if room.weigher !== tagger?.weigher {
            room.weigher = tagger?.weigher
            room.decoding = tagger.map { SentenceDecoding($0.lattice) }
        }
        return room
    }

    static func giveBack(_ room: PartyRoom) { free.withLock { $0.append(room) } }

    /// Appends the names in some sentences.
    func read(
        _ words: TextWords, _ ranges: ArraySlice<Range<Int>>, _ lexicon: TaggerLexicon, isGoingOn: Bool,
        into found: inout [PartyTagger.Party]
    ) {
        block.read(words, ranges, lexicon, isGoingOn: isGoingOn)
        names.removeAll(keepingCapacity: true)
        if let weigher {
            TaggerFeatures.with(block, words) { features in
                weigher.withView { decoding?.appendNames(of: block.segments, features, $0, to: &names) }
            }
            memory.settle(&names, in: block)
        }
        VesselNames(block).settle(&names)
        for name in names {
            found.append(
                PartyTagger.Party(
                    start: Int(block.words[name.words.lowerBound].start), end: NameEnd.end(block, name.words),
                    kind: name.kind, score: name.score))
        }
    }
}
