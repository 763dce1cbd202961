/// The ids of the phrases that have several: rings of nodes, each known by its last node, whose successor is the first.
struct PhraseIDs: Sendable {
    /// An id in the low half, the next node in the high half.
    private(set) var nodes = FlatArray<UInt64>()
    /// Nodes that are not in use, chained by their high halves: the first one + 1.
    private var free = 0
    /// The ids of phrases that have many, so that adding one does not look at all.
    private var many: [UInt32: Set<UInt32>] = [:]

    init() {}

    /// A new ring of two ids; gives its last node.
    mutating func list(_ first: UInt32, _ second: UInt32) -> UInt32 {
        let node = take(first, next: 0)
        let last = take(second, next: node)
        setNext(node, last)
        return last
    }

    /// Adds an id unless the ring has it; gives the last node.
    mutating func add(_ id: UInt32, to last: UInt32, of phrase: UInt32) -> UInt32 {
        guard !contains(id, last, phrase) else { return last }
        many[phrase]?.insert(id)
        let node = take(id, next: next(last))
        setNext(last, node)
        return node
    }

    private mutating func contains(_ id: UInt32, _ last: UInt32, _ phrase: UInt32) -> Bool {
        if let ids = many[phrase] { return ids.contains(id) }
        var count = 0
        var isThere = false
        forEach(last) {
            count += 1
            isThere = isThere || $0 == id
        }
        if count > 16 {
            var ids: Set<UInt32> = []
            forEach(last) { ids.insert($0) }
            many[phrase] = ids
        }
        return isThere
    }

    /// Takes an id out; gives the last node, nil when the id is not there.
    mutating func remove(_ id: UInt32, from last: UInt32, of phrase: UInt32) -> UInt32? {
        var before = last
        for _ in 0..<nodes.count {
            let node = next(before)
            guard Int(node) < nodes.count else { return nil }
            if PhraseIDs.id(nodes[Int(node)]) == id {
                setNext(before, next(node))
                release(node)
                many[phrase]?.remove(id)
                return node == last ? before : last
            }
            before = node
            if node == last { return nil }
        }
        return nil
    }

    /// The id of a ring of one, which is dissolved; nil for a longer one.
    mutating func takeOnly(of last: UInt32, _ phrase: UInt32) -> UInt32? {
        guard Int(last) < nodes.count, next(last) == last else { return nil }
        many[phrase] = nil
        release(last)
        return PhraseIDs.id(nodes[Int(last)])
    }

    /// Calls `use` with the ids of a ring. A ring that never comes back to its last node is left after as many steps as
    /// there are nodes.
    func forEach(_ last: UInt32, _ use: (UInt32) -> Void) {
        nodes.withBuffer { PhraseIDs.forEach($0, last, use) }
    }

    static func forEach(_ nodes: UnsafeBufferPointer<UInt64>, _ last: UInt32, _ use: (UInt32) -> Void) {
        guard Int(last) < nodes.count else { return }
        var node = Int(last)
        for _ in 0..<nodes.count {
            node = Int(nodes[node] >> 32)
            guard node < nodes.count else { return }
            use(id(nodes[node]))
            if node == Int(last) { return }
        }
    }

    @inline(__always)
    private static func id(_ node: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: node) }

    /// A node that is not there, which a file may name, is followed by itself.
    private func next(_ node: UInt32) -> UInt32 {
        Int(node) < nodes.count ? UInt32(nodes[Int(node)] >> 32) : node
    }

    private mutating func setNext(_ node: UInt32, _ next: UInt32) {
        guard Int(node) < nodes.count else { return }
        nodes[Int(node)] = nodes[Int(node)] & 0xFFFF_FFFF | UInt64(next) << 32
    }

    private mutating func take(_ id: UInt32, next: UInt32) -> UInt32 {
        let value = UInt64(id) | UInt64(next) << 32
        guard free > 0 else {
            nodes.append(value)
            return UInt32(nodes.count - 1)
        }
        let node = free - 1
        free = Int(nodes[node] >> 32)
        nodes[node] = value
        return UInt32(node)
    }

    private mutating func release(_ node: UInt32) {
        setNext(node, UInt32(free))
        free = Int(node) + 1
    }
}

extension PhraseIDs {
    func write(to file: inout TableWriter) throws(TableFileError) {
        try file.write(nodes)
    }

    /// Nodes that were free stay unused.
    init(from file: inout TableReader) throws(TableFileError) {
        nodes = try file.array(of: UInt64.self)
        let isInside = nodes.withBuffer { nodes in nodes.allSatisfy { Int($0 >> 32) < nodes.count } }
        guard isInside, nodes.count < Int(UInt32.max) else { throw TableFileError.damaged("an id is nowhere") }
    }
}
