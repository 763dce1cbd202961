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

    var count: Int { mapped.map { $0.bytes.count / MemoryLayout<Element>.stride } ?? own.count }

    /// Calls `use` with all of them. In one place, so that the compiler puts the closure there: else it copies whatever
    /// the closure looks at, which threads that share a table would feel.
    @inline(__always)
    func withBuffer<R>(_ use: (UnsafeBufferPointer<Element>) throws -> R) rethrows -> R {
        try withExtendedLifetime(self) {
            let all =
                mapped == nil
                ? own.withUnsafeBufferPointer { $0 } : mapped?.bytes.bindMemory(to: Element.self)
            return try use(all ?? UnsafeBufferPointer(start: nil, count: 0))
        }
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
    private let file: MappedFile
    nonisolated(unsafe) let bytes: UnsafeRawBufferPointer

    init(file: MappedFile, offset: Int, bytes: Int) {
        self.file = file
        self.bytes = UnsafeRawBufferPointer(rebasing: file.bytes[offset..<offset + bytes])
    }
}
