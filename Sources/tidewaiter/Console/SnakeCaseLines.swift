import Foundation

extension Output {
    /// A value as a line of NDJSON, its members in the order of the alphabet, named `like_this`.
    func line(encoding value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let bytes = try encoder.encode(value)
        line { $0 += bytes }
    }
}
