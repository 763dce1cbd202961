/// One identifier standard: its shape, its check rule, and how it is met in running text.
///
/// A new scheme is a new file in `Schemes` and its line in `IdentifierSchemes.all`.
package protocol IdentifierScheme: Sendable {
    /// The word after `identifier:` in a mention's kind: lower case, stable.
    static var name: String { get }
    /// One line for people.
    static var title: String { get }
    /// One equal value settles that two records are the same party, vessel or account.
    static var strong: Bool { get }
    /// The kinds of token that can begin one; `find` is called at those alone.
    static var starts: TokenKinds { get }
    /// How long that token can be.
    static var sizes: TokenSizes { get }

    /// The normal form of a value as written by people (`IMO 9074729`, `de89 3704 0044 0532 0130 00`); nil when the
    /// standard's own rules (shape, check digit, existence) refuse it. Context plays no part.
    static func normalized(_ text: String) -> String?

    /// Adds what begins at this token to `found`: spans without labels, values in normal form. Reads the text around
    /// the token where the standard has no check digit of its own.
    static func find(at token: Token, in text: TextView, found: inout [FoundIdentifier])
}

extension IdentifierScheme {
    package static var sizes: TokenSizes { .any }
}

/// Which runs of letters and digits a scheme wants to see.
package struct TokenKinds: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Digits only: `9074729`.
    package static let digits = TokenKinds(rawValue: 1)
    /// Capitals and nothing else: `MSCU`, `DE`, the `G` of `G-ABCD`.
    package static let capitals = TokenKinds(rawValue: 2)
    /// Letters and digits together: `DE89370400440532013000`, `UN1203`; letters of both cases from 25 characters on.
    package static let mixed = TokenKinds(rawValue: 4)
}
