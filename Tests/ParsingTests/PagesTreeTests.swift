import Testing

@testable import Parsing

@Suite struct PagesTreeTests {
    @Test("descendants are the nodes up to the end")
    func order() {
        let tree = HTMLTree(utf8: Array("<div id=a><p>one<b>two</b></p><p>three</p></div><p>four</p>".utf8))
        let div = (0..<tree.count).first { tree.tag($0) == .div } ?? 0
        #expect(tree.value(div, .id) == "a")
        #expect(tree.string(div) == "onetwothree")
        #expect(tree.segments(div) == ["onetwo", "three"])
        #expect((div + 1..<tree.end(div)).filter { tree.tag($0) == .p }.count == 2)
    }

    @Test("no level lies below the last one, and no text is lost there")
    func depth() {
        let tree = HTMLTree(utf8: Array((String(repeating: "<div>", count: 900) + "<p>deep").utf8))
        #expect(tree.string(0) == "deep")
        var deepest = 0
        for i in 0..<tree.count {
            var level = 0
            var at = tree.parent(i)
            while at >= 0 {
                level += 1
                at = tree.parent(at)
            }
            deepest = max(deepest, level)
        }
        #expect(deepest < HTMLTree.Limits.depth + 1)
    }

    @Test("scripts, styles and comments are no text")
    func raw() {
        let html =
            "<style>p{}</style><p>seen<!-- <p>not --></p>"
            + "<script>if (a < b) \"<p>not</p>\"</script><svg><text>not</text></svg>"
        #expect(HTMLTree(utf8: Array(html.utf8)).string(0) == "seen")
    }

    @Test("JSON of any depth is read without recursion")
    func json() {
        let tree = JSONTree(Array("{\"a\":[{\"b\":\"x\\u00e9\\ud83d\\ude00\"},2],\"c\":null}".utf8)[...])
        let b = tree.nodes.indices.first { tree.nodes[$0].key == "b" }
        #expect(b.map { tree.nodes[$0].text } == "xé😀")
        #expect(tree.string(0, "c") == "null")
        #expect(JSONTree(Array(String(repeating: "[", count: 50_000).utf8)[...]).nodes.count == JSONTree.most)
    }
}
