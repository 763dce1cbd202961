import Records

/// What was read of a feed, an item, a source, a picture – all are described in the same elements.
struct FeedFields {
    struct Person {
        var name: String?
        var email: String?
        var isEmpty: Bool { name == nil && email == nil }
    }

    var title: String?
    /// The address of the page; `otherLink` one of another media type, used when there is none.
    var link: String?
    var otherLink: String?
    var id: String?
    var idIsLink = false
    /// RSS `description` and Atom `summary` of items; `moreSummary` from modules, when there is neither.
    var summary: String?
    var moreSummary: String?
    /// `description` and `subtitle` of feeds.
    var subtitle: String?
    var moreSubtitle: String?
    var info: String?
    /// The whole text; `contentIsSecondary` when it is only the second description of the item.
    var content: String?
    var contentIsSecondary = false
    var rights: String?
    var licence: String?
    var generator: String?
    var comments: String?
    var language: String?
    /// The `xml:lang` in force at the texts: content before summary before title.
    var textLanguage: String?
    var textLanguageRank = -1
    var published: Timestamp?
    var updated: Timestamp?
    var created: Timestamp?
    var authors: [Person] = []
    var publisher: Person?
    var categories: [String] = []
    var enclosures: [Enclosure] = []
    var media: [Enclosure] = []
    var image: String?
    var thumbnail: String?
    /// `url` of a picture, an author's address.
    var address: String?
    var sourceTitle: String?
    var sourceURL: String?
    var sourceAuthors: [Person] = []

    /// How deep in the document each value stood: a deeper element never replaces a higher one.
    private var depths = SIMD64<UInt8>()

    /// Whether a value at `depth` may be set: it is the first, or no deeper than the one there is.
    mutating func mayTake(_ element: FeedElement, depth: Int) -> Bool {
        let i = Int(element.rawValue)
        if depths[i] > 0, depths[i] < depth { return false }
        depths[i] = UInt8(clamping: depth)
        return true
    }

    /// Whether a description or summary was there already, be it empty.
    var hasSummary: Bool { depths[Int(FeedElement.summary.rawValue)] > 0 }

    mutating func add(category: String?) {
        guard let category, !category.isEmpty else { return }
        for known in categories where known.utf8.count == category.utf8.count && known == category { return }
        categories.append(category)
    }

    var authorNames: [String] {
        var names: [String] = []
        for person in authors {
            if let name = person.name ?? person.email, !names.contains(name) { names.append(name) }
        }
        return names
    }
}

extension FeedItem {
    /// An item of the record from what was read, with the stand-ins for what was not. Takes the values out of `f`, so that
    /// none is copied.
    init(taking f: inout FeedFields) {
        self.init()
        url = f.link ?? f.otherLink ?? (f.idIsLink && f.id.map(FeedItem.isAddress) == true ? f.id : nil)
        id = f.id.take()
        title = f.title.take()
        let hasOwnSummary = f.summary != nil
        content = f.content.take()
        summary = f.summary.take() ?? f.moreSummary.take() ?? f.moreSubtitle.take() ?? content
        published = f.published ?? f.created ?? f.updated
        updated = f.updated
        authors = f.authorNames
        if authors.isEmpty {
            authors = f.sourceAuthors.compactMap { $0.name ?? $0.email }
        }
        swap(&categories, &f.categories)
        enclosures = f.enclosures.isEmpty ? f.media : f.enclosures
        rights = f.rights.take() ?? f.licence.take()
        sourceTitle = f.sourceTitle.take()
        sourceURL = f.sourceURL.take()
        image = f.image.take() ?? f.thumbnail.take() ?? firstPicture(hasOwnSummary: hasOwnSummary)
        comments = f.comments.take()
        language = f.language.take() ?? f.textLanguage.take()
    }

    private func firstPicture(hasOwnSummary: Bool) -> String? {
        if let content, let found = FirstPicture.address(in: content) { return found }
        return hasOwnSummary ? summary.flatMap(FirstPicture.address(in:)) : nil
    }

    private static func isAddress(_ id: String) -> Bool {
        !id.isEmpty && !id.hasPrefix("urn:") && !id.hasPrefix("tag:")
    }
}

extension Feed {
    /// Takes over what was read of the feed itself.
    mutating func take(_ f: FeedFields) {
        title = f.title
        link = f.link ?? f.otherLink
        id = f.id
        description = f.subtitle ?? f.summary ?? f.moreSummary ?? f.moreSubtitle ?? f.info
        language = f.language
        rights = f.rights ?? f.licence
        generator = f.generator
        image = f.image ?? f.thumbnail ?? description.flatMap(FirstPicture.address(in:))
        authors = f.authorNames
        if authors.isEmpty, let name = f.publisher?.name ?? f.publisher?.email { authors = [name] }
        categories = f.categories
        published = f.published
        updated = f.updated
    }
}
