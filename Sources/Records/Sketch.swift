/// What of a text tells its near-duplicates: keys by which candidates are found, and the word sequences by which they
/// are judged. Made by `Articles`, kept by `Storage`.
package struct Sketch: Hashable, Codable, Sendable {
    /// Two texts that share a band are candidates; empty for a text too short to tell.
    package var bands: [UInt64]
    /// Hashes of all sequences of four words, sorted, each once.
    package var shingles: [UInt32]

    package init(bands: [UInt64] = [], shingles: [UInt32] = []) {
        self.bands = bands
        self.shingles = shingles
    }
}
