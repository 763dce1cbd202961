/// What the JSON-LD scripts of a page say of its article (schema.org; graphs, arrays and references by `@id`).
struct LinkedData: Sendable {
    private var trees: [JSONTree] = []
    /// Where the article is, when there is one.
    private var article: (tree: Int, node: Int)?
    private var byID: [String: (tree: Int, node: Int)] = [:]

    init(_ page: HTMLTree) {
        for i in 0..<page.count where page.tag(i) == .script {
            guard let text = page.script(i), text.count < 2_000_000, trees.count < 40 else { continue }
            let tree = JSONTree(text)
            if !tree.nodes.isEmpty { trees.append(tree) }
        }
        var best = 0
        for (t, tree) in trees.enumerated() {
            for i in tree.nodes.indices where tree.nodes[i].kind == .object {
                if let id = tree.string(i, "@id"), tree.nodes[i].end > i + 2, byID[id] == nil { byID[id] = (t, i) }
                let rank = rank(tree, i)
                if rank > best {
                    best = rank
                    article = (t, i)
                }
            }
        }
    }

    var headline: String? { text("headline") ?? text("name") }
    /// When it is an article; a film or a page beside it has dates of its own.
    var published: String? { isArticle ? text("datePublished") ?? text("dateCreated") : nil }
    /// Of whatever the page describes.
    var anyDate: String? { isBeside ? nil : text("datePublished") ?? text("dateCreated") ?? text("uploadDate") }
    /// Whether it is something that only stands on the page: a picture, a person, an opinion.
    private var isBeside: Bool {
        guard let (t, node) = article else { return false }
        return types(trees[t], node).contains { LinkedData.beside.contains($0) }
    }
    private static let beside: Set<String> = [
        "ImageObject", "Photograph", "Person", "Organization", "WebSite", "Comment", "Review", "Rating",
    ]
    var body: String? { text("articleBody") }
    private var isArticle: Bool {
        guard let (t, node) = article else { return false }
        return types(trees[t], node).contains { $0.hasSuffix("Article") || LinkedData.posts.contains($0) }
    }
    /// Whether it is one of schema.org's NewsArticle types.
    var isNews: Bool {
        guard let (t, node) = article else { return false }
        return types(trees[t], node).contains { $0.hasSuffix("NewsArticle") }
    }

    /// Somebody who is named, with what the type says of them.
    struct Named: Hashable, Sendable {
        enum Kind: Sendable { case person, organisation }
        var name: String
        var kind: Kind
    }

    /// Names of the authors, in order.
    var authors: [Named] {
        guard let (t, node) = article else { return [] }
        for key in ["author", "creator"] {
            guard let at = trees[t].member(node, key) else { continue }
            let names = names(t, at, depth: 0)
            if !names.isEmpty { return names }
        }
        return []
    }

    var publisher: String? {
        guard let (t, node) = article, let at = trees[t].member(node, "publisher") else { return nil }
        return names(t, at, depth: 0).first?.name
    }

    /// The name of the site where a WebSite object tells it.
    var site: String? {
        for tree in trees {
            for i in tree.nodes.indices where tree.nodes[i].kind == .object && types(tree, i).contains("WebSite") {
                if let name = tree.string(i, "name") { return name }
            }
        }
        return nil
    }

    private func text(_ key: String) -> String? {
        guard let (t, node) = article else { return nil }
        return trees[t].string(node, key)
    }

    private func types(_ tree: JSONTree, _ i: Int) -> [String] {
        guard let m = tree.member(i, "@type") else { return [] }
        let all = tree.nodes[m].kind == .array ? tree.children(m) : [m]
        return all.map { tree.nodes[$0].text.split(separator: "/").last.map(String.init) ?? "" }
    }

    private static let posts: Set<String> = [
        "BlogPosting", "SocialMediaPosting", "LiveBlogPosting", "DiscussionForumPosting", "Report", "Review", "Recipe",
        "PodcastEpisode", "CreativeWork", "Posting", "ClaimReview",
    ]

    /// How likely the object is the article of the page.
    private func rank(_ tree: JSONTree, _ i: Int) -> Int {
        var rank = 0
        for type in types(tree, i) {
            if type.hasSuffix("Article") || LinkedData.posts.contains(type) { rank = max(rank, 40) }
            if type == "WebPage" || type.hasSuffix("Page") && type != "AboutPage" { rank = max(rank, 8) }
            if type == "VideoObject" || type == "NewsVideo" || type == "Event" || type == "Product" {
                rank = max(rank, 6)
            }
        }
        guard rank > 0 else { return 0 }
        if tree.member(i, "articleBody") != nil { rank += 4 }
        if tree.member(i, "datePublished") != nil { rank += 4 }
        if tree.member(i, "headline") != nil { rank += 3 }
        if tree.member(i, "author") != nil { rank += 2 }
        var parent = tree.nodes[i].parent
        var inside = tree.nodes[i].key
        while parent >= 0 {
            // One of many in a list, or what the article points to, is not the article.
            if ["itemListElement", "hasPart", "isPartOf", "mentions", "citation", "isBasedOn", "blogPost", "review"]
                .contains(inside)
            {
                rank -= 30
            }
            if inside == "@graph" || inside.isEmpty || inside == "mainEntity" || inside == "mainEntityOfPage" {
            } else {
                rank -= 2
            }
            inside = tree.nodes[parent].key
            parent = tree.nodes[parent].parent
        }
        return rank
    }

    /// A value that names somebody: a string, an object with a name, a reference to one, or an array of these.
    private func names(_ t: Int, _ at: Int, depth: Int) -> [Named] {
        let tree = trees[t]
        var found: [Named] = []
        let all = tree.nodes[at].kind == .array ? tree.children(at) : [at]
        for i in all.prefix(30) {
            switch tree.nodes[i].kind {
            case .string:
                found.append(
                    Named(
                        name: tree.nodes[i].text,
                        kind: AuthorLine.beginsWithArticle(tree.nodes[i].text) ? .organisation : .person))
            case .object:
                if let m = tree.member(i, "name") {
                    let values = tree.nodes[m].kind == .array ? tree.children(m) : [m]
                    let types = types(tree, i)
                    let isPerson = types.contains("Person") || !types.contains { $0.hasSuffix("Organization") }
                    found += values.filter { tree.nodes[$0].kind == .string }.map {
                        Named(name: tree.nodes[$0].text, kind: isPerson ? .person : .organisation)
                    }
                } else if depth == 0, let id = tree.string(i, "@id"), let (other, node) = byID[id] {
                    found += names(other, node, depth: 1)
                }
            case .array, .other: break
            }
        }
        return found
    }
}
