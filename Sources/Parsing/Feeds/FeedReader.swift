import Records

/// Reads the events of an XML document into a feed, by the meanings in `FeedFormats`. One pass, one buffer for all the
/// text that is being collected; a text inside a text (`author` › `name`) lies behind it in the buffer and is taken off
/// its end.
struct FeedReader {
    /// One open element.
    struct Frame {
        var element: FeedElement
        /// Whether a guid may serve as a link.
        var isPermanentLink = true
        /// Where its text begins in `buffer`.
        var start: Int
        /// What addresses within are relative to (XML Base) and the language, by their places in `bases` and
        /// `languages`: a frame is plain bytes, pushed and popped by the million.
        var base: Int
        var language: Int
    }

    /// Whose values an element gives.
    enum Target { case feed, item, source, image, nothing }

    let raw: Bool
    let isUTF8: Bool
    var root: FeedRoot
    var version: String? {
        didSet { isAtom = version?.hasPrefix("atom") == true }
    }
    private(set) var isAtom = false
    var feed = FeedFields()
    var item = FeedFields()
    var source = FeedFields()
    var image = FeedFields()
    var nothing = FeedFields()
    var items: [FeedItem] = []
    var texts = TextStack()
    /// The description that is a second one, and goes for the content.
    var descriptionIsContent = false
    var hasContent = false
    var inItem = false
    var inSource = false
    var inImage = false
    var inTextInput = false
    var inAuthor = false
    var inContributor = false
    var inOwner = false
    /// How deep the first title stood of what is open now; a deeper or later one does not replace it.
    var titleDepth: Int?
    var ttlMinutes: Int?
    var skipHours: [Int] = []
    var updatePeriod: Int?
    var updateFrequency = 1
    /// Items that were left out, for there were too many.
    var itemsLeftOut = 0
    /// Takes the items one by one, each when it is whole; nil: they are kept in `items`.
    var each: ((FeedItem) -> Void)?

    private(set) var bases: [String]
    private(set) var languages: [String?] = [nil]
    private var meanings: [(key: NameKey, element: FeedElement)] = []
    /// The prefix that unprefixed names have: sitemaps without a namespace are sitemaps.
    private var defaultPrefix = ""

    /// libxml2 keeps each name once, so three addresses stand for a qualified name.
    private struct NameKey: Equatable {
        var local: UnsafePointer<UInt8>?
        var prefix: UnsafePointer<UInt8>?
        var uri: UnsafePointer<UInt8>?

        /// A place among 256.
        var slot: Int {
            let mixed = UInt(bitPattern: local) ^ UInt(bitPattern: uri) &* 31 ^ UInt(bitPattern: prefix) &* 17
            return Int(truncatingIfNeeded: (mixed ^ mixed >> 9 ^ mixed >> 18) & 255)
        }
    }

    /// `isUTF8`: the document was read as UTF-8, so that text encoded twice may be mended.
    init(base: String, raw: Bool, isUTF8: Bool, documentType: String) {
        bases = [base]
        self.raw = raw
        self.isUTF8 = isUTF8
        root = FeedRoot(documentType: documentType)
        meanings = Array(repeating: (NameKey(), .ignored), count: 256)
        buffer.reserveCapacity(1 << 16)
        items.reserveCapacity(64)
    }

    /// The open elements and their texts, in one value: what is touched at every event is touched once.
    struct TextStack {
        var frames: [Frame] = []
        var buffer: [UInt8] = []
        /// The text that is being collected, when it is one that may hold markup.
        var part: FeedText?

        var isCollecting: Bool { frames.last?.element.collectsText ?? false }

        mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
            if part?.kind == .xhtml {
                FeedText.appendEscaped(bytes, to: &buffer)
            } else {
                buffer.append(contentsOf: bytes)
            }
        }

        /// The tag from `start` on is that of a division around all of the text – so far.
        mutating func openDivision(from start: Int) {
            guard part?.divisionOpen == nil else { return }
            part?.divisionOpen = start..<buffer.count
            part?.divisionDepth = frames.count
        }

        mutating func closeDivision(from start: Int) {
            if part?.divisionDepth == frames.count { part?.divisionClose = start..<buffer.count }
        }

