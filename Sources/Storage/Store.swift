package import Records

// Storage remembers: what enters is what one article turned out to be (`ArticleCommit`), the parties of lists and
// register, the state of sources, and people's decisions; what leaves is the same, and what can be searched in it.
//
//     let store = try SQLiteStore(directory: "var")
//     let outcome = try await store.commit(commit, at: now, sameStory: sameStory, assemble: assemble)
//     for alert in outcome.raised { … }
//     let hits = try await store.search(SearchQuery(text: "\"copper cathodes\" seized -Chile"))
//
// An article, all that was read out of it and the alerts that come of it are one transaction: killed at any moment,
// the store holds all of it or nothing. What it holds depends on the set of articles, never on their order of arrival.

/// Whether two articles that share a band of their sketches tell the same story. Must be symmetric and pure.
package typealias SameStory = @Sendable (Sketch, Sketch) -> Bool

/// Puts together the alert of one rule and subject in one story from all its findings, sorted by article id. `previous`
/// is that alert as it stands (its state and times are to be kept), nil for a new one. Must be pure; the store sets the
/// alert's id, story and times itself.
package typealias Assemble =
    @Sendable (
        _ findings: [Finding], _ story: String, _ previous: Alert?, _ now: Timestamp
    ) -> Alert

/// What the program remembers between runs. Every function is one transaction, and safe to call from many tasks at once.
package protocol Store: Sendable {
    // MARK: Sources

    /// The state of every source that was ever asked, by its id.
    func sourceStates() async throws(StoreError) -> [String: SourceState]
    func save(_ states: [SourceState]) async throws(StoreError)
    /// Small values by key (the host limits, for one); nil where nothing was stored.
    func value(_ key: String) async throws(StoreError) -> [UInt8]?
    /// Stores the value of a key, or forgets it (nil).
    func setValue(_ value: [UInt8]?, for key: String) async throws(StoreError)

    // MARK: Articles

    /// The fingerprints of those of these articles that are stored.
    func fingerprints(of articles: [String]) async throws(StoreError) -> [String: String]
    /// Stores an article with its evidence, analysis, matches, findings, place among the stories and alerts, all or
    /// nothing. Idempotent: the same again changes nothing. A changed fingerprint makes a new revision; the same
    /// fingerprint with another analysis (a new list, a new lexicon) replaces the analysis alone.
    func commit(
        _ commit: ArticleCommit, at now: Timestamp, sameStory: @escaping SameStory, assemble: @escaping Assemble
    ) async throws(StoreError) -> CommitOutcome
    func article(_ id: String) async throws(StoreError) -> Article?
    /// The earlier revisions of an article, oldest first.
    func revisions(of article: String) async throws(StoreError) -> [Revision]
    /// Articles in the order of their ids, from the first one behind `id` (nil: from the first of all), with what was
    /// read out of them: to read them again, and to export.
    func storedArticles(after id: String?, limit: Int) async throws(StoreError) -> [StoredArticle]
    /// The articles of a story, oldest first.
    func articles(inStory story: String) async throws(StoreError) -> [Article]
    /// The ids that begin so (all of them for an empty prefix), in order.
    func articleIDs(beginning prefix: String, limit: Int) async throws(StoreError) -> [String]
    /// Full-text search; without text, the newest articles that pass the filters.
    func search(_ query: SearchQuery) async throws(StoreError) -> [SearchHit]

    // MARK: Evidence

    /// What is known of the bytes of this SHA-256 (hex): where they are, or the bytes as they were fetched.
    func evidence(_ sha256: String) async throws(StoreError) -> StoredEvidence?
    /// Notes where evidence is that no article refers to.
    func save(_ place: Capture) async throws(StoreError)
    /// The hashes of evidence that begin so, in order.
    func evidenceHashes(beginning prefix: String, limit: Int) async throws(StoreError) -> [String]
    /// What the archive is to hold, by file and offset, from the first one behind `place` (nil: from the first of all).
    func evidencePlaces(after place: Capture?, limit: Int) async throws(StoreError) -> [Capture]
    /// The hashes of what the store itself holds, in order, from the first one behind `sha256`.
    func inlineEvidence(after sha256: String?, limit: Int) async throws(StoreError) -> [String]

    // MARK: Pages behind articles

    /// The pages of those of these articles that have one, by the article's id.
    func followedPages(of articles: [String]) async throws(StoreError) -> [String: FollowedPage]
    /// The pages of a source that are to be fetched by now, longest waiting first.
    func pendingPages(of source: String, at now: Timestamp, limit: Int) async throws(StoreError) -> [FollowedPage]
    /// Each takes the place of the page its article had.
    func save(_ pages: [FollowedPage]) async throws(StoreError)

    // MARK: Lists and register

    /// Puts a version of a list in force: its entities replace those of the version before, which is kept by hash,
    /// count and times. Nothing happens when neither hash nor entities differ. Of equal ids the last one counts.
    func install(_ version: ListVersion, entities: [Entity]) async throws(StoreError) -> PartyChange
    /// The versions of a list (nil: of all), newest first.
    func listVersions(source: String?) async throws(StoreError) -> [ListVersion]
    /// The entities of all lists in force, by list and id.
    func listedEntities() async throws(StoreError) -> [Entity]
    /// How many entities each list in force holds, by the list's source.
    func entityCounts() async throws(StoreError) -> [String: Int]
    /// What came, changed and went in lists and register (`register`) since then, newest first.
    func partyChanges(list: String?, since: Timestamp?, limit: Int) async throws(StoreError) -> [PartyEvent]
    /// The entities of a version of a list (`ListVersion.number`), by id. Throws `notFound` for a number that is not
    /// there, and for a version of which a store of before did not keep what it said.
    func entities(ofVersion number: Int) async throws(StoreError) -> [Entity]
    /// What the lists said on a day, by list and id: of each list the newest version that was published (or, where the
    /// list does not say, fetched) by then, and the entries of later versions that the list itself dates back to it.
    ///
    /// - Parameter known: Only what had been fetched by then; nil: all that is known now.
    func entities(saidBy moment: Timestamp, knownBy known: Timestamp?) async throws(StoreError) -> [DatedEntity]
    /// The versions that `entities(saidBy:knownBy:)` rests on, one a list.
    func listVersions(saidBy moment: Timestamp, knownBy known: Timestamp?) async throws(StoreError) -> [ListVersion]
    /// All that lists ever said of an entry, oldest first.
    func history(ofListed entity: String) async throws(StoreError) -> [ListedRevision]
    func replaceRegister(_ traders: [Entity], at now: Timestamp) async throws(StoreError) -> PartyChange
    func traders() async throws(StoreError) -> [Entity]

    // MARK: Screening

    /// Notes that a party is not the listed one it looks like. Of the same pair the last one counts; those before it are
    /// kept.
    func save(_ clearance: Clearance) async throws(StoreError)
    /// The clearances that count, by party and entry: of each pair the last one, unless it was taken back.
    func clearances() async throws(StoreError) -> [Clearance]
    /// All that was ever cleared and taken back, oldest first.
    func clearanceHistory() async throws(StoreError) -> [Clearance]
    /// Takes a clearance back; false when there is none.
    func withdrawClearance(
        of party: String, entry: String, _ withdrawal: Clearance.Withdrawal
    ) async throws(StoreError) -> Bool
    /// Records a screening, or what has become of it (same id).
    func save(_ run: ScreeningRun) async throws(StoreError)
    /// Newest first.
    func screeningRuns(limit: Int) async throws(StoreError) -> [ScreeningRun]
    /// The run of this id, or of the only id that begins so; throws `notFound` for none or several.
    func screeningRun(_ id: String) async throws(StoreError) -> ScreeningRun

    // MARK: Alerts

    /// Worst first.
    func alerts(_ filter: AlertFilter) async throws(StoreError) -> [Alert]
    /// The alert of this id, or of the only id that begins so; throws `notFound` for none or several.
    func alert(_ id: String) async throws(StoreError) -> Alert
    /// Decides on an alert (id as for `alert(_:)`), and returns it as it is then. `until`: when a suppression ends.
    func setState(
        _ state: Alert.State, of alert: String, note: String?, until: Timestamp?, at now: Timestamp
    ) async throws(StoreError) -> Alert
    /// The decisions on an alert, oldest first.
    func decisions(on alert: String) async throws(StoreError) -> [Decision]
    /// Makes suppressed alerts whose time is over new again; returns their ids.
    func endSuppressions(at now: Timestamp) async throws(StoreError) -> [String]

    // MARK: Delivery

    /// Alerts whose severity is above what was delivered, longest waiting first; none that is dismissed or suppressed.
    func pendingDeliveries(limit: Int) async throws(StoreError) -> [Alert]
    /// For each of these alerts that is pending, the names of the sinks that already have a receipt for its severity.
    func receipts(for alerts: [String]) async throws(StoreError) -> [String: Set<String>]
    /// Notes a receipt. The alert is pending no more when `settled` (no other sink waits for it) and its severity did
    /// not rise meanwhile.
    func markDelivered(
        _ alert: String, severity: Alert.Severity, sink: String, receipt: String, at now: Timestamp, settled: Bool
    ) async throws(StoreError)

    // MARK: Upkeep

    /// Rows and bytes; `checking` also reads the whole file for damage.
    func report(checking: Bool) async throws(StoreError) -> StoreReport
    /// SHA-256 (hex) over everything but times, row numbers, receipts, records of screenings and the run of sources:
    /// equal for two stores that hold the same.
    func digest() async throws(StoreError) -> String
    /// Moves the write-ahead log into the file.
    func checkpoint() async throws(StoreError)
}

extension Store {
    package func save(_ state: SourceState) async throws(StoreError) { try await save([state]) }

    package func markDelivered(
        _ alert: String, severity: Alert.Severity, sink: String, receipt: String, at now: Timestamp
    ) async throws(StoreError) {
        try await markDelivered(alert, severity: severity, sink: sink, receipt: receipt, at: now, settled: true)
    }

    package func setState(
        _ state: Alert.State, of alert: String, note: String?, at now: Timestamp
    ) async throws(StoreError) -> Alert {
        try await setState(state, of: alert, note: note, until: nil, at: now)
    }

    package func report() async throws(StoreError) -> StoreReport { try await report(checking: false) }
}
