/// Why bytes are no topic model.
package struct TopicModelError: Error, Hashable, CustomStringConvertible {
    package enum Reason: Hashable, Sendable {
        case noHead
        case missing(key: String)
        case unknownFormat(String)
        case tooLarge(bytes: Int)
        case wrongLength(bytes: Int, expected: Int)
        case wrongChecksum
        case wrongNumber(key: String, value: String)
        case wrongLabel(line: Int)
        case wrongWeights
    }

    package var reason: Reason

    init(_ reason: Reason) { self.reason = reason }

    package var description: String {
        switch reason {
        case .noHead: "not a topic model: it should begin with lines '# key: value' and an empty line"
        case .missing(let key): "not a topic model: its head has no '\(key)'"
        case .unknownFormat(let format):
            "topic model of format '\(format)', this program reads \(TopicModel.format): train it anew"
        case .tooLarge(let bytes): "topic model of \(bytes) bytes: more than \(TopicModel.limit) are not read"
        case .wrongLength(let bytes, let expected):
            "topic model is cut off or too long: \(bytes) bytes follow the head, \(expected) should"
        case .wrongChecksum: "topic model is damaged: its check sum is not that of its head"
        case .wrongNumber(let key, let value): "topic model: '\(key): \(value)' in its head is no number that can be"
        case .wrongLabel(let line): "topic model: line \(line) of its labels is not one"
        case .wrongWeights: "topic model: its weights belong to labels or features that are not there"
        }
    }
}
