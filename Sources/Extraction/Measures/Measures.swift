import Records
import Texts

/// Finds quantities (“3,000 tonnes of ferronickel”), prices (“USD 450 a tonne”) and routes (“from Jebel Ali to Bandar
/// Abbas”) in the words of one text, beside the terms that the lexicons have found there. Pure; linear in the words.
struct Measures {
    let words: TextWords
    let frame: TextFrame
    let terms: [TermMatch]
    let concepts: [Concept]
    /// A comma is the decimal sign in the text's language.
    let decimalComma: Bool
    /// Of each term: the word it begins at; for a search by halves.
    private let starts: [Int]

    /// The bytes of what may stand between a number and its unit: spaces, hyphen, full stop (`тыс.`), apostrophes.
    private static let joints: Set<UInt8> = [0x20, 0x2D, 0x2E, 0x27, 0xC2, 0xA0, 0xE2, 0x80, 0x99]
    /// HS chapters of goods that are counted one by one; other numbers beside a good are seldom numbers of it.
    private static let countedChapters: Set<Substring> = [
        "01", "24", "42", "61", "62", "63", "64", "65", "84", "85", "87", "88", "89", "90", "91", "93", "95", "96",
    ]
    private static let pointLanguages: Set<Substring> = ["en", "zh", "ja", "ko", "ar", "he", "th", "hi", "ur", "*"]

    /// - Parameters:
    ///   - terms: in order of start.
    ///   - language: BCP 47; nil: as in English.
    init(words: TextWords, frame: TextFrame, terms: [TermMatch], concepts: [Concept], language: String?) {
        self.words = words
        self.frame = frame
        self.terms = terms
        self.concepts = concepts
        decimalComma = language.map { !Measures.pointLanguages.contains($0.prefix { $0 != "-" }) } ?? false
        starts = terms.map(\.token)
    }

    /// In order of start.
    func find() -> [FoundMeasure] {
        var found = amounts()
        found += RouteSearch(words: words, frame: frame, terms: terms, concepts: concepts).find()
        return found.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    }

    /// Quantities and prices, by the numbers of the text.
    private func amounts() -> [FoundMeasure] {
        var found: [FoundMeasure] = []
        var at = 0
        while at < words.count {
            let start = Int(words[at].start)
            guard WrittenNumber.isDigit(words.text[start]),
                let number = WrittenNumber(words.text, at: start, decimalComma: decimalComma)
            else {
                at += 1
                continue
            }
            var next = at + 1
            while next < words.count, Int(words[next].start) < number.end { next += 1 }
            let measure = amount(number, first: at, behind: next)
            measure.map { found.append($0) }
            at = next
        }
        return found
    }

    private func amount(_ number: WrittenNumber, first: Int, behind: Int) -> FoundMeasure? {
        var value = number.value
        var end = number.end
        var at = behind
        // `500kg`: the unit is part of the word that the number begins.
        if let glued = gluedUnit(number, behind - 1) {
            return quantity(value, glued.unit, first: first, next: behind, end: glued.end)
        }
        if let scale = next(MeasureWords.scales, at, after: end) {
            value *= scale.value
            (at, end) = (scale.end, byteEnd(scale.end))
            // “un million d'euros”, “dos millones de toneladas”.
            if let link = next(MeasureWords.links, at, after: end) { (at, end) = (link.end, byteEnd(link.end)) }
        }
        if let currency = currencyBefore(first) {
            return price(value, currency.code, start: currency.start, next: at, end: end)
        }
        if let currency = next(MeasureWords.currencies, at, after: end) {
            return price(
                value, currency.value, start: Int(words[first].start), next: currency.end, end: byteEnd(currency.end))
        }
        if let symbol = symbolBehind(end) {
            return price(value, symbol.code, start: Int(words[first].start), next: at, end: symbol.end)
        }
        if let unit = next(MeasureWords.units, at, after: end) {
            return quantity(value, unit.value, first: first, next: unit.end, end: byteEnd(unit.end))
        }
        return pieces(value, first: first, next: at, end: end)
    }

    /// A phrase that stands right behind the byte `end`, with a space or a hyphen between, or nothing before Han.
    private func next<Value>(
        _ lookup: PhraseLookup<Value>, _ at: Int, after end: Int
    ) -> (value: Value, end: Int)? {
        guard at < words.count else { return nil }
        let gap = words.text[min(end, words.text.count)..<max(end, Int(words[at].start))]
        guard gap.count <= 3, gap.allSatisfy({ Measures.joints.contains($0) }) else { return nil }
        return lookup.find(words, at: at)
    }

    private func byteEnd(_ behind: Int) -> Int { Int(words[behind - 1].end) }

