import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#endif

/// Why the store could not do something.
package struct StoreError: Error, Hashable, Sendable {
    package enum Kind: String, Sendable {
        /// The file or its directory may not be written.
        case readOnly
        /// No room on the disk, or a limit of the file's size was met. Nothing of the transaction was kept.
        case diskFull
        /// Another process holds it, longer than was waited.
        case locked
        /// The file is damaged or no store at all.
        case corrupt
        /// A newer version of the program wrote it.
        case newerSchema
        case notFound
        /// The task was cancelled; nothing of the transaction was kept.
        case cancelled
        case other
    }

    package var kind: Kind
    /// What happened, where, and what to do.
    package var message: String
    /// The file or directory it is about.
    package var file: String?

    package init(_ kind: Kind, _ message: String, file: String? = nil) {
        self.kind = kind
        self.message = message
        self.file = file
    }
}

extension StoreError: CustomStringConvertible {
    package var description: String { message }
}

extension StoreError {
    /// Of a failed call of the operating system.
    init(errno code: Int32, doing what: String, file: String) {
        let kind: Kind =
            switch code {
            case EACCES, EPERM, EROFS: .readOnly
            case ENOSPC, EDQUOT, EFBIG: .diskFull
            case ENOENT, ENOTDIR: .notFound
            default: .other
            }
        self.init(kind, "\(what) failed: \(String(cString: strerror(code))) (\(file))", file: file)
    }
}
