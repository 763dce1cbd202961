import Settings

/// How near two mentions stand to each other.
enum Scope: Int, Comparable, Sendable {
    case sentence, paragraph, document

    static func < (a: Scope, b: Scope) -> Bool { a.rawValue < b.rawValue }
}

/// The farthest a rule lets two mentions be apart (`within:`).
enum Reach: Hashable, Sendable {
    case scope(Scope)
    case words(Int)

    /// `sentence`, `paragraph`, `document`, or `12 words`.
    init?(_ text: String) {
        switch text {
        case "sentence": self = .scope(.sentence)
        case "paragraph": self = .scope(.paragraph)
        case "document": self = .scope(.document)
        default:
            let parts = text.split(separator: " ")
            guard parts.count == 2, parts[1] == "words" || parts[1] == "word", let n = Int(parts[0]),
                n > 0
            else {
                return nil
            }
            self = .words(n)
        }
    }

    /// For people: `the same sentence`.
    var phrase: String {
        switch self {
        case .scope(.sentence): "the same sentence"
        case .scope(.paragraph): "the same paragraph"
        case .scope(.document): "the article"
        case .words(let n): "\(n) words"
        }
    }
}

extension Mapping {
    /// `within:`, reported when it is none of the known forms.
    func reach(_ key: String) -> Reach? {
        guard let text = string(key) else { return nil }
        guard let reach = Reach(text) else {
            report(key, "“\(text)” is not sentence, paragraph, document or a number of words (12 words)")
            return nil
        }
        return reach
    }
}
