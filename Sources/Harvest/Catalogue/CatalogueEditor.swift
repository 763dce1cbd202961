import Foundation
import Glibc
package import Records

/// Changes the catalogue of a working directory. Every file is read back before it takes the place of the old one, in one
/// step; two editors at a time wait for each other.
package struct CatalogueEditor: Sendable {
    package let workspace: Workspace

    package init(_ workspace: Workspace) { self.workspace = workspace }

    /// What was changed.
    package struct Change: Sendable {
        package var added: [Source] = []
        /// Files as their owner knows them.
        package var files: [String] = []
        /// Files that came with the program and were copied, since a working directory's own `feeds/` stands in the place
        /// of the shipped one.
        package var copied = 0
    }

    /// The catalogue as it is; an empty one where there are no files at all.
    package func catalog() throws(WorkspaceError) -> SourceCatalog {
        let own = workspace.directory + "/feeds"
        guard workspace.shipped != nil || FileManager.default.fileExists(atPath: own) else {
            return SourceCatalog.read(files: []).catalog
        }
        return SourceCatalog.read(files: try workspace.files(in: "feeds", ending: ".yaml")).catalog
    }

    /// Adds sources to a file, which is made where it is missing.
    /// - Parameters:
    ///   - file: `feeds/NAME.yaml`; the folder may be left out.
    ///   - make: the sources, from the catalogue as it is and a source with the defaults of the file.
    package func add(
        to file: String, _ make: (_ known: KnownSources, _ template: Source) throws(WorkspaceError) -> [Source]
    ) throws(WorkspaceError) -> Change {
        let name = try Self.name(of: file)
        var change = Change(files: [name])
        try locked { () throws(WorkspaceError) in
            var edited = CatalogueFile(name: name, bytes: bytes(of: name))
            change.added = try make(KnownSources(try catalog()), edited.template)
            guard !change.added.isEmpty else { return }
            try edited.add(change.added)
            change.copied = try prepare()
            try write(edited)
        }
        return change
    }

    /// Switches sources on or off.
    package func setEnabled(_ isEnabled: Bool, _ ids: [String]) throws(WorkspaceError) -> Change {
        var change = Change()
        try locked { () throws(WorkspaceError) in
            change.copied = try prepare()
            for id in ids {
                guard let place = try catalog().places[id], let colon = place.lastIndex(of: ":"),
                    let line = Int(place[place.index(after: colon)...])
                else { throw WorkspaceError("there is no source “\(id)” in feeds/") }
                let name = String(place[..<colon])
                var edited = CatalogueFile(name: name, bytes: bytes(of: name))
                try edited.setEnabled(isEnabled, source: id, line: line)
                try write(edited)
                if !change.files.contains(name) { change.files.append(name) }
            }
        }
        return change
    }

    /// Only files of `feeds/` that end with `.yaml` are read.
    private static func name(of file: String) throws(WorkspaceError) -> String {
        var name = file.hasPrefix("./") ? String(file.dropFirst(2)) : file
        if !name.contains("/") { name = "feeds/" + name }
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count >= 2, parts[0] == "feeds", name.hasSuffix(".yaml"), name.utf8.count < 200,
            parts.allSatisfy({ !$0.isEmpty && !$0.hasPrefix(".") }), name.utf8.allSatisfy({ $0 >= 32 && $0 != 127 })
        else {
            throw WorkspaceError("“\(file)” is not read by the program: name a file of feeds/ that ends with .yaml")
        }
        return name
    }

    /// Of the working directory's own file, or of the shipped one that will be copied.
    private func bytes(of name: String) -> [UInt8]? {
        let isOwn = FileManager.default.fileExists(atPath: workspace.directory + "/feeds")
        let folder = isOwn ? workspace.directory : workspace.shipped
        return folder.flatMap { FileManager.default.contents(atPath: $0 + "/" + name) }.map { [UInt8]($0) }
    }
}

// MARK: - Files

extension CatalogueEditor {
    /// Makes the working directory's own `feeds/`, with copies of the shipped files, where it has none: else the first
    /// source that is added would be the only one.
    private func prepare() throws(WorkspaceError) -> Int {
        let own = workspace.directory + "/feeds"
        guard !FileManager.default.fileExists(atPath: own) else { return 0 }
        let shipped = (try? workspace.files(in: "feeds", ending: ".yaml")) ?? []
        let new = workspace.directory + "/.feeds-\(getpid())"
        do {
            try FileManager.default.createDirectory(atPath: new, withIntermediateDirectories: true)
            for file in shipped {
                let url = URL(fileURLWithPath: new + "/" + file.name.drop { $0 != "/" }.dropFirst())
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(file.bytes).write(to: url)
            }
            // Whole or not at all: a catalogue cut short would drop sources unseen.
            try FileManager.default.moveItem(atPath: new, toPath: own)
        } catch {
            try? FileManager.default.removeItem(atPath: new)
            throw WorkspaceError("cannot make \(own): \(error.localizedDescription)")
        }
        return shipped.count
    }

    private func locked(_ body: () throws(WorkspaceError) -> Void) throws(WorkspaceError) {
        let folder = open(workspace.directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0, flock(folder, LOCK_EX) == 0 else {
            if folder >= 0 { close(folder) }
            throw WorkspaceError("cannot lock \(workspace.directory): \(String(cString: strerror(errno)))")
        }
        defer { close(folder) }
        try body()
    }

    /// On the disk before it gets its name.
    private func write(_ file: CatalogueFile) throws(WorkspaceError) {
        let path = workspace.directory + "/" + file.name
        let url = URL(fileURLWithPath: path)
        let new = url.deletingLastPathComponent().path + "/.\(url.lastPathComponent)-\(getpid())"
        do {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(file.text.utf8).write(to: URL(fileURLWithPath: new))
            let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: new))
            try handle.synchronize()
            try handle.close()
            guard rename(new, path) == 0 else {
                throw WorkspaceError(String(cString: strerror(errno)))
            }
        } catch {
            try? FileManager.default.removeItem(atPath: new)
            throw WorkspaceError(
                "cannot write \(path): \((error as? WorkspaceError)?.description ?? error.localizedDescription)")
        }
    }
}

/// The sources that are there, by what a new one must not share with them.
package struct KnownSources: Sendable {
    package private(set) var ids: Set<String> = []
    /// The id of each, by `AddressKey`.
    private var addresses: [String: String] = [:]
    private let places: [String: String]

    package init(_ catalog: SourceCatalog) {
        places = catalog.places
        for source in catalog.sources { add(source) }
    }

    package mutating func add(_ source: Source) {
        ids.insert(source.id)
        addresses[AddressKey.of(source.url)] = source.id
    }

    /// The source that has this address, whatever its spelling.
    package func source(at url: String) -> String? { addresses[AddressKey.of(url)] }

    /// Where a source stands: `feeds/trade.yaml:12`.
    package func place(of id: String) -> String { places[id] ?? "feeds/" }
}
