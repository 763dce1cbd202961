import Records
import Storage

/// Small articles, findings and the functions that the store is given, for tests.
enum Sample {
    static let noon = Timestamp(year: 2026, month: 1, day: 15, hour: 12)

    static func article(
        _ id: String, title: String = "Copper seized", text: String = "Nothing else.", source: String = "gulf-trade"
    ) -> Article {
        var article = Article(
            id: id, source: source, url: "https://news.example/\(id)", canonicalURL: "https://news.example/\(id)",
            title: title, text: text, fetched: noon, fingerprint: "\(title)|\(text)")
        article.published = noon.adding(-3_600)
        return article
    }

    static func finding(
        _ article: Article, subject: String = "T-1", rule: String = "trader-offence", points: Int = 50
    ) -> Finding {
        Finding(
            rule: rule, subject: Alert.Subject(kind: "trader", id: subject, name: "Trader \(subject)"),
            article: article.id, linked: [], concepts: ["offence:smuggling"], countries: ["AE"], commodities: [],
            evidence: Alert.Evidence(
                article: article.id, source: article.source, tier: .press, publisher: nil, url: article.url,
                published: article.published, title: article.title, language: "en", quote: article.text, mentions: []),
            contributions: [Alert.Contribution("rule", points)])
    }

    /// An article whose sketch is made of the words of its text, with a finding for each of these subjects.
    static func commit(
        _ id: String, text: String = "Nothing else.", subjects: [String] = ["T-1"], points: Int = 50,
        source: String = "gulf-trade"
    ) -> ArticleCommit {
        let article = article(id, text: text, source: source)
        return ArticleCommit(
            article: article, evidence: place(text),
            findings: subjects.map { finding(article, subject: $0, points: points) }, sketch: sketch(text))
    }

    /// Where the archive would hold these bytes; the hash is none, yet as good as one.
    static func place(_ text: String, offset: Int = 400) -> Capture {
        let hash = text.utf8.reduce(UInt64(14_695_981_039_346_656_037)) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
        let digits = String(hash, radix: 16)
        return Capture(
            sha256: String(repeating: "0", count: 64 - digits.count) + digits, contentType: "text/html",
            size: text.utf8.count, file: "tidewaiter-20260115-00001.warc.gz", offset: offset, length: 300,
            url: "https://news.example/", fetched: noon)
    }

    /// Every word is a shingle and a band, so that articles with a word in common are compared.
    static func sketch(_ text: String) -> Sketch {
        let hashes = Set(
            text.split(separator: " ").map { word in
                word.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
            })
        return Sketch(bands: hashes.map(UInt64.init).sorted(), shingles: hashes.sorted())
    }

    /// Half of the fewer words are the other's too.
    static let sameStory: SameStory = { a, b in
        let common = Set(a.shingles).intersection(b.shingles).count
        return common * 2 >= min(a.shingles.count, b.shingles.count)
    }

    static let rules = StoryRules(sameStory: sameStory, assemble: assemble)

    /// The first finding's points, and ten for each further article.
    static let assemble: Assemble = { findings, story, previous, _, now in
        let points = findings.first?.contributions.reduce(0) { $0 + $1.points } ?? 0
        var alert = Alert(
            id: "", rule: findings.first?.rule ?? "", score: min(100, points + 10 * (findings.count - 1)),
            subject: findings.first?.subject ?? Alert.Subject(kind: "", id: "", name: ""), story: story, raised: now)
        alert.evidence = findings.map(\.evidence)
        alert.articles = findings.count
        return alert
    }
}

extension SQLiteStore {
    /// Commits with the sample functions.
    @discardableResult
    func take(
        _ commit: ArticleCommit, at now: Timestamp = Sample.noon, by rules: StoryRules = Sample.rules
    ) async throws -> CommitOutcome {
        try await self.commit(commit, at: now, by: rules)
    }
}

/// SplitMix64: the same numbers in every run.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
