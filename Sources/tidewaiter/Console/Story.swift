import Texts

/// A text of a line of NDJSON: `{"id", "title", "text", "language"?}`; members that are missing are empty.
struct Story {
    var id = ""
    var title = ""
    var text = ""
    var language: String?

    /// Nil where the line is not an object.
    init?(_ line: UnsafeBufferPointer<UInt8>) {
        var story = (id: "", title: "", text: "", language: String?.none)
        let isObject = JSONLine.members(of: line) { key, value in
            guard value.kind == .string || value.kind == .number else { return }
            if key.elementsEqual("id".utf8) {
                story.id = value.text
            } else if key.elementsEqual("title".utf8) {
                story.title = value.text
            } else if key.elementsEqual("text".utf8) {
                story.text = value.text
            } else if key.elementsEqual("language".utf8) {
                story.language = value.text
            }
        }
        guard isObject else { return nil }
        (id, title, text, language) = story
    }
}
