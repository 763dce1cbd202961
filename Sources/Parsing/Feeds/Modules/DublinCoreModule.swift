/// Dublin Core elements 1.1 and the terms for times, as feeds use them.
enum DublinCoreModule: FeedFormat {
    static let name = "dc"
    static let title = "Dublin Core"

    static let namespaces = [
        "http://purl.org/dc/elements/1.1/": "dc", "http://purl.org/dc/elements/1.0/": "dc",
        "http://purl.org/dc/terms/": "dcterms",
    ]

    static let elements: [String: FeedElement] = [
        "dc:title": .title, "dc:creator": .author, "dc:author": .author, "dc:contributor": .contributor,
        "dc:date": .updated, "dc:description": .moreDescription, "dc:language": .language, "dc:publisher": .publisher,
        "dc:rights": .rights, "dc:subject": .category, "dcterms:created": .created, "dcterms:issued": .published,
        "dcterms:modified": .updated,
    ]
}
