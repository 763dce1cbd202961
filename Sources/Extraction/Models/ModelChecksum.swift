/// The check sum in the head of a model file, and the print of a lexicon: 16 hexadecimal digits.
enum ModelChecksum {
    static func text(_ bytes: ArraySlice<UInt8>) -> String {
        let digits = String(TaggerHash.checksum(bytes), radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
