/// Words that names have in small letters between their own: articles, prepositions, conjunctions.
struct NameParticles {
    static let shared = NameParticles()
    /// Characters.
    static let longest = 5

    private static let words = """
        and the for with von der den dem des und für zum zur van het ter ten aan del dal della delle dello degli dei \
        las los les dos das por par para pour sur aux bin ibn abu bint ben nin için per con och för при или для über
        """

    /// Without branches: for one short word in some thousands it says particle, too.
    private let filter: [UInt64]

    private init() {
        var filter = [UInt64](repeating: 0, count: 256)
        for word in NameParticles.words.split(separator: " ") {
            let bytes = Array(TextFolder.fold(String(word)).utf8)
            let hash = bytes.withUnsafeBufferPointer { WordHash.hash($0, 0..<bytes.count) }
            filter[Int(hash >> 56)] |= BlockedFilter.bits(hash)
        }
        self.filter = filter
    }

    /// For many words.
    @inline(__always)
    func withTable<R>(_ use: (Table) -> R) -> R {
        filter.withUnsafeBufferPointer { use(Table(filter: $0)) }
    }

    struct Table {
        let filter: UnsafeBufferPointer<UInt64>

        /// 1 for a particle, and now and then for another word.
        @inline(__always)
        func mayHold(_ hash: UInt64) -> Int {
            let bits = BlockedFilter.bits(hash)
            return filter[Int(hash &>> 56)] & bits == bits ? 1 : 0
        }

        /// Whether a word says something about whose name it is: three letters or more, and not a particle.
        func isOwn(_ hash: UInt64, length: Int) -> Bool {
            length >= 3 && (length > NameParticles.longest || mayHold(hash) == 0)
        }
    }
}
