package import Alerts
package import Delivery
package import Extraction
package import Fetching
import Foundation
package import Parsing
package import Records
package import Storage

/// The files of a working directory that say what is collected, known and alerted, with all that was wrong in them.
package struct WorkingFiles: Sendable {
    package let catalog: SourceCatalog
    package let lexicon: Lexicon
    package let rules: RuleSet
    /// Of each rule, by its id (`RuleTexts`): a dismissal counts as long as its rule says the same.
    let ruleFingerprints: [String: String]
    package let sites: SiteRules
    package let taggers: [PartyTagger]
    /// Of the lexicons and models: with the same ones the same text gives the same reading.
    let readingFingerprint: String
    /// What was left out, and why.
    package let problems: [Diagnostic]

    package static func read(_ workspace: Workspace) throws(WorkspaceError) -> WorkingFiles {
        let (catalog, feedProblems) = SourceCatalog.read(files: try workspace.files(in: "feeds", ending: ".yaml"))
        let terms = try workspace.files(in: "lexicons", ending: ".tsv")
        let (lexicon, lexiconProblems) = Lexicon.load(files: terms)
        let texts = try workspace.ruleTexts()
        let (rules, ruleProblems) = RuleSet.load(files: texts)
        let (sites, siteProblems) = SiteRules.load(files: try workspace.files(in: "sites", ending: ".yaml"))
        let (taggers, models, modelProblems) = PartyModels.load(workspace)
        return WorkingFiles(
            catalog: catalog, lexicon: lexicon, rules: rules,
            ruleFingerprints: RuleTexts.fingerprints(of: texts), sites: sites, taggers: taggers,
            readingFingerprint: LexiconPrint.of(terms) + models,
            problems: feedProblems + lexiconProblems + ruleProblems
                + unknownNames(in: texts, besides: ruleProblems, Known(lexicon, catalog)) + siteProblems + modelProblems
        )
    }

    /// What rules of one's own name that no lexicon, list or source has. Such a rule waits for it; shipped rules may well
    /// name more than a small lexicon has.
    private static func unknownNames(
        in texts: [(name: String, text: String)], besides problems: [Diagnostic], _ known: Known
    ) -> [Diagnostic] {
        let own = texts.filter { !$0.name.hasPrefix("shipped:") }
        guard !own.isEmpty else { return [] }
        return RuleSet.load(files: own, known: known).problems.filter { !problems.contains($0) }.map {
            Diagnostic(.warning, $0.code, $0.message, place: $0.place, line: $0.line)
        }
    }
}

extension Known {
    /// What the rules of a working directory may name.
    package init(_ lexicon: Lexicon, _ catalog: SourceCatalog) {
        self.init(
            concepts: Set(lexicon.concepts.map(\.id)),
            lists: Set(catalog.sources.filter { $0.kind == .list }.map(\.id)), sources: Set(catalog.sources.map(\.id)))
    }
}

/// A working directory, opened: its settings, its files, and the store.
package struct Engine: Sendable {
    package let workspace: Workspace
    package let settings: HarvestSettings
    package let files: WorkingFiles
    package let store: SQLiteStore

    /// - Parameter allow: networks that may be reached besides those of the settings.
    /// - Throws: `WorkspaceError` when the settings cannot be used – a misread setting must not start a harvest – and
    ///   `StoreError`.
    package static func open(_ workspace: Workspace, allow: [Network] = []) throws -> Engine {
        var settings = try checkedSettings(workspace)
        settings.fetch.allowedNetworks += allow
        return Engine(
            workspace: workspace, settings: settings, files: try WorkingFiles.read(workspace),
            store: try SQLiteStore(directory: workspace.directory))
    }

    package static func checkedSettings(_ workspace: Workspace) throws(WorkspaceError) -> HarvestSettings {
        let (settings, problems) = HarvestSettings.read(workspace)
        let errors = problems.filter { $0.severity == .error }
        guard errors.isEmpty else { throw WorkspaceError(errors.map(\.description).joined(separator: "\n")) }
        return settings
    }

    /// The sources that are collected.
    var sources: [Source] { files.catalog.sources.filter(\.enabled) }

    /// A pass over the enabled sources. Throws when the evidence cannot be written.
    package func pass(
        fetcher: Fetcher, clock: @escaping @Sendable () -> Timestamp = Engine.now,
        report: @escaping @Sendable (HarvestEvent) -> Void
    ) throws -> HarvestPass {
        HarvestPass(self, try stations(fetcher: fetcher, clock: clock, report: report))
    }

    /// What the work of a run shares. The evidence belongs to it until it is closed.
    func stations(
        fetcher: Fetcher, clock: @escaping @Sendable () -> Timestamp,
        report: @escaping @Sendable (HarvestEvent) -> Void
    ) throws -> Stations {
        let metrics = HarvestMetrics()
        let told: @Sendable (HarvestEvent) -> Void = { event in
            metrics.count(event)
            report(event)
        }
        return Stations(
            fetcher: fetcher, store: store,
            evidence: try EvidenceKeeper(
                directory: workspace.directory, agent: settings.fetch.robotsAgent, store: store, report: told),
            budget: PageBudget(perHour: settings.pagesPerHostHour), directory: workspace.directory, clock: clock,
            report: told, extractor: PageExtractor(sites: files.sites))
    }

    /// The same engine with its feeds, lexicons and rules read again.
    func reloaded() throws -> Engine {
        Engine(workspace: workspace, settings: settings, files: try WorkingFiles.read(workspace), store: store)
    }

    /// A fetcher as the settings want it.
    package func fetcher() throws -> Fetcher {
        var configuration = settings.fetch
        configuration.recordsExchanges = true
        return try Fetcher(configuration)
    }

    /// The sinks of the settings, with what each wants; paths are relative to the working directory.
    package func routes() throws -> [Route] {
        let surroundings = Surroundings(
            directory: workspace.directory, allowedNetworks: settings.fetch.allowedNetworks,
            caFile: settings.fetch.caFile)
        return try settings.sinks.map { try $0.route(surroundings) }
    }

    /// The time of the machine's clock.
    package static let now: @Sendable () -> Timestamp = { Timestamp(seconds: Int64(Date().timeIntervalSince1970)) }
}
