/// A run of ASCII letters and digits with something else on both sides.
package struct Token: Sendable {
    /// UTF-8 bytes of the text.
    package var start: Int
    package var end: Int
    package var kind: TokenKinds

    var count: Int { end - start }
}
