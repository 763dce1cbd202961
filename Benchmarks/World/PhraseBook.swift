import Foundation

/// What the newsroom can write: headlines and sentences by section and language, and the words for goods and places.
/// The texts are in `Phrases/`, one file per language; they were written as trade news is written, without a look at
/// the program's lexicons.
struct PhraseBook: Sendable {
    static let languages = ["en", "ru", "es", "fr", "de"]

    struct Section: Sendable {
        var headlines: [String] = []
        var sentences: [String] = []
    }

    struct Good: Sendable {
        let code: String
        /// By language; the Russian one is nominative.
        let names: [String: String]
        let genitive: String
        /// Whether some trader of the register may declare it.
        let isDeclared: Bool
    }

    struct Country: Sendable {
        let code: String
        /// By language, then by case or preposition (`nom`, `adj`, `gen`, `loc`, `de`, `en`, `dat`).
        let names: [String: [String: String]]
    }

    struct Port: Sendable {
        let country: String
        let names: [String: String]
    }

    struct Failure: Error, CustomStringConvertible { let description: String }

    private(set) var sections: [String: [String: Section]] = [:]
    private(set) var goods: [Good] = []
    private(set) var countries: [Country] = []
    private(set) var ports: [Port] = []

    /// The folder beside this file.
    static var folder: String { URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Phrases" }

    init(folder: String = PhraseBook.folder) throws {
        for language in Self.languages { sections[language] = Self.sections(try Self.lines(folder, language + ".txt")) }
        goods = try Self.rows(folder, "goods.tsv", 7).map { row in
            let russian = row[2].split(separator: "|").map(String.init)
            return Good(
                code: row[0], names: ["en": row[1], "ru": russian[0], "es": row[3], "fr": row[4], "de": row[5]],
                genitive: russian.last ?? russian[0], isDeclared: row[6] == "r")
        }
        countries = try Self.rows(folder, "countries.tsv", 7).map(Self.country)
        ports = try Self.rows(folder, "ports.tsv", 6).map { row in
            Port(
                country: row[0], names: ["en": row[1], "ru": row[2], "es": row[3], "fr": row[4], "de": row[5]])
        }
    }

    /// The section, or an empty one.
    func section(_ name: String, _ language: String) -> Section { sections[language]?[name] ?? Section() }

    /// Sections of a rule that have sentences in the language: `regulation/tariff`, `regulation/ban` …
    func variants(of rule: String, _ language: String) -> [String] {
        (sections[language] ?? [:]).filter { $0.key == rule || $0.key.hasPrefix(rule + "/") }
            .filter { !$0.value.sentences.isEmpty }.keys.sorted()
    }

    private static func country(_ row: [String]) -> Country {
        func parts(_ text: String, _ keys: [String]) -> [String: String] {
            Dictionary(uniqueKeysWithValues: zip(keys, text.split(separator: "|").map { $0.trimmingSpaces }))
        }
        return Country(
            code: row[0],
            names: [
                "en": ["nom": row[1], "adj": row[2]], "ru": parts(row[3], ["nom", "gen", "loc"]),
                "es": ["nom": row[4]], "fr": parts(row[5], ["nom", "de", "en"]), "de": parts(row[6], ["nom", "dat"]),
            ])
    }

    private static func lines(_ folder: String, _ name: String) throws -> [Substring] {
        guard let text = try? String(contentsOfFile: folder + "/" + name, encoding: .utf8) else {
            throw Failure(description: "\(folder)/\(name) cannot be read")
        }
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    }

    private static func rows(_ folder: String, _ name: String, _ columns: Int) throws -> [[String]] {
        try lines(folder, name).map { line in
            let row = line.split(separator: "\t", omittingEmptySubsequences: false).map { $0.trimmingSpaces }
            guard row.count == columns else { throw Failure(description: "\(name): not \(columns) columns: \(line)") }
            return row
        }
    }

    private static func sections(_ lines: [Substring]) -> [String: Section] {
        var sections: [String: Section] = [:]
        var name = ""
        for line in lines {
            if line.hasPrefix("== ") {
                name = String(line.dropFirst(3))
            } else if line.hasPrefix("H ") {
                sections[name, default: Section()].headlines.append(String(line.dropFirst(2)))
            } else if line.hasPrefix("S ") {
                sections[name, default: Section()].sentences.append(String(line.dropFirst(2)))
            }
        }
        return sections
    }
}

extension StringProtocol {
    /// Without white space at both ends.
    var trimmingSpaces: String { trimmingCharacters(in: .whitespaces) }

    /// With a capital first letter.
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
