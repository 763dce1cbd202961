/// Reads the lines of a robots.txt into groups (RFC 9309 §2.2).
struct RobotsParser {
    private(set) var groups: [RobotsPolicy.Group] = []
    private(set) var sitemaps: [String] = []
    /// A rule has been met since the last `User-agent`, so that the next one begins a group. Other lines do not end one.
    private var isClosed = true

    private enum Key {
        case agent, allow, disallow, sitemap, crawlDelay
    }

    /// The names of lines by how they begin, with the misspellings that occur in the wild.
    private static let keys: [(name: [UInt8], key: Key)] = spellings.map { (Array($0.utf8), $1) }

    private static let spellings: [(String, Key)] = [
        ("user-agent", .agent), ("useragent", .agent), ("user agent", .agent), ("allow", .allow),
        ("disallow", .disallow), ("dissallow", .disallow), ("dissalow", .disallow), ("disalow", .disallow),
        ("diasllow", .disallow), ("disallaw", .disallow), ("sitemap", .sitemap), ("site-map", .sitemap),
        ("crawl-delay", .crawlDelay),
    ]

    /// Longer lines are cut, as Google's crawler does.
    private static let longestLine = 16_663
    private static let mostSitemaps = 1_000

    mutating func parse(_ bytes: ArraySlice<UInt8>) {
        var rest = bytes
        for mark: UInt8 in [0xEF, 0xBB, 0xBF] where rest.first == mark { rest = rest.dropFirst() }
        var start = rest.startIndex
        while start < rest.endIndex {
            let end = rest[start...].firstIndex { $0 == 10 || $0 == 13 } ?? rest.endIndex
            line(rest[start..<end].prefix(RobotsParser.longestLine))
            start = end + 1
        }
    }

    private mutating func line(_ whole: ArraySlice<UInt8>) {
        let line = trimmed(whole.prefix { $0 != 35 && $0 != 0 })
        guard let (name, value) = split(line), !name.isEmpty else { return }
        let lower = name.prefix(12).map(RobotsPolicy.lowercased)
        guard let key = RobotsParser.keys.first(where: { lower.starts(with: $0.name) })?.key else { return }
        switch key {
        case .agent: agent(value)
        case .allow: rule(allows: true, value)
        case .disallow: rule(allows: false, value)
        case .sitemap:
            if sitemaps.count < RobotsParser.mostSitemaps, !value.isEmpty {
                sitemaps.append(String(decoding: value, as: UTF8.self))
            }
        case .crawlDelay: crawlDelay(value)
        }
    }

    /// Name and value: at the colon, or at the blank where the colon was forgotten and there are just two words.
    private func split(_ line: ArraySlice<UInt8>) -> (ArraySlice<UInt8>, ArraySlice<UInt8>)? {
        if let colon = line.firstIndex(of: 58) { return (trimmed(line[..<colon]), trimmed(line[(colon + 1)...])) }
        guard let blank = line.firstIndex(where: isBlank) else { return nil }
        let value = line[blank...].drop(while: isBlank)
        return value.contains(where: isBlank) ? nil : (line[..<blank], value)
    }

    private mutating func agent(_ value: ArraySlice<UInt8>) {
        if isClosed { groups.append(RobotsPolicy.Group()) }
        isClosed = false
        let last = groups.count - 1
        if value.first == 42, value.count == 1 || isSpace(value[value.startIndex + 1]) {
            groups[last].isForAll = true
        } else {
            groups[last].agents.append(value.prefix(while: RobotsPolicy.isTokenByte).map(RobotsPolicy.lowercased))
        }
    }

    private mutating func rule(allows: Bool, _ value: ArraySlice<UInt8>) {
        guard !groups.isEmpty else { return }
        isClosed = true
        guard !value.isEmpty else { return }
        let pattern = RobotsPattern(value)
        let last = groups.count - 1
        groups[last].rules.append(RobotsPolicy.Rule(allows: allows, pattern: pattern))
        if allows, let folder = pattern.ofFolder {
            groups[last].rules.append(RobotsPolicy.Rule(allows: true, pattern: folder))
        }
    }

    private mutating func crawlDelay(_ value: ArraySlice<UInt8>) {
        guard !groups.isEmpty, let seconds = Double(String(decoding: value, as: UTF8.self)), seconds.isFinite,
            seconds > 0
        else { return }
        let last = groups.count - 1
        groups[last].crawlDelay = max(groups[last].crawlDelay ?? 0, min(seconds, 86_400))
    }

    private func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let inner = bytes.drop(while: isSpace)
        return inner[..<(inner.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? inner.startIndex)]
    }
}

private func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 }

private func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
