/// What a file of tables looks like: a head of 64 bytes, then arrays, each behind 64 bytes that say what it holds, and
/// filled up to a multiple of 64. Numbers are as the machine has them: such a file is a cache, not for exchange.
///
/// Head: magic, version and byte order, length of the file, fingerprint of what it was made of, check sum of the rest.
enum TableFile {
    static let magic: UInt64 = 0x5345_4C42_4154_5754
    /// To be raised with every change to the tables, and to how texts are cut and folded.
    static let version: UInt32 = 1
    static let byteOrder: UInt32 = 0x0102_0304
    static let block = 64

    enum Head {
        static let magic = 0
        static let version = 8
        static let byteOrder = 12
        static let length = 16
        static let fingerprint = 24
        static let checkSum = 32
    }

    /// An array's: size of an element, number of elements.
    enum Part {
        static let stride = 0
        static let count = 8
    }

    static func padding(_ bytes: Int) -> Int { (block - bytes % block) % block }
}
