import Records

#if canImport(Glibc)
    import Glibc
#endif

/// The folder of an archive: which files it holds, and what a crash left behind in it.
struct ArchiveFolder {
    let path: String

    /// Makes the folder, and those above it, where it is missing.
    init(_ path: String) throws(ArchiveError) {
        self.path = path
        try Self.make(path)
    }

    /// The file to go on with on this day: its last one while that is smaller than `maxBytes`, else a new one.
    func open(day: String, maxBytes: Int) throws(ArchiveError) -> ArchiveFile {
        var name = try names().files.filter { $0.day == day }.max() ?? ArchiveName(day: day, serial: 1)
        while true {
            if let file = try ArchiveFile(folder: path, name: name) {
                if try file.size() < maxBytes { return file }
                try file.removeMark()
            }
            name.serial += 1
        }
    }

    /// Looks at every file that was left without being closed, cuts what is incomplete at its end, and says so.
    func repair() throws(ArchiveError) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        for name in try names().marked.sorted() {
            guard let file = try ArchiveFile(abandoned: name, folder: path) else { continue }
            let size = try file.size()
            let end = try Self.goodEnd(of: file.path)
            if end < size {
                try file.cut(to: end)
                diagnostics.append(
                    Diagnostic(
                        .warning, "archive-cut-back",
                        "The last run ended while it was written: \(size - end) bytes of a broken record were cut.",
                        place: name.text))
            }
            try file.sync(withName: true)
            try file.removeMark()
        }
        return diagnostics
    }

    /// Where the last whole record ends. Damage before whole records is left to be seen: to cut there would lose them.
    private static func goodEnd(of path: String) throws(ArchiveError) -> Int {
        let reader = try ArchiveReader(path: path)
        while try reader.next() != nil {}
        return reader.position
    }

    private func names() throws(ArchiveError) -> (files: [ArchiveName], marked: [ArchiveName]) {
        guard let folder = opendir(path) else { throw ArchiveError(errno: errno, doing: "Listing", file: path) }
        defer { closedir(folder) }
        var files: [ArchiveName] = []
        var marked: [ArchiveName] = []
        while let entry = readdir(folder) {
            let text = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if let name = ArchiveName(text) {
                files.append(name)
            } else if text.hasSuffix(ArchiveName.openMark),
                let name = ArchiveName(String(text.dropLast(ArchiveName.openMark.count)))
            {
                marked.append(name)
            }
        }
        return (files, marked)
    }

    private static func make(_ path: String) throws(ArchiveError) {
        var status = stat()
        if stat(path, &status) == 0 {
            guard status.st_mode & S_IFMT == S_IFDIR else {
                throw ArchiveError(.notFound, "\(path) is not a folder: name another one for evidence.", file: path)
            }
            return
        }
        let parts = path.split(separator: "/")
        if parts.count > 1 { try make((path.hasPrefix("/") ? "/" : "") + parts.dropLast().joined(separator: "/")) }
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
            throw ArchiveError(errno: errno, doing: "Making the folder", file: path)
        }
    }
}
