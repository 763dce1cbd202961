import Records

extension FeedReader {
    /// What an end tag means; the frame is still on the stack.
    func close(_ frame: Frame) {
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
    private func closeValue(_ frame: Frame) {
        guard frame.element.collectsText, let text = plainText(frame) else { return }
        switch frame.element {
        case .id: closeID(frame, text)
        case .link: closeLink(text)
        case .published: if mayTake(frame) { fields.published = DateParser.timestamp(text) }
        case .updated: if mayTake(frame) { fields.updated = DateParser.timestamp(text) }
        case .created: if mayTake(frame) { fields.created = DateParser.timestamp(text) }
        case .category, .nestedCategory: fields.add(category: text)
        case .keywords: for word in text.split(separator: ",") { fields.add(category: trimmed(word)) }
        case .language: if mayTake(frame) { fields.language = LanguageTag.normal(text) }
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

    private func closePolling(_ element: FeedElement, _ text: String) {
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

    private func mayTake(_ frame: Frame) -> Bool {
        guard target == .item else { return true }
        return item.mayTake(frame.element, depth: depth)
    }

    func closeItem() {
        guard inItem else { return }
        if items.count < ItemCap.items(in: version) { items.append(FeedItem(item)) } else { itemsLeftOut += 1 }
        inItem = false
        hasContent = false
    }

    private func closeImage() {
        inImage = false
        if let address = image.address ?? image.link, fields.image == nil { fields.image = address }
    }

    private func closeSource(_ frame: Frame) {
        let text = plainText(frame)
        inSource = false
        fields.sourceTitle = source.title ?? text
        fields.sourceURL = source.link ?? source.address ?? source.otherLink
        fields.sourceAuthors = source.authors
        if fields.language == nil, source.language != nil { fields.language = source.language }
    }

    private func closeAuthor(_ frame: Frame) {
        inAuthor = false
        guard let last = fields.authors.indices.last, fields.authors[last].isEmpty else { return }
        let person = plainText(frame).map(AuthorName.person) ?? FeedFields.Person()
        if person.isEmpty { fields.authors.removeLast() } else { fields.authors[last] = person }
    }

    private func closeName(_ text: String) {
        if inOwner {
            fields.publisher?.name = text
        } else if inAuthor, let last = fields.authors.indices.last {
            fields.authors[last].name = text
        }
    }

    private func closeMail(_ text: String) {
        if inOwner {
            fields.publisher?.email = text
        } else if inAuthor, let last = fields.authors.indices.last {
            fields.authors[last].email = text
        }
    }

    private func closeTitle(_ frame: Frame) {
        guard let text = takeText(frame) else { return }
        if let first = titleDepth, first <= depth { return }
        fields.title = text
        if frame.element == .title { titleDepth = depth }
    }

    private func closeSummary(_ frame: Frame) {
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

    private func closeContent(_ frame: Frame) {
        guard let text = takeText(frame) else { return }
        if fields.content == nil || fields.contentIsSecondary {
            fields.content = text
            fields.contentIsSecondary = false
        }
    }

    private func closeID(_ frame: Frame, _ text: String) {
        guard mayTake(frame) else { return }
        fields.id = frame.isPermanentLink ? resolved(text) : text
        fields.idIsLink = frame.isPermanentLink
    }

    private func closeLink(_ text: String) {
        fields.link = resolved(text)
    }

    /// The text of the frame, trimmed; nil when there is none.
    func plainText(_ frame: Frame) -> String? {
        buffer.withUnsafeBufferPointer { all in
            let range = ASCII.trimmed(all, frame.start..<all.count)
            guard !range.isEmpty else { return nil }
            guard isUTF8, all[range].contains(where: { $0 >= 0x80 }) else {
                return String(decoding: all[range], as: UTF8.self)
            }
            return String(decoding: FeedText.mended(Array(all[range])), as: UTF8.self)
        }
    }

    private func trimmed(_ word: Substring) -> String {
        var w = word
        while let c = w.first, c.isWhitespace { w.removeFirst() }
        while let c = w.last, c.isWhitespace { w.removeLast() }
        return String(w)
    }
}
