/// Creative Commons licences in their three namespaces: the address of the licence stands in for missing rights.
enum LicenceModule: FeedFormat {
    static let name = "cc"
    static let title = "Creative Commons licences"

    static let namespaces = [
        "http://web.resource.org/cc/": "cc", "http://creativecommons.org/ns#": "cc",
        "http://backend.userland.com/creativecommonsrssmodule": "creativecommons",
        "http://cyber.law.harvard.edu/rss/creativecommonsrssmodule.html": "creativecommons",
    ]

    static let elements: [String: FeedElement] = ["cc:license": .licence, "creativecommons:license": .licence]
}
