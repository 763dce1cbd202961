/// What an element of a feed means, whichever vocabulary it is from. `FeedReader` knows these meanings and no names;
/// `FeedFormat`s know the names.
package enum FeedElement: UInt8, CaseIterable, Sendable {
    // Containers
    case root, channel, item, image, textInput, source, author, contributor, owner, skipHours
    // Texts that may be HTML
    case title, mediaTitle, description, moreDescription, abstract, summary, moreSummary, subtitle, moreSubtitle, info
    case rights, content, encodedContent, body
    // Plain values
    case id, link, comments, language, generator, generatorAgent, name, email, address, publisher
    case category, nestedCategory, keywords
    // Times
    case published, updated, created
    // Files and pictures
    case enclosure, media, picture, pictureAddress, thumbnail
    // What the publisher asks of pollers
    case ttl, hour, updatePeriod, updateFrequency
    // Licences, as a stand-in for rights
    case licence
    // What is passed over on purpose, with or without its content
    case transparent, ignored
    // Markup within a text: written into it, or left out of it
    case inlineTag, inlineDivision
}
