import Foundation

/// What a kind of source remembers between passes besides its state: JSON in the store.
protocol SourceMemory: Codable {
    init()
}

extension SourceMemory {
    /// A memory that cannot be read is none: the source is met anew, which stores nothing twice.
    static func recalled(from bytes: [UInt8]?) -> Self {
        bytes.flatMap { try? JSONDecoder().decode(Self.self, from: Data($0)) } ?? Self()
    }

    var bytes: [UInt8] {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            return [UInt8](try encoder.encode(self))
        }
    }
}
