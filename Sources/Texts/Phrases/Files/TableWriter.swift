#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Writes arrays into a file beside the one that is meant, which takes its place when all is written: who maps the old
/// one keeps it, and nobody sees half a file.
package struct TableWriter: ~Copyable {
    private let path: String
    private let temporary: String
    private let file: Int32
    private var length = TableFile.block
    private var checkSum = TableFingerprint()
    private var isFinished = false

    package init(path: String) throws(TableFileError) {
        self.path = path
        temporary = "\(path).\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
        file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw TableFileError(.unwritable, TableFileError.system("write", path)) }
        lseek(file, off_t(TableFile.block), SEEK_SET)
    }

    deinit {
        close(file)
        if !isFinished { unlink(temporary) }
    }

    mutating func write<Element>(_ array: FlatArray<Element>) throws(TableFileError) {
        var head = [UInt64](repeating: 0, count: TableFile.block / 8)
        head[TableFile.Part.stride / 8] = UInt64(MemoryLayout<Element>.stride)
        head[TableFile.Part.count / 8] = UInt64(array.count)
        let written = head.withUnsafeBytes { put($0) } && array.withBuffer { put(UnsafeRawBufferPointer($0)) }
        if !written { throw TableFileError(.unwritable, TableFileError.system("write", path)) }
    }

    /// Some numbers, as an array.
    mutating func write(_ numbers: [Int]) throws(TableFileError) {
        try write(FlatArray(numbers.map { Int64($0) }))
    }

    /// Writes the head and puts the file in its place. `fingerprint` is of what the tables were made of.
    package consuming func finish(fingerprint: UInt64) throws(TableFileError) {
        var head = [UInt64](repeating: 0, count: TableFile.block / 8)
        head[TableFile.Head.magic / 8] = TableFile.magic
        head[TableFile.Head.length / 8] = UInt64(length)
        head[TableFile.Head.fingerprint / 8] = fingerprint
        head[TableFile.Head.checkSum / 8] = checkSum.value
        let isWritten = head.withUnsafeMutableBytes { head in
            head.storeBytes(of: TableFile.version, toByteOffset: TableFile.Head.version, as: UInt32.self)
            head.storeBytes(of: TableFile.byteOrder, toByteOffset: TableFile.Head.byteOrder, as: UInt32.self)
            return pwrite(file, head.baseAddress, head.count, 0) == head.count
        }
        guard isWritten, rename(temporary, path) == 0 else {
            throw TableFileError(.unwritable, TableFileError.system("write", path))
        }
        isFinished = true
    }

    /// Writes bytes and fills the last block.
    private mutating func put(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let whole = bytes.count - bytes.count % TableFile.block
        guard putBlocks(UnsafeRawBufferPointer(rebasing: bytes[..<whole])) else { return false }
        if whole == bytes.count { return true }
        var last = [UInt8](bytes[whole...])
        last += [UInt8](repeating: 0, count: TableFile.block - last.count)
        return last.withUnsafeBytes { putBlocks($0) }
    }

    private mutating func putBlocks(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = Self.write(file, UnsafeRawBufferPointer(rebasing: rest))
            if written <= 0 { return false }
            rest = rest.dropFirst(written)
        }
        checkSum.addBlocks(bytes)
        length += bytes.count
        return true
    }

    private static func write(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
        while true {
            #if canImport(Glibc)
                let written = Glibc.write(file, bytes.baseAddress, bytes.count)
            #else
                let written = Musl.write(file, bytes.baseAddress, bytes.count)
            #endif
            if written >= 0 || errno != EINTR { return written }
        }
    }
}
