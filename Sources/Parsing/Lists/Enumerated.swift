/// Several values in one text.
enum Enumerated {
    /// `a) Pyongyang b) Pyongan-Pukto` → both; likewise with semicolons or line ends between. Squeezed, without empty
    /// ones.
    static func parts(of text: String) -> [String] {
        let lines = text.split(whereSeparator: { $0 == ";" || $0.isNewline })
        return lines.flatMap { lettered($0.squeezed) }.filter { !$0.isEmpty }
    }

    /// The letters must come in order from `a)`, so that `(a) having engaged …` within a sentence cuts nothing else.
    private static func lettered(_ text: String) -> [String] {
        guard text.hasPrefix("a) ") else { return [strippedOfLetter(text)] }
        var found: [String] = []
        var rest = text.dropFirst(3)
        for letter in "bcdefghijklmnopqrstuvwxyz" {
            guard let next = rest.firstRange(of: " \(letter)) ") else { break }
            found.append(rest[..<next.lowerBound].squeezed)
            rest = rest[next.upperBound...]
        }
        return found + [rest.squeezed]
    }

    /// `b) Qunyo Barrow`, where each stands on a line of its own.
    private static func strippedOfLetter(_ text: String) -> String {
        guard let letter = text.first, letter.isASCII, letter.isLowercase,
            text.dropFirst().hasPrefix(") ")
        else {
            return text
        }
        return text.dropFirst(3).squeezed
    }
}
