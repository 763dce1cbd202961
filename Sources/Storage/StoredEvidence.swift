package import Records

/// Evidence as the store knows it.
package enum StoredEvidence: Hashable, Sendable {
    /// In the archive.
    case archived(Capture)
    /// In the store itself, where releases before the archive kept it.
    case inline([UInt8], contentType: String?)
}
