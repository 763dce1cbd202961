import Foundation
import Records
import Settings

/// What goes wrong at which path, from `newsroom.yaml` in the folder that is served.
struct Troubles: Sendable {
    /// Answered with 410.
    var gone: Set<String> = []
    /// Answered after so many milliseconds.
    var slow: [String: Int] = [:]
    /// Permanent redirects, from path to path.
    var moved: [String: String] = [:]
    /// Media types that differ from what the ending says.
    var types: [String: String] = [:]

    static func read(folder: String) -> (Troubles?, [Diagnostic]) {
        let path = folder + "/newsroom.yaml"
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return (Troubles(), []) }
        let (top, problems) = SettingsFile.read(text, place: path)
        guard let top else { return (nil, problems.all) }
        var troubles = Troubles()
        troubles.gone = Set(top.strings("gone"))
        for slow in top.mappings("slow") {
            if let path = slow.required("path"), let delay = slow.int("milliseconds", in: 0...60_000) {
                troubles.slow[path] = delay
            }
            slow.finish()
        }
        troubles.moved = pairs(top, "moved", "to")
        troubles.types = pairs(top, "types", "type")
        top.finish()
        return (problems.hasErrors ? nil : troubles, problems.all)
    }

    private static func pairs(_ top: Mapping, _ key: String, _ value: String) -> [String: String] {
        var pairs: [String: String] = [:]
        for mapping in top.mappings(key) {
            if let path = mapping.required("path"), let text = mapping.required(value) { pairs[path] = text }
            mapping.finish()
        }
        return pairs
    }
}
