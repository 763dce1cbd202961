package import Records
import Texts

/// Pages → articles: the text without furniture, title, authors, date, language, site and canonical address.
///
///     let page = PageExtractor().page(html: "<h1>Seized</h1><p>…", url: "https://news.example/1")
///     page.title      // "Seized"
///     page.text       // one block per line
///
/// A pure function of bytes and address: no clock, no network, no recursion over the page; cost grows linearly with
/// the size of the page, which is cut at `HTMLTree.Limits`.
package struct PageExtractor: Sendable {
    /// The rules that go before all that is done without them.
    package let sites: SiteRules

    package init(sites: SiteRules = SiteRules()) { self.sites = sites }

    /// The page of an answer; its charset is found by `CharsetDetector`.
    package func page(from document: Document) -> Page {
        let decoded = CharsetDetector.decode(document.body, contentType: document.contentType)
        var page = page(utf8: decoded.utf8, url: document.url)
        page.diagnostics = decoded.diagnostics + page.diagnostics
        if document.forbidsArchiving { page.noArchive = true }
        return page
    }

    /// A page that is text already, whatever charset it declares.
    package func page(html: String, url: String) -> Page {
        page(utf8: Array(html.utf8), url: url)
    }

    /// The same of UTF-8.
    package func page(utf8: [UInt8], url: String) -> Page {
        if let what = NotAPage.reason(utf8) {
            var page = Page()
            page.diagnostics = [Diagnostic(.warning, "not-a-page", "\(what): no text was read")]
            return page
        }
        let tree = HTMLTree(utf8: utf8)
        var page = PageReader(tree: tree, url: url).page()
        if let rule = sites.rule(for: url) {
            var reader = SiteReader(rule: rule, tree: tree, utf8: utf8, url: url)
            reader.apply(to: &page)
        }
        return page
    }
}

extension Document {
    /// Whether its server says that it must not be archived (`X-Robots-Tag: noarchive`).
    var forbidsArchiving: Bool {
        headers.contains { $0.name == "x-robots-tag" && $0.value.lowercased().contains("noarchive") }
    }
}

/// Recognises what was served in place of a page.
enum NotAPage {
    /// What it is; nil for what may be a page.
    static func reason(_ utf8: [UInt8]) -> String? {
        let head = utf8.prefix(4_096)
        if head.allSatisfy({ isSpace($0) || $0 == 0 }), utf8.allSatisfy({ isSpace($0) || $0 == 0 }) {
            return "the page is empty"
        }
        if head.starts(with: Array("%PDF-".utf8)) { return "the page is a PDF" }
        var strange = 0
        for (i, c) in head.enumerated() {
            if c < 32 && !isSpace(c) { strange += 1 }
            if c == 0xEF, i + 2 < head.count, head[i + 1] == 0xBF, head[i + 2] == 0xBD { strange += 1 }
        }
        return strange * 20 > head.count && !head.starts(with: Array("<!".utf8)) && !hasTag(head)
            ? "the page is not text" : nil
    }

    private static func hasTag(_ head: ArraySlice<UInt8>) -> Bool {
        ["<html", "<body", "<head", "<p>", "<div"].contains { word in
            let w = Array(word.utf8)
            return head.indices.contains { i in
                i + w.count <= head.endIndex && zip(head[i...], w).allSatisfy { lowered($0) == $1 }
            }
        }
    }
}
