import Texts

/// A line of a labelled archive: `{"id", "title", "text", "language"?, "commodities"?, "topics"?, "countries"?}`,
/// labels as `analyze` gives them. An empty list says that nothing of that kind is right, a missing one that nobody has
/// said.
package struct LabelledStory {
    package var title = ""
    package var text = ""
    package var language: String?
    package var answer = TopicExamples.Answer()

    /// Why a line teaches nothing.
    package enum Fault: Error, Hashable, CustomStringConvertible {
        case noObject, noText, noLabels, notAList(String), wrongLabel(String)

        package var description: String {
            switch self {
            case .noObject: "not a JSON object"
            case .noText: "neither a title nor a text"
            case .noLabels: "none of commodities, topics, countries"
            case .notAList(let name): "'\(name)' is not a list of texts"
            case .wrongLabel(let label):
                "'\(label)' is no label (a country has two letters; no label has tabs or 200 bytes)"
            }
        }
    }

    package init(_ line: UnsafeBufferPointer<UInt8>) throws(Fault) {
        var fault: Fault?
        var story = (title: "", text: "", language: String?.none, answer: TopicExamples.Answer())
        let isObject = JSONLine.members(of: line) { key, value in
            let name = String(decoding: key, as: UTF8.self)
            switch name {
            case "title" where value.kind == .string: story.title = value.text
            case "text" where value.kind == .string: story.text = value.text
            case "language" where value.kind == .string: story.language = value.text
            case "commodities", "topics", "countries":
                guard let field = TopicField(rawValue: name), value.kind != .null else { return }
                do throws(Fault) {
                    story.answer[field] = try Self.labels(field, value)
                } catch {
                    fault = fault ?? error
                }
            default: break
            }
        }
        guard isObject else { throw .noObject }
        if let fault { throw fault }
        guard !story.title.isEmpty || !story.text.isEmpty else { throw .noText }
        guard TopicField.allCases.contains(where: { story.answer[$0] != nil }) else { throw .noLabels }
        (title, text, language, answer) = story
    }

    private static func labels(_ field: TopicField, _ value: JSONLine.Value) throws(Fault) -> Set<String> {
        guard value.kind == .array else { throw .notAList(field.rawValue) }
        var labels: Set<String> = []
        var wrong: String?
        let isList = JSONLine.elements(of: value.raw) { element in
            let isText = element.kind == .string || element.kind == .number
            let label = field == .countries ? element.text.uppercased() : element.text
            if isText, isLabel(label, field) { labels.insert(label) } else { wrong = wrong ?? element.text }
        }
        guard isList else { throw .notAList(field.rawValue) }
        if let wrong { throw .wrongLabel(String(wrong.prefix(40))) }
        return labels
    }

    private static func isLabel(_ label: String, _ field: TopicField) -> Bool {
        if field == .countries { return label.utf8.count == 2 && label.utf8.allSatisfy { $0 &- 65 < 26 } }
        return (1...200).contains(label.utf8.count) && label.utf8.allSatisfy { $0 >= 32 && $0 != 127 }
    }
}
