import Records

/// What a list said of an entry over a run of its versions.
struct EntryRow {
    /// The list's source.
    var list: String
    var content: EntityRow
    /// The number of the first version that said so.
    var first: Int
    /// The first one that said something else, or nothing; nil while it is in force.
    var until: Int?
    /// When the first version of the unbroken run of versions with this entry was fetched.
    var since: Timestamp

    /// Whether this version of the list said so.
    func isOf(version number: Int) -> Bool { first <= number && until.map { number < $0 } ?? true }
}
