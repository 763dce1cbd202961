/// Operators, functions and conversions (XPath 1.0 §3.4, §4).
extension XPathEvaluator {
    mutating func result(
        of op: XPathOperator, _ a: XPathExpression, _ b: XPathExpression, at c: Context
    ) throws(XPathExhausted) -> XPathValue {
        try pay(1)
        let left = try value(a, at: c)
        switch op {
        case .or: return .bool(bool(left) ? true : bool(try value(b, at: c)))
        case .and: return .bool(bool(left) ? bool(try value(b, at: c)) : false)
        case .plus: return .number(try number(left) + number(value(b, at: c)))
        case .minus: return .number(try number(left) - number(value(b, at: c)))
        default: return .bool(try compares(left, op, try value(b, at: c)))
        }
    }

    /// Sets of nodes compare by any of their nodes.
    private mutating func compares(
        _ a: XPathValue, _ op: XPathOperator, _ b: XPathValue
    ) throws(XPathExhausted) -> Bool {
        if a.isBool || b.isBool, op == .equal || op == .unequal { return (bool(a) == bool(b)) == (op == .equal) }
        let isByNumber = a.isNumber || b.isNumber || (op != .equal && op != .unequal)
        for x in try texts(a) {
            for y in try texts(b) {
                try pay(1 + (x.count + y.count) / 4)
                if isByNumber {
                    if Self.holds(XPathText.number(x), op, XPathText.number(y)) { return true }
                } else if x.elementsEqual(y) == (op == .equal) {
                    return true
                }
            }
        }
        return false
    }

    private static func holds(_ a: Double, _ op: XPathOperator, _ b: Double) -> Bool {
        switch op {
        case .equal: a == b
        case .unequal: a != b
        case .less: a < b
        case .lessOrEqual: a <= b
        case .greater: a > b
        case .greaterOrEqual: a >= b
        default: false
        }
    }

    /// The strings of a set's nodes; of any other value its one string.
    private mutating func texts(_ value: XPathValue) throws(XPathExhausted) -> [ArraySlice<UInt8>] {
        guard case .nodes(let nodes) = value else { return [try text(value)] }
        try pay(nodes.count)
        return nodes.map(text)
    }

    // MARK: - Functions

    mutating func call(
        _ function: XPathFunction, _ arguments: [XPathExpression], at c: Context
    ) throws(XPathExhausted) -> XPathValue {
        try pay(1)
        switch function {
        case .true: return .bool(true)
        case .false: return .bool(false)
        case .position: return .number(Double(c.position))
        case .last: return .number(Double(c.size))
        case .not: return .bool(!bool(try value(arguments[0], at: c)))
        case .count:
            guard case .nodes(let nodes) = try value(arguments[0], at: c) else { return .number(.nan) }
            return .number(Double(nodes.count))
        case .string: return .string(Array(try text(arguments.first, at: c)))
        case .normalizeSpace: return .string(XPathText.normalized(try text(arguments.first, at: c)))
        case .stringLength:
            let text = try text(arguments.first, at: c)
            return .number(Double(text.count { $0 & 0xC0 != 0x80 }))
        case .concat:
            var all: [UInt8] = []
            for argument in arguments { all += try text(argument, at: c) }
            return .string(all)
        case .contains, .startsWith, .endsWith, .substringBefore, .substringAfter:
            return compared(function, try text(arguments[0], at: c), try text(arguments[1], at: c))
        }
    }

    private func compared(
        _ function: XPathFunction, _ text: ArraySlice<UInt8>, _ part: ArraySlice<UInt8>
    ) -> XPathValue {
        switch function {
        case .startsWith: return .bool(text.starts(with: part))
        case .endsWith: return .bool(text.count >= part.count && text.suffix(part.count).elementsEqual(part))
        case .contains: return .bool(XPathText.place(of: part, in: text) != nil)
        default:
            guard let place = XPathText.place(of: part, in: text) else { return .string([]) }
            return .string(Array(function == .substringBefore ? text[..<place] : text[(place + part.count)...]))
        }
    }

    // MARK: - Conversions

    func bool(_ value: XPathValue) -> Bool {
        switch value {
        case .nodes(let nodes): !nodes.isEmpty
        case .string(let bytes): !bytes.isEmpty
        case .number(let number): number != 0 && !number.isNaN
        case .bool(let bool): bool
        }
    }

    private mutating func number(_ value: XPathValue) throws(XPathExhausted) -> Double {
        switch value {
        case .number(let number): number
        case .bool(let bool): bool ? 1 : 0
        case .nodes, .string: XPathText.number(try text(value))
        }
    }

    /// The string of an argument; without one that of the context's node.
    private mutating func text(
        _ argument: XPathExpression?, at c: Context
    ) throws(XPathExhausted) -> ArraySlice<UInt8> {
        guard let argument else { return try text(.nodes([c.node])) }
        return try text(try value(argument, at: c))
    }

    /// The string of a value; of a set that of its first node.
    private mutating func text(_ value: XPathValue) throws(XPathExhausted) -> ArraySlice<UInt8> {
        let text: ArraySlice<UInt8> =
            switch value {
            case .nodes(let nodes): nodes.first.map(text) ?? []
            case .string(let bytes): bytes[...]
            case .number(let number): XPathText.string(number)[...]
            case .bool(let bool): Array((bool ? "true" : "false").utf8)[...]
            }
        try pay(text.count / 4)
        return text
    }

    /// The string of a node, as it stands in the page.
    func text(_ node: XPathNode) -> ArraySlice<UInt8> {
        node.isAttribute ? tree.value(attribute: Int(node.attribute)) : tree.text(Int(node.node))
    }
}
