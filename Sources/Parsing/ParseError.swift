/// Nothing could be read: the only case in which a parser of this station throws. Whatever was read comes back with
/// diagnostics instead.
package struct ParseError: Error, Hashable, Sendable {
    package enum Kind: String, Sendable {
        /// It is something else than was asked for; the message says what.
        case notRecognised
        /// There is no body, or only white space.
        case empty
        /// It is beyond a cap on size, text or depth.
        case tooLarge
        /// It is the right thing, but broken so that nothing could be saved.
        case malformed
        /// The format or version is known but not read.
        case unsupported
    }

    package var kind: Kind
    /// What happened and, where that helps, what to do.
    package var message: String
    /// The address, file or format it is about.
    package var place: String?
    /// The line in that place, from 1.
    package var line: Int?
    /// Addresses of feeds that a page names, when it was served in a feed's place.
    package var alternatives: [String]

    package init(
        _ kind: Kind, _ message: String, place: String? = nil, line: Int? = nil, alternatives: [String] = []
    ) {
        self.kind = kind
        self.message = message
        self.place = place
        self.line = line
        self.alternatives = alternatives
    }
}

extension ParseError: CustomStringConvertible {
    package var description: String {
        let spot = [place, line.map(String.init)].compactMap { $0 }.joined(separator: ":")
        return spot.isEmpty ? message : spot + ": " + message
    }
}
