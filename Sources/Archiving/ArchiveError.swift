#if canImport(Glibc)
    import Glibc
#endif

/// Why an archive could not be written or read.
package struct ArchiveError: Error, Hashable, Sendable {
    package enum Kind: String, Sendable {
        /// The folder or a file in it may not be written or read.
        case notAllowed
        /// No room on the disk, or a limit of the file's size was met. The file ends with its last good record.
        case diskFull
        /// There is no such file or folder.
        case notFound
        /// The bytes at this place are not what was written there.
        case damaged
        /// The writer was closed, or what it wrote could not be brought to the disk: make a new one.
        case closed
        case other
    }

    package var kind: Kind
    /// What happened, where, and what to do.
    package var message: String
    /// The file or folder it is about.
    package var file: String?

    package init(_ kind: Kind, _ message: String, file: String? = nil) {
        self.kind = kind
        self.message = message
        self.file = file
    }
}

extension ArchiveError: CustomStringConvertible {
    package var description: String { message }
}

extension ArchiveError {
    /// Of a failed call of the operating system.
    init(errno code: Int32, doing what: String, file: String) {
        let kind: Kind =
            switch code {
            case EACCES, EPERM, EROFS: .notAllowed
            case ENOSPC, EDQUOT, EFBIG: .diskFull
            case ENOENT, ENOTDIR: .notFound
            default: .other
            }
        let advice =
            switch kind {
            case .notAllowed: ": check the rights of the file and of its folder"
            case .diskFull: ": free some space; what was written before is whole, run again"
            default: ""
            }
        let failure = kind == .diskFull ? "No room to write" : "\(what) failed"
        self.init(kind, "\(failure), \(String(cString: strerror(code)))\(advice) (\(file))", file: file)
    }
}
