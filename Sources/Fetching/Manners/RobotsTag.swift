package import Records

/// What the `X-Robots-Tag` fields of an answer ask for. No standard, but widely used: directives between commas, those
/// behind `name:` for the agent of that name alone.
package enum RobotsTag {
    /// Directives that bring a value of their own behind a colon.
    private static let valued: Set<String> = [
        "unavailable_after", "max-snippet", "max-image-preview", "max-video-preview",
    ]

    /// Whether the answer must not be kept (`noarchive`) by the agent, given by its product token.
    package static func forbidsArchiving(_ document: Document, agent: String) -> Bool {
        document.headers.contains { field in
            field.name == "x-robots-tag" && forbidsArchiving(field.value.lowercased(), agent.lowercased())
        }
    }

    private static func forbidsArchiving(_ field: String, _ agent: String) -> Bool {
        var isForUs = true
        for part in field.split(separator: ",") {
            var directive = String(part).trimmingASCIISpace
            if let colon = directive.firstIndex(of: ":"), !valued.contains(String(directive[..<colon])) {
                let name = String(directive[..<colon]).trimmingASCIISpace
                isForUs = name == agent || name == "*"
                directive = String(directive[directive.index(after: colon)...]).trimmingASCIISpace
            }
            if isForUs, directive == "noarchive" { return true }
        }
        return false
    }
}
