/// Takes the arrays out of a mapped file in the order in which they were written. The head and the check sum are looked
/// at here; what the arrays say is checked by those who know what they mean.
package struct TableReader {
    private let file: MappedFile
    private var at = TableFile.block

    /// Refuses a file that is foreign, cut or damaged, or was made of other names than those of `fingerprint`.
    package init(_ file: MappedFile, fingerprint: UInt64) throws(TableFileError) {
        self.file = file
        let bytes = file.bytes
        guard bytes.count >= TableFile.block else { throw TableFileError(.cut, "too short for a file of tables") }
        func number(_ at: Int) -> UInt64 { bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self) }
        func half(_ at: Int) -> UInt32 { bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self) }
        guard number(TableFile.Head.magic) == TableFile.magic,
            half(TableFile.Head.byteOrder) == TableFile.byteOrder
        else { throw TableFileError(.foreign, "not a file of tables of this kind of machine") }
        guard half(TableFile.Head.version) == TableFile.version else {
            throw TableFileError(.foreign, "a file of tables of another version")
        }
        guard number(TableFile.Head.length) == UInt64(bytes.count), bytes.count % TableFile.block == 0 else {
            throw TableFileError(.cut, "the file of tables is not as long as it says")
        }
        guard number(TableFile.Head.fingerprint) == fingerprint else {
            throw TableFileError(.outdated, "the file of tables was made of other names")
        }
        var sum = TableFingerprint()
        sum.addBlocks(UnsafeRawBufferPointer(rebasing: bytes[TableFile.block...]))
        guard number(TableFile.Head.checkSum) == sum.value else {
            throw TableFileError.damaged("its check sum is wrong")
        }
    }

    /// Bytes of the array whose head is at `at`, without filling; nil when it does not fit.
    private static func size(of bytes: UnsafeRawBufferPointer, at: Int) -> Int? {
        let stride = bytes.loadUnaligned(fromByteOffset: at + TableFile.Part.stride, as: UInt64.self)
        let count = bytes.loadUnaligned(fromByteOffset: at + TableFile.Part.count, as: UInt64.self)
        let (size, overflow) = stride.multipliedReportingOverflow(by: count)
        let room = bytes.count - at - TableFile.block
        guard !overflow, size <= UInt64(room), room - Int(size) >= TableFile.padding(Int(size)) else { return nil }
        return Int(size)
    }

    mutating func array<Element>(of type: Element.Type) throws(TableFileError) -> FlatArray<Element> {
        guard at < file.bytes.count, let size = Self.size(of: file.bytes, at: at) else {
            throw TableFileError.damaged("an array is missing")
        }
        let stride = file.bytes.loadUnaligned(fromByteOffset: at + TableFile.Part.stride, as: UInt64.self)
        guard stride == UInt64(MemoryLayout<Element>.stride) else {
            throw TableFileError.damaged("an array is of another kind")
        }
        let start = at + TableFile.block
        at = start + size + TableFile.padding(size)
        return FlatArray(MappedPart(file: file, offset: start, bytes: size))
    }

    /// So many numbers, none of them negative.
    mutating func numbers(_ count: Int) throws(TableFileError) -> [Int] {
        let array = try array(of: Int64.self)
        guard array.count == count else { throw TableFileError.damaged("numbers are missing") }
        let numbers = array.withBuffer { $0.map { Int($0) } }
        guard numbers.allSatisfy({ $0 >= 0 }) else { throw TableFileError.damaged("a number is negative") }
        return numbers
    }
}
