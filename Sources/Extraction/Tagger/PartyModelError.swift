/// Why bytes are no model of parties.
package struct PartyModelError: Error, Hashable, CustomStringConvertible {
    package enum Reason: Hashable, Sendable {
        case noHead
        case missing(key: String)
        case unknownFormat(String)
        case tooLarge(bytes: Int)
        case wrongLength(bytes: Int, expected: Int)
        case wrongChecksum
        case wrongNumber(key: String, value: String)
    }

    package var reason: Reason

    init(_ reason: Reason) { self.reason = reason }

    package var description: String {
        switch reason {
        case .noHead: "not a party model: it should begin with lines '# key: value' and an empty line"
        case .missing(let key): "not a party model: its head has no '\(key)'"
        case .unknownFormat(let format):
            "party model of format '\(format)', this program reads \(PartyModel.format): train it anew"
        case .tooLarge(let bytes): "party model of \(bytes) bytes: more than \(PartyModel.limit) are not read"
        case .wrongLength(let bytes, let expected):
            "party model is cut off or too long: \(bytes) bytes follow the head, \(expected) should"
        case .wrongChecksum: "party model is damaged: its check sum is not that of its head"
        case .wrongNumber(let key, let value): "party model: '\(key): \(value)' in its head is no number that can be"
        }
    }
}
