import GRDB

#if canImport(Glibc)
    import Glibc
#endif

extension StoreError {
    /// Of whatever GRDB threw about this file.
    init(_ error: any Error, file: String) {
        switch error {
        case let error as StoreError: self = error
        case let error as DatabaseError: self = StoreError.of(error, file: file)
        case is CancellationError: self.init(.cancelled, "The work on \(file) was cancelled.", file: file)
        default: self.init(.other, "The store \(file) failed: \(error)", file: file)
        }
    }

    private static func of(_ error: DatabaseError, file: String) -> StoreError {
        let detail = "\(error.message ?? "no message"), SQLite code \(error.extendedResultCode.rawValue)"
        func of(_ kind: Kind, _ text: String) -> StoreError { StoreError(kind, "\(text) (\(detail))", file: file) }
        switch error.resultCode {
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
            return of(.readOnly, "\(file) may not be written: check the rights of the file and of its directory.")
        case .SQLITE_FULL:
            return of(.diskFull, "No room to write \(file): free some space; nothing was lost, run again.")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            return of(.locked, "\(file) is in use by another process: run again when it is done.")
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            return of(.corrupt, "\(file) is damaged or no store: put back a copy of it, or move it away.")
        case .SQLITE_INTERRUPT:
            return of(.cancelled, "The work on \(file) was cancelled.")
        case .SQLITE_CANTOPEN:
            return cannotOpen(file, detail)
        case .SQLITE_IOERR where isFull(file):
            return of(.diskFull, "No room to write \(file): free some space; nothing was lost, run again.")
        default:
            return of(.other, "The store \(file) failed.")
        }
    }

    private static func cannotOpen(_ file: String, _ detail: String) -> StoreError {
        let missing = access(file, F_OK) != 0
        return missing
            ? StoreError(.notFound, "There is no store \(file), and none can be made there (\(detail)).", file: file)
            : StoreError(
                .readOnly, "\(file) or its directory may not be opened: check the rights (\(detail)).", file: file)
    }

    /// SQLite says “I/O error” for some of the ways to run out of room (shared memory, a limit of the file's size).
    private static func isFull(_ file: String) -> Bool {
        var space = statvfs()
        if statvfs(file, &space) == 0, space.f_bavail == 0 { return true }
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0 else { return false }
        return [file, file + "-wal"].contains { path in
            var status = stat()
            // A write that would pass the limit is cut or refused: the file then ends within a page of it.
            return stat(path, &status) == 0 && UInt64(status.st_size) + 65_536 > UInt64(limit.rlim_cur)
        }
    }
}