    /// The unit written onto the number: `500kg`, `2.5t`, `30kt` (thousand).
    private func gluedUnit(_ number: WrittenNumber, _ word: Int) -> (unit: String, end: Int)? {
        let end = Int(words[word].end)
        guard end > number.end, end - number.end <= 3 else { return nil }
        switch String(decoding: words.text[number.end..<end], as: UTF8.self).lowercased() {
        case "kg", "кг": return ("kg", end)
        case "t", "mt", "т": return ("t", end)
        case "bpd": return ("bbl/d", end)
        case "l": return ("l", end)
        case "lb", "lbs": return ("lb", end)
        case "oz": return ("[oz_tr]", end)
        default: return nil
        }
    }

    /// `$450`, `US$450`, `USD 450`, `EUR450`.
    private func currencyBefore(_ first: Int) -> (code: String, start: Int)? {
        let start = Int(words[first].start)
        var at = start
        if at > 0, words.text[at - 1] == 0x20 { at -= 1 }
        if let symbol = CurrencySymbol(words.text, endingAt: at) { return (symbol.code, symbol.start) }
        guard first > 0, Int(words[first - 1].end) == at,
            let code = MeasureWords.currencies.find(words, at: first - 1), code.end == first,
            words[first - 1].foldCount == 3
        else { return nil }
        return (code.value, Int(words[first - 1].start))
    }

    /// `450 $`, `450€`, `3 млн ₽`.
    private func symbolBehind(_ end: Int) -> CurrencySymbol? {
        var start = end
        if start < words.text.count, words.text[start] == 0x20 { start += 1 }
        return CurrencySymbol(words.text, startingAt: start)
    }

    private func price(_ value: Double, _ currency: String, start: Int, next at: Int, end: Int) -> FoundMeasure {
        var id = currency + " " + WrittenNumber.text(value)
        var end = end
        var behind = at
        let unit =
            next(MeasureWords.per, at, after: end).flatMap { MeasureWords.units.find(words, at: $0.end) }
            ?? slashed(at, end).flatMap { MeasureWords.units.find(words, at: $0) }
        if let unit {
            id += "/" + unit.value
            (behind, end) = (unit.end, byteEnd(unit.end))
        }
        let concept = unit == nil ? nil : good(behind: behind, before: at, sentenceAt: start)
        return FoundMeasure(start: start, end: end, kind: .price, id: id, concept: concept, score: 0.95)
    }

    /// The word behind a stroke right behind the price: `USD 450/t`.
    private func slashed(_ at: Int, _ end: Int) -> Int? {
        guard at < words.count, end < words.text.count, words.text[end] == 0x2F, Int(words[at].start) == end + 1 else {
            return nil
        }
        return at
    }

    private func quantity(_ value: Double, _ unit: String, first: Int, next at: Int, end: Int) -> FoundMeasure {
        let start = Int(words[first].start)
        return FoundMeasure(
            start: start, end: end, kind: .quantity, id: WrittenNumber.text(value) + " " + unit,
            concept: good(behind: at, before: first, sentenceAt: start), score: 0.95)
    }

    /// A number of goods that are counted: the term stands right behind it, one adjective between at most.
    private func pieces(_ value: Double, first: Int, next at: Int, end: Int) -> FoundMeasure? {
        guard value >= 2, value == value.rounded(), let good = goodIndex(from: at, to: at + 2), isCounted(good),
            !isYear(value, first),
            words.text[end..<Int(words[terms[good].token].start)].allSatisfy({ $0 != 0x0A && $0 != 0x2C })
        else { return nil }
        return FoundMeasure(
            start: Int(words[first].start), end: end, kind: .quantity, id: WrittenNumber.text(value) + " pcs",
            concept: concepts[terms[good].concept].id, score: 0.75)
    }

    private func isCounted(_ term: Int) -> Bool {
        Measures.countedChapters.contains(concepts[terms[term].concept].id.dropFirst("commodity:hs:".count).prefix(2))
    }

    private func isYear(_ value: Double, _ first: Int) -> Bool {
        (1900...2099).contains(value) && words[first].foldCount == 4
    }

    /// The good that an amount is said of: the first within six words behind it, else the last within twelve before it, in
    /// its sentence.
    private func good(behind: Int, before: Int, sentenceAt start: Int) -> String? {
        guard let sentence = frame.sentence(at: start).map({ frame.sentences[$0] }) else { return nil }
        if let index = goodIndex(from: behind, to: behind + 6), terms[index].start < sentence.upperBound {
            return concepts[terms[index].concept].id
        }
        var index = firstTerm(from: before)
        while index > 0, terms[index - 1].token >= before - 12, terms[index - 1].start >= sentence.lowerBound {
            index -= 1
            if isGood(index) { return concepts[terms[index].concept].id }
        }
        return nil
    }

    private func goodIndex(from: Int, to: Int) -> Int? {
        var index = firstTerm(from: from)
        while index < terms.count, terms[index].token < to {
            if isGood(index) { return index }
            index += 1
        }
        return nil
    }

    private func isGood(_ index: Int) -> Bool { concepts[terms[index].concept].role == .mention(.commodity) }

    /// The first term that begins at this word or behind it.
    private func firstTerm(from word: Int) -> Int {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] < word { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
