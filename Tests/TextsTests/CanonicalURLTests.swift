import Testing

@testable import Texts

@Suite("Addresses")
struct CanonicalURLTests {
    /// RFC 3986 §5.4.1 and §5.4.2 in full.
    @Test(
        "references are resolved as RFC 3986 §5.4 shows",
        arguments: [
            ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"),
            ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"), ("g?y#s", "http://a/b/c/g?y#s"),
            (";x", "http://a/b/c/;x"), ("g;x", "http://a/b/c/g;x"), ("g;x?y#s", "http://a/b/c/g;x?y#s"),
            ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("./", "http://a/b/c/"), ("..", "http://a/b/"),
            ("../", "http://a/b/"), ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../", "http://a/"),
            ("../../g", "http://a/g"), ("../../../g", "http://a/g"), ("../../../../g", "http://a/g"),
            ("/./g", "http://a/g"), ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."), (".g", "http://a/b/c/.g"),
            ("g..", "http://a/b/c/g.."), ("..g", "http://a/b/c/..g"), ("./../g", "http://a/b/g"),
            ("./g/.", "http://a/b/c/g/"), ("g/./h", "http://a/b/c/g/h"), ("g/../h", "http://a/b/c/h"),
            ("g;x=1/./y", "http://a/b/c/g;x=1/y"), ("g;x=1/../y", "http://a/b/c/y"),
            ("g?y/./x", "http://a/b/c/g?y/./x"), ("g#s/../x", "http://a/b/c/g#s/../x"), ("http:g", "http:g"),
            (" \n /g\t", "http://a/g"), ("mailto:x@y", "mailto:x@y"),
        ])
    func resolution(reference: String, absolute: String) {
        #expect(CanonicalURL.resolve(reference, against: "http://a/b/c/d;p?q") == absolute)
    }

    @Test("a base without path, and no base at all")
    func bases() {
        #expect(CanonicalURL.resolve("x", against: "https://news.example") == "https://news.example/x")
        #expect(CanonicalURL.resolve("x", against: "https://news.example?y=/z") == "https://news.example/x")
        #expect(CanonicalURL.resolve("x", against: "") == nil)
        #expect(CanonicalURL.resolve("https://n.example/a/../b", against: "") == "https://n.example/b")
    }

    @Test(
        "spellings of one address are one address",
        arguments: [
            ("HTTPS://News.Example:443/a/./b/../c#top", "https://news.example/a/c"),
            ("http://news.example:80", "http://news.example/"),
            ("http://news.example:8080", "http://news.example:8080/"),
            ("https://n.example./%7euser/%e4%b8%ad", "https://n.example/~user/%E4%B8%AD"),
            ("https://n.example/中 文?q=ä", "https://n.example/%E4%B8%AD%20%E6%96%87?q=%C3%A4"),
            ("https://n.example/?utm_source=x&id=7&fbclid=z", "https://n.example/?id=7"),
            ("https://n.example/a?UTM_Medium=rss", "https://n.example/a"),
            ("https://n.example/a?", "https://n.example/a"),
            ("https://n.example/100%", "https://n.example/100%"), ("urn:uuid:X#y", "urn:uuid:X#y"),
            ("https://[2001:DB8::1]:443/x", "https://[2001:db8::1]/x"), ("not an address", "not an address"),
            ("https://n.example/a%2Fb", "https://n.example/a%2Fb"),
        ])
    func canonicalForm(url: String, canonical: String) {
        #expect(CanonicalURL.canonical(url) == canonical)
        #expect(CanonicalURL.canonical(canonical) == canonical)
    }

    @Test(
        "the host is named alone",
        arguments: [
            ("https://User:pw@News.Example:8443/x", "news.example"), ("https://[::1]:80/", "::1"),
            ("https://n.example./", "n.example"), ("mailto:a@b", nil), ("/path", nil), ("", nil), ("http:///x", nil),
        ] as [(String, String?)])
    func hosts(url: String, host: String?) {
        #expect(CanonicalURL.host(url) == host)
    }

    @Test("the digest is SHA-256 in lower-case hexadecimal")
    func digest() {
        #expect(
            Digest.sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(
            Digest.sha256([UInt8]()) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    }
}
