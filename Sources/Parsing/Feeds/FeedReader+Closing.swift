import Records

extension FeedReader {
    /// What an end tag means; the frame is still on the stack.
    mutating func close(_ frame: Frame) {
        switch frame.element {
        case .item: closeItem()
        case .image: closeImage()
        case .textInput: inTextInput = false
        case .source: closeSource(frame)
        case .author: closeAuthor(frame)
        case .contributor: inContributor = false
        case .owner: inOwner = false
        case .title, .mediaTitle: closeTitle(frame)
        case .description, .summary, .abstract: closeSummary(frame)
        case .moreDescription, .moreSummary:
            if let text = takeText(frame), fields.moreSummary == nil { fields.moreSummary = text }
        case .subtitle: if let text = takeText(frame) { fields.subtitle = text }
        case .moreSubtitle: if let text = takeText(frame) { fields.moreSubtitle = text }
        case .info: if let text = takeText(frame) { fields.info = text }
        case .rights: if let text = takeText(frame), mayTake(frame) { fields.rights = text }
        case .content, .encodedContent, .body: closeContent(frame)
        default: closeValue(frame)
        }
    }

    /// Values that are one line of plain text.
    private mutating func closeValue(_ frame: Frame) {
        guard frame.element.collectsText, let text = plainText(frame) else { return }
        switch frame.element {
        case .id: closeID(frame, text)
        case .link: closeLink(text)
        case .published: if mayTake(frame) { fields.published = DateParser.timestamp(text) }
        case .updated: if mayTake(frame) { fields.updated = DateParser.timestamp(text) }
        case .created: if mayTake(frame) { fields.created = DateParser.timestamp(text) }
        case .category, .nestedCategory: fields.add(category: text)
        case .keywords: for word in text.split(separator: ",") { fields.add(category: trimmed(word)) }
        case .language: if mayTake(frame) { fields.language = text }
        case .generator: fields.generator = text
        case .comments: if mayTake(frame) { fields.comments = resolved(text) }
        case .name: closeName(text)
        case .email: closeMail(text)
        case .address: if inImage { image.address = resolved(text) } else { fields.address = text }
        case .pictureAddress: fields.image = resolved(text)
        case .thumbnail, .picture: if fields.thumbnail == nil { fields.thumbnail = resolved(text) }
        case .publisher: fields.publisher = AuthorName.person(text)
        case .licence: fields.licence = text
        default: closePolling(frame.element, text)
        }
    }

    private mutating func closePolling(_ element: FeedElement, _ text: String) {
        switch element {
        case .ttl: ttlMinutes = Int(text)
        case .hour: if let hour = Int(text), (0...24).contains(hour) { skipHours.append(hour % 24) }
        case .updatePeriod: updatePeriod = Self.periods[text.lowercased()]
        case .updateFrequency: updateFrequency = Int(text).map { max(1, $0) } ?? 1
        default: break
        }
    }

    /// RSS 1.0 syndication module, `updatePeriod`, in seconds.
    private static let periods = [
        "hourly": 3_600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000,
    ]

    private mutating func mayTake(_ frame: Frame) -> Bool {
        guard target == .item else { return true }
        return item.mayTake(frame.element, depth: depth)
    }

    mutating func closeItem() {
        guard inItem else { return }
        if let each, version != nil {
            handOverWaiting()
            each(wholeItem())
        } else if items.count < ItemCap.items(in: version) {
            items.append(wholeItem())
        } else {
            itemsLeftOut += 1
        }
        inItem = false
        hasContent = false
    }

    /// Items wait for `each` until it is known that this is a feed.
    mutating func handOverWaiting() {
        guard let each, version != nil, !items.isEmpty else { return }
        for item in items { each(item) }
        items = []
    }

    /// RFC 4287 §4.1.1: an entry without an author is by the feed's.
    private mutating func wholeItem() -> FeedItem {
        let isByFeed = isAtom && item.authors.isEmpty && item.sourceAuthors.isEmpty
        var whole = FeedItem(taking: &item)
        if isByFeed { whole.authors = feed.authorNames }
        return whole
    }

    private mutating func closeImage() {
        inImage = false
        if let address = image.address ?? image.link, fields.image == nil { fields.image = address }
    }

    private mutating func closeSource(_ frame: Frame) {
        let text = plainText(frame)
        inSource = false
        fields.sourceTitle = source.title ?? text
        fields.sourceURL = source.link ?? source.address ?? source.otherLink
        fields.sourceAuthors = source.authors
        if fields.language == nil, source.language != nil { fields.language = source.language }
    }

    private mutating func closeAuthor(_ frame: Frame) {
        inAuthor = false
        guard let last = fields.authors.indices.last, fields.authors[last].isEmpty else { return }
        let person = plainText(frame).map(AuthorName.person) ?? FeedFields.Person()
        if person.isEmpty { fields.authors.removeLast() } else { fields.authors[last] = person }
    }

    private mutating func closeName(_ text: String) {
        if inOwner {
            fields.publisher?.name = text
        } else if inAuthor, let last = fields.authors.indices.last {
            fields.authors[last].name = text
        }
    }

    private mutating func closeMail(_ text: String) {
        if inOwner {
            fields.publisher?.email = text
        } else if inAuthor, let last = fields.authors.indices.last {
            fields.authors[last].email = text
        }
    }

    private mutating func closeTitle(_ frame: Frame) {
        guard let text = takeText(frame) else { return }
        if let first = titleDepth, first <= depth { return }
        fields.title = text
        if frame.element == .title { titleDepth = depth }
    }

    private mutating func closeSummary(_ frame: Frame) {
        if descriptionIsContent {
            descriptionIsContent = false
            let text = takeText(frame)
            if item.content == nil {
                item.content = text
                item.contentIsSecondary = true
            }
            return
        }
        let text = takeText(frame)
        guard target == .item else {
            if let text {
                if frame.element == .summary { fields.summary = text } else { fields.subtitle = text }
            }
            return
        }
        guard item.mayTake(.summary, depth: depth) else { return }
        item.summary = text
    }

    private mutating func closeContent(_ frame: Frame) {
        guard let text = takeText(frame) else { return }
        if fields.content == nil || fields.contentIsSecondary {
            fields.content = text
            fields.contentIsSecondary = false
        }
    }

    private mutating func closeID(_ frame: Frame, _ text: String) {
        guard mayTake(frame) else { return }
        fields.id = frame.isPermanentLink ? resolved(text) : text
        fields.idIsLink = frame.isPermanentLink
    }

    private mutating func closeLink(_ text: String) {
        fields.link = resolved(text)
    }

    /// The text of the frame, trimmed; nil when there is none.
    func plainText(_ frame: Frame) -> String? {
        buffer.withUnsafeBufferPointer { all in
            string(UnsafeBufferPointer(rebasing: all[ASCII.trimmed(all, frame.start..<all.count)]))
        }
    }

    private func trimmed(_ word: Substring) -> String {
        var w = word
        while let c = w.first, c.isWhitespace { w.removeFirst() }
        while let c = w.last, c.isWhitespace { w.removeLast() }
        return String(w)
    }
}
