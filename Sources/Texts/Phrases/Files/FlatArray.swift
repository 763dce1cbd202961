/// Numbers one after the other: in memory of their own, or in a mapped file until they are changed. Copies share their
/// memory.
struct FlatArray<Element: BitwiseCopyable & Sendable>: Sendable {
    private var own: [Element]
    private var mapped: MappedPart?

    init(_ own: [Element] = []) { self.own = own }

    init(repeating element: Element, count: Int) { own = [Element](repeating: element, count: count) }

    /// `part` is aligned for the elements.
    init(_ part: MappedPart) {
        own = []
        mapped = part
    }

    var count: Int { mapped.map { $0.bytes / MemoryLayout<Element>.stride } ?? own.count }

    /// Calls `use` with all of them.
    @inline(__always)
    func withBuffer<R>(_ use: (UnsafeBufferPointer<Element>) throws -> R) rethrows -> R {
        guard let mapped else { return try own.withUnsafeBufferPointer(use) }
        return try mapped.withBytes { try use($0.bindMemory(to: Element.self)) }
    }

    /// `index` is below `count`.
    @inline(__always)
    subscript(index: Int) -> Element {
        get {
            if mapped == nil { return own[index] }
            return withBuffer { $0[index] }
        }
        set {
            makeOwn()
            own[index] = newValue
        }
    }

    mutating func append(_ element: Element) {
        makeOwn()
        own.append(element)
    }

    /// Changes them as an array.
    @inline(__always)
    mutating func withArray<R>(_ change: (inout [Element]) -> R) -> R {
        makeOwn()
        return change(&own)
    }

    private mutating func makeOwn() {
        guard mapped != nil else { return }
        own = withBuffer { Array($0) }
        mapped = nil
    }
}

/// Some bytes of a mapped file, which stays mapped as long as they are held.
struct MappedPart: Sendable {
    let file: MappedFile
    let offset: Int
    let bytes: Int

    @inline(__always)
    func withBytes<R>(_ use: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
        try withExtendedLifetime(file) {
            try use(UnsafeRawBufferPointer(rebasing: file.bytes[offset..<offset + bytes]))
        }
    }
}