        mutating func cut(to start: Int) {
            if start < buffer.count { buffer.removeLast(buffer.count - start) }
        }
    }

    var frames: [Frame] {
        _read { yield texts.frames }
        _modify { yield &texts.frames }
    }
    var buffer: [UInt8] {
        _read { yield texts.buffer }
        _modify { yield &texts.buffer }
    }
    var textPart: FeedText? {
        _read { yield texts.part }
        _modify { yield &texts.part }
    }

    var depth: Int { frames.count }

    var target: Target {
        if inSource { return .source }
        if inImage { return .image }
        if inTextInput { return .nothing }
        return inItem ? .item : .feed
    }

    /// The fields of `target`.
    var fields: FeedFields {
        _read {
            switch target {
            case .feed: yield feed
            case .item: yield item
            case .source: yield source
            case .image: yield image
            case .nothing: yield nothing
            }
        }
        _modify {
            switch target {
            case .feed: yield &feed
            case .item: yield &item
            case .source: yield &source
            case .image: yield &image
            case .nothing: yield &nothing
            }
        }
    }

    mutating func start(_ tag: XMLElement) {
        let element = begin(tag)
        if textPart != nil, let inline = inlineMarkup(tag) {
            frames.append(frame(inline, tag))
            if inline == .inlineTag { writeStartTag(tag) }
            return
        }
        // Markup in a value that has none by its format: the text counts.
        if element == .ignored, frames.last?.element.isValue == true {
            frames.append(frame(.inlineDivision, tag))
            return
        }
        frames.append(frame(element, tag))
        open(element, tag)
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if texts.isCollecting { texts.add(bytes) }
    }

    mutating func end(_ name: XMLName) {
        guard let frame = frames.last else { return }
        switch frame.element {
        case .inlineTag: writeEndTag(name)
        case .inlineDivision: break
        default:
            close(frame)
            texts.cut(to: frame.start)
        }
        frames.removeLast()
        forgetScope()
    }

    /// Bases and languages of elements that are closed are needed no more.
    private mutating func forgetScope() {
        let (base, language) = (basePlace, frames.last?.language ?? 0)
        if bases.count > base + 1 { bases.removeLast(bases.count - base - 1) }
        if languages.count > language + 1 { languages.removeLast(languages.count - language - 1) }
    }

    // MARK: Names

    private mutating func begin(_ tag: XMLElement) -> FeedElement {
        if frames.isEmpty {
            root.name = Self.qualified(tag.name)
            root.namespace = tag.name.uri.string.lowercased()
            root.version = tag.attribute("version")?.string ?? ""
            if root.name == "urlset" || root.name == "sitemapindex" { defaultPrefix = "sitemap:" }
            version = FeedFormats.version(of: root)
        } else if frames.count == 1, root.childNamespace.isEmpty {
            root.childNamespace = tag.name.uri.string.lowercased()
            version = FeedFormats.version(of: root) ?? version
        }
        return meaning(of: tag.name)
    }

    private mutating func meaning(of name: XMLName) -> FeedElement {
        let key = NameKey(
            local: name.local.bytes.baseAddress, prefix: name.prefix.bytes.baseAddress,
            uri: name.uri.bytes.baseAddress)
        let slot = key.slot
        if meanings[slot].key == key { return meanings[slot].element }
        let qualified = Self.qualified(name)
        let found =
            FeedFormats.elements[defaultPrefix.isEmpty ? qualified : defaultPrefix + qualified]
            ?? FeedFormats.elements[qualified] ?? .ignored
        meanings[slot] = (key, found)
        return found
    }

    /// Prefixes that stand for the formats themselves where nobody declared them.
    private static let corePrefixes: Set<String> = ["rss", "rss1", "rss2", "atom", "a10"]

    /// `prefix:local` in lower case with the prefix that `FeedFormats` knows for the namespace; with the one in the
    /// document when the namespace is unknown or was never declared.
    static func qualified(_ name: XMLName) -> String {
        let local = name.local.string.lowercased()
        let given = name.prefix.string.lowercased()
        let uri = name.uri.string.lowercased()
        if let prefix = FeedFormats.prefixes[uri] { return prefix.isEmpty ? local : prefix + ":" + local }
        if uri.hasPrefix("http://backend.userland.com/rss") || given.isEmpty || corePrefixes.contains(given) {
            return local
        }
        return given + ":" + local
    }

    private mutating func frame(_ element: FeedElement, _ tag: XMLElement) -> Frame {
        var frame = Frame(
            element: element, start: buffer.count, base: frames.last?.base ?? 0, language: frames.last?.language ?? 0)
        for i in 0..<tag.attributeCount {
            let a = tag.attribute(at: i)
            let isXML = a.name.prefix == "xml"
            guard isXML || a.name.prefix.isEmpty else { continue }
            if a.name.local == "base" || a.name.local == "BASE" {
                if let base = URLReference.safe(a.value.string, base: bases[frame.base]), !base.isEmpty {
                    frame.base = bases.count
                    bases.append(base)
                }
            } else if a.name.local == "lang", isXML || frame.language == 0 {
                let value = a.value.string
                frame.language = languages.count
                languages.append(value.isEmpty ? nil : LanguageTag.normal(value))
            }
        }
        if element == .root, let language = languages[frame.language] { feed.language = language }
        return frame
    }

    /// What addresses at this place are relative to.
    var base: String { bases[basePlace] }

    /// The place of `base` in `bases`.
    var basePlace: Int { frames.last?.base ?? 0 }

    /// The language at this place, nil when nothing says it.
    var language: String? { languages[frames.last?.language ?? 0] }
}

/// Language tags as feeds write them.
enum LanguageTag {
    /// `en_US` → `en-US` (BCP 47 has hyphens only).
    static func normal(_ tag: String) -> String {
        tag.utf8.contains(95) ? String(tag.map { $0 == "_" ? "-" : $0 }) : tag
    }
}

extension FeedElement {
    /// Whether it holds a line of text and nothing else.
    fileprivate var isValue: Bool {
        switch self {
        case .id, .link, .comments, .language, .generator, .name, .email, .address, .category, .published, .updated,
            .created, .inlineDivision:
            true
        default: false
        }
    }

    /// Whether the character data of the element itself is wanted.
    var collectsText: Bool {
        switch self {
        case .root, .channel, .item, .image, .textInput, .skipHours, .transparent, .ignored, .owner: false
        default: true
        }
    }
}
