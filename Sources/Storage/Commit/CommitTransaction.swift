import GRDB
package import Records

/// The body of the transaction that stores one article: this function is the table of contents of a commit.
struct CommitTransaction {
    let db: Database
    let now: Timestamp
    let rules: StoryRules
    let memo: FindingMemo

    func run(_ commit: ArticleCommit) throws -> CommitOutcome {
        if let page = commit.page { try PageTable.put(page, db) }
        let stored = try ArticleTable.find(commit.article.id, db)
        let admission: Admission =
            stored.map { $0.fingerprint == commit.article.fingerprint ? .known : .changed } ?? .new
        if admission == .known, let stored, let story = try unchangedStory(commit, stored.seq) {
            return CommitOutcome(admission: .known, story: story)
        }
        let seq = try storeArticle(commit, stored?.seq, admission)
        var keys = try AlertKey.ofFindings(in: [seq], db)
        try ReadingTables.delete(of: seq, db)
        try ReadingTables.insert(commit, article: seq, db)
        var placement = StoryPlacement(db, sameStory: rules.sameStory)
        let story = try placement.place(seq, id: commit.article.id, sketch: commit.sketch)
        keys.formUnion(try AlertKey.ofFindings(in: placement.shift.moved + [seq], db))
        var outcome = CommitOutcome(admission: admission, story: story)
        var assembly = AlertAssembly(
            db: db, now: now, rules: rules, memo: memo, isRetrospective: commit.isRetrospective)
        try assembly.reassemble(keys, placement.shift, into: &outcome)
        return outcome
    }

    /// The article's story, when everything about it is stored just as it comes.
    private func unchangedStory(_ commit: ArticleCommit, _ seq: Int64) throws -> String? {
        guard try ReadingTables.hold(commit, article: seq, db), try StoryTables.sketch(of: seq, db) == commit.sketch
        else { return nil }
        return try StoryTables.story(of: seq, db)
    }

    private func storeArticle(_ commit: ArticleCommit, _ seq: Int64?, _ admission: Admission) throws -> Int64 {
        if let seq, admission == .known { return seq }
        var article = commit.article
        article.evidence = try EvidenceTable.keep(commit.evidence, sha256: article.evidence, db)
        guard let seq else { return try ArticleTable.insert(article, at: now, db) }
        try ArticleTable.revise(seq, article, at: now, db)
        return seq
    }
}

extension SQLiteStore {
    package func commit(
        _ commit: ArticleCommit, at now: Timestamp, by rules: StoryRules
    ) async throws(StoreError) -> CommitOutcome {
        let memo = findings
        return try await write { db in
            try CommitTransaction(db: db, now: now, rules: rules, memo: memo).run(commit)
        }
    }
}
