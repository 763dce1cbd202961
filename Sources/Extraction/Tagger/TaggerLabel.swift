/// What a word is to the tagger: outside, part of a name of no kind that concerns us, or the beginning, inside, last or
/// only word of a person, an organisation or a location (the BILOU scheme of Ratinov and Roth 2009).
enum TaggerLabel {
    static let outside = 0
    /// Part of a name that is none of the three kinds: a work, a product, a people. Learnt apart, never told.
    static let other = 1
    static let count = 14
    /// Labels are padded to a vector of this many.
    static let width = 16
    /// Person, organisation, location.
    static let kinds = 3

    enum Part: Int { case begin = 0, inside, last, only }

    static func label(_ part: Part, kind: Int) -> Int { 2 + 4 * kind + part.rawValue }

    /// 0 person, 1 organisation, 2 location; nil outside and for other names.
    static func kind(_ label: Int) -> Int? { label < 2 ? nil : (label - 2) / 4 }

    static func part(_ label: Int) -> Part? { label < 2 ? nil : Part(rawValue: (label - 2) % 4) }

    /// Whether a word with `next` may follow one with `label`.
    static func allows(_ label: Int, then next: Int) -> Bool {
        switch part(label) {
        case .begin, .inside:
            return kind(next) == kind(label) && (part(next) == .inside || part(next) == .last)
        case .last, .only, nil:
            return beginsSentence(next)
        }
    }

    static func beginsSentence(_ label: Int) -> Bool { part(label) != .inside && part(label) != .last }

    static func endsSentence(_ label: Int) -> Bool { part(label) != .inside && part(label) != .begin }

    /// The labels of a name of `length` words.
    static func labels(kind: Int?, length: Int) -> [Int] {
        guard let kind else { return [Int](repeating: other, count: length) }
        if length == 1 { return [label(.only, kind: kind)] }
        return (0..<length).map { label($0 == 0 ? .begin : $0 == length - 1 ? .last : .inside, kind: kind) }
    }
}
