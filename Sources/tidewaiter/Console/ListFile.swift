import ArgumentParser
import Foundation
import Parsing
import Settings
import Texts

/// A sanctions list in a file of its official format, with the files that belong to it.
enum ListFile {
    /// - Parameter parts: further files by name; those that are not named are looked for beside the main one.
    /// - Throws: wrong usage for an unknown format, status 2 for a file that is not of the format.
    static func read(
        _ path: String, format: String, dataset: String, parts: [String: String] = [:]
    ) throws -> ListResult {
        let names = ListFormats.all.map { $0.name }
        guard let type = ListFormats.named(format) else {
            let advice = Suggestion.nearest(to: format, among: names).map { "; did you mean “\($0)”?" } ?? ""
            throw ValidationError(
                "there is no list format “\(format)”\(advice); there are \(names.joined(separator: ", "))")
        }
        var input = ListInput(main: try Files.bytes(path), parts: [:])
        for part in type.parts {
            if let file = parts[part] ?? beside(path, part) { input.parts[part] = try Files.bytes(file) }
        }
        do {
            return try type.read(input, dataset: dataset)
        } catch {
            Terminal.note("\(path): \(error)")
            throw Status.impossible
        }
    }

    /// `alt.csv` next to `sdn.csv`; or, where the main file's name holds `sdn` or `prim`, the name with that replaced.
    private static func beside(_ path: String, _ part: String) -> String? {
        guard path != "-" else { return nil }
        let url = URL(fileURLWithPath: path)
        let folder = url.deletingLastPathComponent()
        let name = url.lastPathComponent
        let candidates = [
            part + "." + url.pathExtension, name.replacing("sdn", with: part),
            name.replacing("SDN", with: part.uppercased()), name.replacing("prim", with: part),
        ]
        return candidates.filter { $0 != name }.map { folder.appendingPathComponent($0).path }
            .first { FileManager.default.fileExists(atPath: $0) }
    }
}
