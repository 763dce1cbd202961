import Records

extension Fetcher {
    /// The most bytes of a download whose request names no other number.
    package static let largestDownload = 8 << 30

    /// Fetches a document into a file, however large, with the manners and redirects of `fetch`. It grows in `PATH.part`
    /// and is put in its place when it is whole and safe on the disk; when it breaks off, the next download of the same
    /// address to the same path asks for the rest, where the server's validators allow that (RFC 9110 §13.1.5).
    ///
    /// The bytes are written as they come: no content coding is asked for, and none is undone. Instead of a time-out for
    /// the whole – unless the request names one – there is one for too few bytes a second
    /// (`FetchConfiguration.stallSeconds`), and a day is the longest. It holds its turn at the host all that time.
    ///
    /// Throws besides what `fetch` throws `disk`, when the file cannot be written.
    package func download(_ request: FetchRequest, to path: String) async throws(FetchError) -> Download {
        let url: String
        do { url = try WebAddress(request.url).shown } catch { throw .flawed(error, url: request.url) }
        let file: PartialFile
        do { file = try PartialFile(path: path, url: url) } catch { throw FetchError(.disk, error.message, url: url) }
        defer { file.tidy() }
        let document = try await fetch(request, into: file)
        var download = Download(document: document, size: 0, resumedAt: 0)
        guard download.isComplete else { return download }
        do { try file.publish() } catch { throw FetchError(.disk, error.message, url: url, status: document.status) }
        (download.size, download.resumedAt) = file.progress
        return download
    }
}
