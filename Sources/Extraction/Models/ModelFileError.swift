/// Why bytes are no model of unknown parties, or of topics.
package struct ModelFileError: Error, Hashable, CustomStringConvertible {
    package enum Kind: String, Sendable {
        case party, topic
    }

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

    package var kind: Kind
    package var reason: Reason

    init(_ kind: Kind, _ reason: Reason) {
        self.kind = kind
        self.reason = reason
    }

    /// Larger files are not read.
    static let limit = 64 << 20

    /// The format that this program reads.
    private var format: String { kind == .party ? PartyModel.format : TopicModel.format }

    package var description: String {
        let model = "\(kind.rawValue) model"
        return switch reason {
        case .noHead: "not a \(model): it should begin with lines '# key: value' and an empty line"
        case .missing(let key): "not a \(model): its head has no '\(key)'"
        case .unknownFormat(let format):
            "\(model) of format '\(format)', this program reads \(self.format): train it anew"
        case .tooLarge(let bytes): "\(model) of \(bytes) bytes: more than \(ModelFileError.limit) are not read"
        case .wrongLength(let bytes, let expected):
            "\(model) is cut off or too long: \(bytes) bytes follow the head, \(expected) should"
        case .wrongChecksum: "\(model) is damaged: its check sum is not that of its head"
        case .wrongNumber(let key, let value): "\(model): '\(key): \(value)' in its head is no number that can be"
        case .wrongLabel(let line): "\(model): line \(line) of its labels is not one"
        case .wrongWeights: "\(model): its weights belong to labels or features that are not there"
        }
    }
}
