package import Records
package import Storage

/// How a source stands, in one word.
package enum SourceHealth: String, Sendable, CaseIterable {
    case ok
    /// Its last request failed.
    case failing
    /// It has published nothing for much longer than is its habit.
    case silent
    /// It answered 410.
    case gone
    /// It was never asked.
    case new
    /// It is in the catalogue, and out of every harvest.
    case off

    package init(of source: Source, _ state: SourceState?, at now: Timestamp) {
        guard source.enabled else {
            self = .off
            return
        }
        guard let state, state.lastFetched != nil else {
            self = .new
            return
        }
        self =
            if state.retired {
                .gone
            } else if state.failures > 0 {
                .failing
            } else if Rhythm.silence(of: state, source: source, at: now) != nil {
                .silent
            } else {
                .ok
            }
    }
}
