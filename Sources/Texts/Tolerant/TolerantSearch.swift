/// The search of a `TolerantTable` in one text: two words side by side (particles between them apart) that may be of
/// one phrase, then the phrases with such words, then the whole phrase. Each step is done for all of the text before
/// the next, so that the memory that the next one needs is on its way. Stays within the tables whatever they hold.
struct TolerantSearch {
    private typealias Question = TolerantRoom.Question
    private typealias Candidate = TolerantRoom.Candidate

    private let words: TextWords
    private let room: TolerantRoom
    private let marks: UnsafePointer<WordMark>
    private let phrases: UnsafeBufferPointer<UInt8>
    private let cells: KeyCells.Tables
    private let filter: UnsafeBufferPointer<UInt64>
    private let filterShift: UInt64

    init(
        _ words: TextWords, _ room: TolerantRoom, _ phrases: UnsafeBufferPointer<UInt8>, _ tables: KeyedPhrases.Tables
    ) {
        self.words = words
        self.room = room
        self.phrases = phrases
        marks = UnsafePointer(room.marks)
        cells = tables.cells
        filter = tables.filter
        filterShift = tables.filterShift & 63
    }

    /// Appends where phrases fit, now and then twice.
    func run(_ found: inout [PhraseFit]) {
        let places = UnsafeBufferPointer(start: room.places, count: WordMarks.mark(words, room.marks, room.places))
        var at = 0
        // In a text that is made to be slow, long lists are left out in the end.
        var budget = (1 << 18) + words.count * 64
        while at < places.count {
            let end = min(places.count, at + TolerantRoom.places)
            let asked = ask(UnsafeBufferPointer(rebasing: places[at..<end]), room.questions)
            let known = keepKnown(room.questions, asked)
            look(UnsafeBufferPointer(start: room.questions, count: known), &budget, &found)
            at = end
        }
    }

    /// Writes the pairs of words that the filter lets through; how many.
    private func ask(_ places: UnsafeBufferPointer<UInt32>, _ questions: UnsafeMutablePointer<Question>) -> Int {
        var used = 0
        for place in places {
            let i = Int(place >> 2)
            if place & WordMarks.isPair != 0 { ask(i, i &+ 1, questions, &used) }
            if place & WordMarks.isChain != 0, let j = beyond(i) { ask(i, j, questions, &used) }
        }
        return used
    }

    /// Either word as the key, the other beside it; without branches.
    @inline(__always)
    private func ask(_ i: Int, _ j: Int, _ questions: UnsafeMutablePointer<Question>, _ used: inout Int) {
        ask(key: i, other: j, questions, &used)
        ask(key: j, other: i, questions, &used)
    }

    @inline(__always)
    private func ask(key: Int, other: Int, _ questions: UnsafeMutablePointer<Question>, _ used: inout Int) {
        let hash = words[key].hash
        let word = words[other].hash
        let mark = marks[other]
        let a = UInt32(truncatingIfNeeded: key)
        let b = UInt32(truncatingIfNeeded: other)
        let own = KeyCells.hash(hash, mark.first, word, KeyCells.LengthClass.own(mark.length))
        questions[used] = Question(cell: own, key: a, other: b)
        used &+= passes(own)
        let kind = KeyCells.LengthClass.next(mark.length)
        let next = KeyCells.hash(hash, mark.first, word, kind)
        questions[used] = Question(cell: next, key: a, other: b)
        used &+= kind == 0 ? 0 : passes(next)
    }

    @inline(__always)
    private func passes(_ cell: UInt64) -> Int {
        let pair = KeyCells.pair(cell)
        return Int(BlockedFilter.holds(filter[Int(pair &>> filterShift)], pair))
    }

    /// The next word behind `i` and one or more particles, if the two may be of one name.
    private func beyond(_ i: Int) -> Int? {
        var j = i + 1
        let end = min(words.count, i + KeyedPhrases.mostWords)
        while j < end, words.isJoined(j) {
            if marks[j].isOwn { return WordMark.mayMeet(marks[i], marks[j]) != 0 ? j : nil }
            j += 1
        }
        return nil
    }

    /// Keeps the questions whose cell is not empty.
    private func keepKnown(_ questions: UnsafeMutablePointer<Question>, _ count: Int) -> Int {
        var kept = 0
        for i in 0..<count {
            let question = questions[i]
            questions[kept] = question
            kept &+= cells.mayHold(question.cell)
        }
        return kept
    }

    /// The phrases of the cells that may be meant, and whether they are.
    private func look(
        _ questions: UnsafeBufferPointer<Question>, _ budget: inout Int, _ found: inout [PhraseFit]
    ) {
        var used = 0
        for question in questions {
            let first = min(question.key, question.other)
            let distance = max(question.key, question.other) - first
            // Only now: few come this far.
            if distance == 1, !words.isJoined(Int(first) + 1) { continue }
            let entries = cells.entries(question.cell)
            guard entries.count <= 16 || budget > 0 else { continue }
            budget -= entries.count
            let length = marks[Int(question.other)].length
            if entries.count == 1, !KeyCells.Entry(entries[0]).mayHave(length) { continue }
            let letters = words.letters(Int(question.other))
            for bits in entries {
                let entry = KeyCells.Entry(bits)
                guard entry.mayBe(length, letters) else { continue }
                budget -= 16
                room.candidates[used] = Candidate(phrase: entry.phrase, first: first, distance: distance)
                used += 1
                if used == TolerantRoom.mostCandidates { prove(&used, &found) }
            }
        }
        prove(&used, &found)
    }

    private func prove(_ used: inout Int, _ found: inout [PhraseFit]) {
        let proof = TolerantProof(words: words, marks: marks, phrases: phrases)
        for i in 0..<keepWhole(room.candidates, used) {
            let first = Int(room.candidates[i].first)
            proof.fit(room.candidates[i].phrase, first, first &+ Int(room.candidates[i].distance), &found)
        }
        used = 0
    }

    /// Keeps the candidates that may be proved, each once: reads the heads of all of them before the first is looked
    /// at.
    private func keepWhole(_ candidates: UnsafeMutablePointer<Candidate>, _ count: Int) -> Int {
        var kept = 0
        var before = Candidate(phrase: 0, first: 0, distance: 0)
        for i in 0..<count {
            let candidate = candidates[i]
            candidates[kept] = candidate
            let isOther = candidate.phrase != before.phrase || candidate.first != before.first
            let at = min(Int(candidate.phrase), phrases.count &- 2)
            let isThere = phrases[at &+ 1] & PhrasePool.Flag.isRemoved == 0
            kept &+= (isOther ? 1 : 0) & (isThere ? 1 : 0)
            before = candidate
        }
        return kept
    }
}
