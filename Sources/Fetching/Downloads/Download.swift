package import Records

/// What `Fetcher.download` brought.
package struct Download: Sendable {
    /// The last answer, without body. Status 200, or 206 when the file had been begun before: the file is whole and in
    /// its place. 304: the one whose validators were given is still good. With any other status there is no new file.
    package var document: Document
    /// Bytes of the file; 0 when there is no new one.
    package var size: Int
    /// Where the file went on after an earlier download had broken off; 0 when it was begun anew.
    package var resumedAt: Int

    package var isComplete: Bool { document.status == 200 || document.status == 206 }
}
