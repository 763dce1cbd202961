import Archiving
import Articles
import Fetching
import Parsing
import Records
import Storage
import Texts

/// What all work of a run shares: the stations that hold something, the clock, and who is told of events.
struct Stations: Sendable {
    let fetcher: Fetcher
    let store: any Store
    let evidence: EvidenceKeeper
    let budget: PageBudget
    /// The working directory.
    let directory: String
    let clock: @Sendable () -> Timestamp
    let report: @Sendable (HarvestEvent) -> Void
    let detector = LanguageDetector()
    let extractor: PageExtractor

    /// Ends the keeping of evidence; what goes wrong then concerns nothing that an article refers to, and is told.
    func closeEvidence() {
        do throws(ArchiveError) { try evidence.close() } catch {
            report(.problem(Diagnostic(.error, "evidence", error.message)))
        }
    }

    func builder(of source: Source) -> ArticleBuilder { ArticleBuilder(source: source, detector: detector) }
}

/// Why a source yielded nothing, when it was not the fetch itself that failed.
struct SourceFailure: Error, CustomStringConvertible {
    let code: String
    let description: String
    /// Not to be asked before, as the server said.
    var notBefore: Timestamp?

    init(_ code: String, _ description: String, notBefore: Timestamp? = nil) {
        self.code = code
        self.description = description
        self.notBefore = notBefore
    }
}
