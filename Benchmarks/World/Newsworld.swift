import Foundation

/// A whole synthetic newsroom: sources, register, lists, articles, truth. A function of its size alone.
struct Newsworld: Sendable {
    let size: WorldSize
    let book: PhraseBook
    let press: Press
    let register: Register
    let parties: ListedParties
    /// By time of publication.
    let articles: [NewsArticle]
    let truth: [TruthRow]

    init(_ size: WorldSize) throws {
        self.size = size
        book = try PhraseBook()
        press = Press(size)
        var naming = Naming()
        register = Register(size, book, &naming)
        parties = ListedParties(size, register, &naming)
        let desk = Desk(size, book, &naming)
        let plot = Plot(size, desk, press, register, parties)
        let rest = Distractions(
            size, desk, press, register, parties, count: max(size.traps, size.articles - plot.articles.count))
        let extra = rest.articles.enumerated().map { index, article in
            var article = article
            article.id = plot.articles.count + 1 + index
            return article
        }
        articles = (plot.articles + extra).sorted { ($0.published, $0.id) < ($1.published, $1.id) }
        truth = plot.truth
    }

    /// Writes the world into a folder: `world.json`, `truth.ndjson`, `articles.ndjson`, `sources.ndjson`, both versions
    /// of the register and of the lists.
    func write(to folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try save(encoder().encode(size), folder + "/world.json")
        try save(lines(truth), folder + "/truth.ndjson")
        try save(lines(articles.map(StoredArticle.init)), folder + "/articles.ndjson")
        try save(Data(register.csv(isFirst: true).utf8), folder + "/traders-1.csv")
        try save(Data(register.csv(isFirst: false).utf8), folder + "/traders-2.csv")
        for version in 1...2 {
            try FileManager.default.createDirectory(
                atPath: "\(folder)/lists-\(version)", withIntermediateDirectories: true)
            let files = lists(version).files
            for (name, text) in files { try save(Data(text.utf8), "\(folder)/lists-\(version)/\(name)") }
        }
    }

    func lists(_ version: Int) -> ListFiles {
        ListFiles(parties, book, version: version, date: Stamp.rfc3339(size.start))
    }

    private func save(_ data: Data, _ path: String) throws { try data.write(to: URL(fileURLWithPath: path)) }

    private func encoder() -> JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }

    private func lines<T: Encodable>(_ values: [T]) throws -> Data {
        let encoder = encoder()
        var data = Data()
        for value in values {
            data += try encoder.encode(value)
            data.append(10)
        }
        return data
    }
}

/// An article as `articles.ndjson` keeps it for the scorer.
struct StoredArticle: Codable, Sendable {
    let id: Int
    let path: String
    let source: String
    let published: String
    let language: String
    let kind: String
    let title: String
    let text: String

    init(_ article: NewsArticle) {
        id = article.id
        path = article.path
        source = article.source.id
        published = Stamp.rfc3339(article.published)
        language = article.source.language
        kind = article.kind
        title = article.title
        text = article.text
    }
}
