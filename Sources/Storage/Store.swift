package import Records

// Storage remembers: what enters is what one article turned out to be (`ArticleCommit`), the parties of lists and
// register, the state of sources, and people's decisions; what leaves is the same, and what can be searched in it.
//
//     let store = try SQLiteStore(directory: "var")
//     let outcome = try await store.commit(commit, at: now, by: rules)
//     for alert in outcome.raised { … }
//     let hits = try await store.search(SearchQuery(text: "\"copper cathodes\" seized -Chile"))
//
// An article, all that was read out of it and the alerts that come of it are one transaction: killed at any moment,
// the store holds all of it or nothing. What it holds depends on the set of articles, never on their order of arrival.

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
        _ commit: ArticleCommit, at now: Timestamp, by rules: StoryRules
    ) async throws(StoreError) -> CommitOutcome
    func article(_ id: String) async throws(StoreError) -> Article?
    /// The earlier revisions of an article, oldest first.
    func revisions(of article: String) async throws(StoreError) -> [Revision]
    /// Articles in the order of their ids, from the first one behind `id` (nil: from the first of all), with what was
    /// read out of them: to read them again, and to export. Without readings all of that is empty, and it is quicker.
    func storedArticles(
        after id: String?, limit: Int, withReadings: Bool
    ) async throws(StoreError) -> [StoredArticle]
    /// How each source has published until now, by the dates of its articles.
    func publishing(by now: Timestamp) async throws(StoreError) -> [SourcePublishing]
    /// The ids of the articles that were thought to name one of these parties, or an owner or vessel of one.
    func articles(matching parties: Set<String>) async throws(StoreError) -> Set<String>
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
    /// Does something to alerts (ids as for `alert(_:)`) in one transaction, and tells what became of each, once each, in
    /// order: one that cannot be changed has a refusal and hinders no other. A dry run changes nothing.
    func decide(
        _ order: TriageOrder, on alerts: [String], at now: Timestamp, dryRun: Bool
    ) async throws(StoreError) -> [TriageOutcome]
    /// Answers what waits for a second person on these alerts.
    func answer(
        _ isApproved: Bool, on alerts: [String], by user: String, note: String?, at now: Timestamp
    ) async throws(StoreError) -> [TriageOutcome]
    /// Takes the last decision on each of these alerts back; `force`: also somebody else's.
    func undo(
        on alerts: [String], by user: String, note: String?, force: Bool, at now: Timestamp
    ) async throws(StoreError) -> [TriageOutcome]
    /// What was done to an alert, oldest first.
    func decisions(on alert: String) async throws(StoreError) -> [TriageDecision]
    /// What came to an alert by itself, oldest first.
    func changes(of alert: String) async throws(StoreError) -> [AlertChange]
    /// What waits for a second person, oldest first.
    func proposals() async throws(StoreError) -> [TriageDecision]
    /// Opens each dismissed alert again of which what the dismissal rested on is not as it was; to be called when lists,
    /// register or rules have changed. `rules`: the fingerprint of each rule now, by its id.
    func reopenDismissals(rules: [String: String], at now: Timestamp) async throws(StoreError) -> [Reopening]
    /// Makes a suppression at its own time, and puts aside the undecided alerts that it holds; one that waits for a second
    /// person (`proposed`) puts none aside yet. Throws `other` where it cannot be made (`Suppression.refusal`).
    func suppress(_ suppression: Suppression, dryRun: Bool) async throws(StoreError) -> SuppressionReach
    /// All that were ever made, oldest first, with how many alerts each holds now.
    func suppressions() async throws(StoreError) -> [SuppressionCount]
    /// Ends a suppression; returns the alerts that are back.
    func unsuppress(
        _ id: String, by user: String, note: String?, at now: Timestamp
    ) async throws(StoreError) -> [Alert]
    /// Answers a suppression that waits for a second person; returns why it cannot be, or nil.
    func answer(
        _ isApproved: Bool, toSuppression id: String, by user: String, note: String?, at now: Timestamp
    ) async throws(StoreError) -> String?
    /// Ends the suppressions and the dismissals whose time is over; returns the ids of the alerts that are back.
    func endSuppressions(at now: Timestamp) async throws(StoreError) -> [String]
    /// The audit trail, newest first: of an alert, a suppression or a pair of parties, or all.
    func audit(of object: String?, limit: Int?) async throws(StoreError) -> [AuditEntry]
    /// Reads the whole trail, and says whether it is what was written, and (`head`) holds a hash that was noted before.
    func checkAudit(holding head: String?) async throws(StoreError) -> AuditCheck
    /// How alerts raised since then fared with people.
    func triageStatistics(
        by group: TriageStatistics.Group, since: Timestamp?
    ) async throws(StoreError) -> [TriageStatistics]

    // MARK: Delivery

    /// Alerts that wait to be told to some sink, longest waiting first; none that is dismissed or suppressed.
    func pendingDeliveries(limit: Int) async throws(StoreError) -> [Alert]
    /// The alerts that wait for a sink, longest waiting first, from behind `seq` on (0: from the first). `now`: only those
    /// whose wait is over by then; nil: all.
    func outbox(
        of sink: String, at now: Timestamp?, after seq: Int64, limit: Int
    ) async throws(StoreError) -> [OutboxEntry]
    /// Notes receipts. An alert waits no more once each of `sinks` is done with what it says now.
    func markDelivered(_ receipts: [DeliveryReceipt], at now: Timestamp, sinks: [String]) async throws(StoreError)
    /// Notes what sinks did not take, with the same end.
    func save(_ troubles: [DeliveryTrouble], sinks: [String]) async throws(StoreError)
    /// Takes out of the outbox what these sinks are done with: others may have been waited for before.
    func settleDeliveries(sinks: [String]) async throws(StoreError)
    /// When the first of the alerts that wait for these sinks is to be tried again; nil when none waits for a time.
    func nextDelivery(of sinks: [String]) async throws(StoreError) -> Timestamp?
    /// Ends all waits of a sink, or those of what was tried there.
    func hastenDeliveries(of sink: String, triedOnly: Bool) async throws(StoreError)
    /// What was set aside by a sink (nil: by any), newest first.
    func failedDeliveries(of sink: String?, limit: Int) async throws(StoreError) -> [DeliveryTrouble]
    /// Offers again what was set aside; returns how many deliveries that are.
    func retryFailedDeliveries(of sink: String?) async throws(StoreError) -> Int
    /// Notes a receipt of a sink for the alert as it is, at this severity. The alert is pending no more when `settled` (no
    /// other sink waits for it) and its severity did not change meanwhile.
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
    package func storedArticles(after id: String?, limit: Int) async throws(StoreError) -> [StoredArticle] {
        try await storedArticles(after: id, limit: limit, withReadings: true)
    }

    package func save(_ state: SourceState) async throws(StoreError) { try await save([state]) }

    package func markDelivered(
        _ alert: String, severity: Alert.Severity, sink: String, receipt: String, at now: Timestamp
    ) async throws(StoreError) {
        try await markDelivered(alert, severity: severity, sink: sink, receipt: receipt, at: now, settled: true)
    }

    package func decide(
        _ order: TriageOrder, on alerts: [String], at now: Timestamp
    ) async throws(StoreError) -> [TriageOutcome] {
        try await decide(order, on: alerts, at: now, dryRun: false)
    }

    package func report() async throws(StoreError) -> StoreReport { try await report(checking: false) }
}
