#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Why a file of tables cannot be used, or not be written. The names themselves are always elsewhere: build anew.
package struct TableFileError: Error, Sendable, CustomStringConvertible {
    package enum Kind: Sendable {
        /// It is not there, or the system does not let us.
        case unreadable, unwritable
        /// Something else than such a file, or one of another version or kind of machine.
        case foreign
        /// It is shorter or longer than it says.
        case cut
        /// Its check sum is wrong, or something in it points nowhere.
        case damaged
        /// It was made of other names.
        case outdated
    }

    package let kind: Kind
    package let description: String

    init(_ kind: Kind, _ description: String) {
        self.kind = kind
        self.description = description
    }

    static func damaged(_ what: String) -> TableFileError {
        TableFileError(.damaged, "damaged file of tables: \(what)")
    }

    /// What the system said last.
    static func system(_ action: String, _ path: String) -> String {
        "cannot \(action) \(path): \(String(cString: strerror(errno)))"
    }
}
