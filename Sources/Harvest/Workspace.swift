import Foundation

/// A working directory (`--data DIR`): settings, `feeds/`, `lexicons/`, `rules/`, `traders.csv` and the store. A folder
/// that is absent is taken from those shipped with the program.
package struct Workspace: Sendable {
    /// The working directory, an absolute path.
    package let directory: String
    /// The folder with the shipped files; nil where the program stands alone.
    package let shipped: String?

    package init(directory: String, shipped: String? = ShippedFiles.root) {
        self.directory = URL(fileURLWithPath: directory).standardizedFileURL.path
        self.shipped = shipped
    }

    package var settingsPath: String { directory + "/tidewaiter.yaml" }
    package var registerPath: String { directory + "/traders.csv" }
    /// What can be made again from the store, and may be deleted at any time.
    package var cachePath: String { directory + "/cache" }

    /// The files of one of the folders whose names end so, the working directory's own folder before the shipped one,
    /// sorted by path. Names are as the owner knows them: relative to the working directory, or `shipped:` and the rest.
    package func files(in folder: String, ending: String) throws(WorkspaceError) -> [(name: String, bytes: [UInt8])] {
        let own = directory + "/" + folder
        let (root, prefix) =
            isFolder(own) ? (own, folder) : (shipped.map { $0 + "/" + folder } ?? own, "shipped:" + folder)
        guard isFolder(root) else {
            throw WorkspaceError(
                "there is no folder \(folder) in \(directory), and none came with the program; run `tidewaiter init`")
        }
        var files: [(name: String, bytes: [UInt8])] = []
        // An enumerator does not go through a link, and a folder may be one.
        let target = URL(fileURLWithPath: root).resolvingSymlinksInPath().path
        let paths = FileManager.default.enumerator(atPath: target)?.compactMap { $0 as? String } ?? []
        for path in paths.filter({ $0.hasSuffix(ending) && !$0.split(separator: "/").contains { $0.hasPrefix(".") } })
            .sorted()
        {
            guard let data = FileManager.default.contents(atPath: root + "/" + path) else {
                throw WorkspaceError("cannot read \(root)/\(path)")
            }
            files.append((prefix + "/" + path, [UInt8](data)))
        }
        return files
    }

    /// The files of rules. What rules read sentences by (`cues.yaml`) and what their points are (`weights.yaml`) is taken
    /// from those shipped where a folder of one's own lacks it: without the first, rules fire on much that means nothing.
    package func ruleTexts() throws(WorkspaceError) -> [(name: String, text: String)] {
        var texts = try files(in: "rules", ending: ".yaml").map {
            (name: $0.name, text: String(decoding: $0.bytes, as: UTF8.self))
        }
        for name in ["cues.yaml", "weights.yaml"] where !texts.contains(where: { $0.name.hasSuffix("/" + name) }) {
            guard let shipped, let data = FileManager.default.contents(atPath: "\(shipped)/rules/\(name)") else {
                continue
            }
            texts.append(("shipped:rules/" + name, String(decoding: data, as: UTF8.self)))
        }
        return texts
    }

    private func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }
}

/// A working directory that cannot be used: what is missing, and what to do.
package struct WorkspaceError: Error, CustomStringConvertible, Sendable {
    package let description: String
    package init(_ description: String) { self.description = description }
}
