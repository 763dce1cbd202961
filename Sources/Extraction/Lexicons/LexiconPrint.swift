/// Tells one lexicon from another: a model that was learnt with other terms still works, but perhaps no longer as well
/// as it was measured.
package enum LexiconPrint {
    /// A check sum over the bytes of the files, whatever they are called and in whatever order they are: 16 hexadecimal
    /// digits.
    package static func of(_ files: [(name: String, bytes: [UInt8])]) -> String {
        let sums = files.map { ModelChecksum.text($0.bytes[...]) }.sorted()
        return ModelChecksum.text(Array(sums.joined(separator: " ").utf8)[...])
    }
}
