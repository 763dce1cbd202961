import Records

extension FeedReader {
    /// What a start tag means beyond its frame, which is on the stack already.
    mutating func open(_ element: FeedElement, _ tag: XMLElement) {
        switch element {
        case .root, .channel: openChannel(tag)
        case .item: openItem(tag)
        case .image: inImage = true; image = FeedFields(); titleDepth = nil; openPicture(tag)
        case .textInput: inTextInput = true; titleDepth = nil
        case .source: openSource(tag)
        case .author: openAuthor()
        case .contributor: inContributor = true
        case .owner: inOwner = true; fields.publisher = FeedFields.Person()
        case .title, .mediaTitle, .abstract, .subtitle, .moreSubtitle, .info, .rights:
            openText(tag, type: .plain)
        case .summary, .moreSummary: openSummary(tag, type: .plain, isMain: element == .summary)
        case .description: openSummary(tag, type: .html, isMain: true)
        case .moreDescription: openText(tag, type: .html)
        case .content: hasContent = true; openText(tag, type: .plain)
        case .encodedContent: hasContent = true; openText(tag, type: .html)
        case .body: openText(tag, type: .xhtml)
        case .link: openLink(tag)
        case .id: openID(tag)
        case .category, .nestedCategory: openCategory(tag)
        case .enclosure: openEnclosure(tag)
        case .media: openMedia(tag)
        case .picture, .thumbnail: openPicture(tag)
        case .generatorAgent: fields.generator = value(of: "resource", tag) ?? fields.generator
        case .licence: fields.licence = value(of: "resource", tag) ?? fields.licence
        default: break
        }
    }

    /// An attribute's text by its local name; nil when it is absent or empty.
    func value(of name: StaticString, _ tag: XMLElement) -> String? {
        guard let v = tag.attribute(name), !v.isEmpty else { return nil }
        return v.string
    }

    /// CDF writes names in capitals.
    private func anyCase(_ lower: StaticString, _ upper: StaticString, _ tag: XMLElement) -> String? {
        value(of: lower, tag) ?? value(of: upper, tag)
    }

    func resolved(_ address: String) -> String {
        URLReference.resolved(address, base: base)
    }

    private mutating func openChannel(_ tag: XMLElement) {
        // A feed within an element of its own is read, one within a page is not.
        if frames.count > 1, version == nil, root.name != "html", root.name != "xhtml:html" {
            version = FeedFormats.version(of: FeedRoot(name: "rss"))
        }
        takeAttributesOfCDF(tag)
    }

    private mutating func takeAttributesOfCDF(_ tag: XMLElement) {
        guard version == "cdf" else { return }
        if let time = anyCase("lastmod", "LASTMOD", tag) { fields.updated = DateParser.timestamp(time) }
        if let address = anyCase("href", "HREF", tag) { fields.link = resolved(address) }
    }

    private mutating func openItem(_ tag: XMLElement) {
        if inItem { closeItem() }
        item = FeedFields()
        inItem = true
        hasContent = false
        titleDepth = nil
        if let about = value(of: "about", tag) { item.id = about }
        takeAttributesOfCDF(tag)
    }

    private mutating func openSource(_ tag: XMLElement) {
        inSource = true
        source = FeedFields()
        titleDepth = nil
        if let address = value(of: "url", tag) { source.address = resolved(address) }
    }

    private mutating func openAuthor() {
        inAuthor = true
        fields.authors.append(FeedFields.Person())
    }

    mutating func openText(_ tag: XMLElement, type: FeedText.Kind) {
        textPart = FeedText(kind: type, tag, start: buffer.count, base: basePlace)
        guard inItem, !inSource else { return }
        let rank = rank(of: frames.last?.element)
        if rank >= item.textLanguageRank, let language {
            item.textLanguage = language
            item.textLanguageRank = rank
        }
    }

    private func rank(of element: FeedElement?) -> Int {
        switch element {
        case .content, .encodedContent, .body: 2
        case .summary, .description, .abstract: 1
        default: 0
        }
    }

    /// A second description of an item that has no content is its content.
    private mutating func openSummary(_ tag: XMLElement, type: FeedText.Kind, isMain: Bool) {
        if isMain, inItem, !inSource, item.hasSummary, !hasContent {
            descriptionIsContent = true
            openText(tag, type: .plain)
        } else {
            openText(tag, type: type)
        }
    }

    private mutating func openLink(_ tag: XMLElement) {
        guard let address = value(of: "href", tag) ?? value(of: "url", tag) ?? value(of: "uri", tag) else { return }
        let relation = value(of: "rel", tag)?.lowercased() ?? "alternate"
        let type = value(of: "type", tag)?.lowercased()
        let url = resolved(address)
        switch relation {
        case "alternate":
            if type == nil || type == "text/html" || type == "html" || type == "xhtml"
                || type == "application/xhtml+xml"
            {
                fields.link = url
            } else if fields.otherLink == nil {
                fields.otherLink = url
            }
        case "enclosure":
            fields.enclosures.append(Enclosure(url: url, type: type, length: value(of: "length", tag)))
        case "license":
            fields.licence = url
        default: break
        }
    }

    private mutating func openID(_ tag: XMLElement) {
        let said = value(of: "isPermaLink", tag) ?? value(of: "ispermalink", tag) ?? "true"
        frames[frames.count - 1].isPermanentLink = said.lowercased() == "true"
    }

    private mutating func openCategory(_ tag: XMLElement) {
        fields.add(category: value(of: "term", tag) ?? value(of: "text", tag) ?? value(of: "label", tag))
    }

    private mutating func openEnclosure(_ tag: XMLElement) {
        guard let address = value(of: "url", tag) ?? value(of: "href", tag) ?? value(of: "uri", tag) else { return }
        fields.enclosures.append(
            Enclosure(url: resolved(address), type: value(of: "type", tag), length: value(of: "length", tag)))
    }

    /// Media RSS describes films, sounds and pictures alike; pictures are the item's picture, the others its files.
    private mutating func openMedia(_ tag: XMLElement) {
        guard let address = value(of: "url", tag) else { return }
        let type = value(of: "type", tag)
        let medium = value(of: "medium", tag)
        let isPicture = medium == "image" || medium == nil && type?.hasPrefix("image/") == true
        if isPicture {
            if fields.thumbnail == nil { fields.thumbnail = resolved(address) }
        } else if type != nil || medium != nil {
            fields.media.append(Enclosure(url: resolved(address), type: type, length: value(of: "fileSize", tag)))
        }
    }

    private mutating func openPicture(_ tag: XMLElement) {
        guard let address = value(of: "href", tag) ?? value(of: "url", tag) ?? value(of: "resource", tag) else {
            return
        }
        switch frames.last?.element {
        case .picture: fields.image = resolved(address)
        case .thumbnail: if fields.thumbnail == nil { fields.thumbnail = resolved(address) }
        default: image.address = resolved(address)
        }
    }
}
