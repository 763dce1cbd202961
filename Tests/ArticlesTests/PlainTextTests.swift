import Articles
import Testing

struct PlainTextTests {
    @Test(
        "markup becomes lines of text",
        arguments: [
            ("<p>One.</p><p>Two &amp; three</p>", "One.\nTwo & three"),
            ("plain  text\n here", "plain text here"),
            ("a < b and c > d", "a < b and c > d"),
            ("x<br/>y<br>z", "x\ny\nz"),
            ("<ul><li>a</li><li>b</li></ul>", "a\nb"),
            ("<script>var a = '<p>';</script>after", "after"),
            ("<style>p{}</style>after", "after"),
            ("<!-- no -->yes", "yes"),
            ("&#1047;&#x410; &nbsp;&unknown; &", "ЗА &unknown; &"),
            ("<a href=\"x>y\">link</a>", "y\">link"),
            ("", ""), ("<", "<"), ("<p", ""), ("&", "&"), ("&#999999999;", "&#999999999;"), ("<script>", ""),
        ])
    func text(html: String, plain: String) {
        #expect(PlainText.of(html) == plain)
    }
}
