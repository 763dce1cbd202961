/// Reads the tokens of an expression by the grammar of XPath 1.0 §3, each rule of which is one function here.
struct XPathParser {
    private let tokens: [XPathToken]
    private var at = 0
    private var depth = 0
    private(set) var names: SiteNames

    init(tokens: [XPathToken], names: SiteNames) {
        self.tokens = tokens
        self.names = names
    }

    mutating func whole() throws(XPathError) -> XPathExpression {
        let expression = try or()
        guard token.kind == .end else { throw unexpected() }
        return expression
    }

    // MARK: - Tokens

    private var token: XPathToken { tokens[min(at, tokens.count - 1)] }
    private var following: XPathToken { tokens[min(at + 1, tokens.count - 1)] }

    private mutating func take(_ sign: String) -> Bool {
        guard token.kind == .sign(sign) else { return false }
        at += 1
        return true
    }

    private mutating func takeWord(_ word: String) -> Bool {
        guard token.kind == .name(word) else { return false }
        at += 1
        return true
    }

    private mutating func expect(_ sign: String) throws(XPathError) {
        if take(sign) { return }
        throw token.kind == .end ? XPathError("“\(sign)” is missing", at: token.offset) : unexpected()
    }

    private func unexpected() -> XPathError {
        switch token.kind {
        case .end: XPathError("the expression breaks off", at: token.offset)
        case .name(let word):
            XPathError(
                "“\(word)” cannot stand here", at: token.offset, unknown: (word, ["and", "or"]))
        case .literal: XPathError("a quotation cannot stand here", at: token.offset)
        case .number: XPathError("a number cannot stand here", at: token.offset)
        case .sign("*"): XPathError("“*” cannot stand here; there is no multiplication", at: token.offset)
        case .sign(let sign): XPathError("“\(sign)” cannot stand here", at: token.offset)
        }
    }

    // MARK: - Operators

    private mutating func or() throws(XPathError) -> XPathExpression {
        depth += 1
        defer { depth -= 1 }
        guard depth <= 32 else { throw XPathError("the expression is nested too deeply", at: token.offset) }
        var left = try and()
        while takeWord("or") { left = .binary(.or, left, try and()) }
        return left
    }

    private mutating func and() throws(XPathError) -> XPathExpression {
        var left = try comparison()
        while takeWord("and") { left = .binary(.and, left, try comparison()) }
        return left
    }

    private static let comparisons: [(String, XPathOperator)] = [
        ("=", .equal), ("!=", .unequal), ("<", .less), ("<=", .lessOrEqual), (">", .greater), (">=", .greaterOrEqual),
    ]

    private mutating func comparison() throws(XPathError) -> XPathExpression {
        var left = try sum()
        while case .sign(let sign) = token.kind, let found = Self.comparisons.first(where: { $0.0 == sign }) {
            at += 1
            left = .binary(found.1, left, try sum())
        }
        return left
    }

    private mutating func sum() throws(XPathError) -> XPathExpression {
        var left = try union()
        while true {
            if take("+") {
                left = .binary(.plus, left, try union())
            } else if take("-") {
                left = .binary(.minus, left, try union())
            } else {
                return left
            }
        }
    }

    private mutating func union() throws(XPathError) -> XPathExpression {
        var parts = [try path()]
        while take("|") { parts.append(try path()) }
        return parts.count == 1 ? parts[0] : .union(parts)
    }

    // MARK: - Paths

    private mutating func path() throws(XPathError) -> XPathExpression {
        var path: XPathPath
        switch token.kind {
        case .literal(let bytes):
            at += 1
            return .literal(bytes)
        case .number(let number):
            at += 1
            return .number(number)
        case .name(let word) where following.kind == .sign("(") && word != "text" && word != "node":
            let call = try call(word)
            guard case .sign(let sign) = token.kind, sign == "/" || sign == "//" || sign == "[" else { return call }
            throw XPathError("nothing can follow the result of \(word)()", at: token.offset)
        case .sign("("):
            at += 1
            let inner = try or()
            try expect(")")
            let predicates = try predicates()
            guard !predicates.isEmpty || token.kind == .sign("/") || token.kind == .sign("//") else { return inner }
            path = XPathPath(start: .expression(inner, predicates: predicates))
        case .sign("/"), .sign("//"):
            path = XPathPath(start: .root)
            if token.kind == .sign("/"), !beginsStep(following) {
                at += 1
                return .path(path)
            }
        default:
            path = XPathPath(start: .context)
            path.steps.append(try step())
        }
        try steps(of: &path)
        return .path(path)
    }

    private mutating func steps(of path: inout XPathPath) throws(XPathError) {
        while true {
            if take("//") {
                let step = try step()
                // `//x` is short for `/descendant-or-self::node()/x`; where no position counts, for `descendant::x`.
                if step.axis == .child, !step.isPositional {
                    path.steps.append(XPathStep(axis: .descendant, test: step.test, predicates: step.predicates))
                } else {
                    path.steps += [XPathStep(axis: .descendantOrSelf, test: .node), step]
                }
            } else if take("/") {
                path.steps.append(try step())
            } else {
                return
            }
        }
    }

    private func beginsStep(_ token: XPathToken) -> Bool {
        switch token.kind {
        case .name, .sign("*"), .sign("@"), .sign("."), .sign(".."): true
        default: false
        }
    }

    private mutating func step() throws(XPathError) -> XPathStep {
        if take(".") { return XPathStep(axis: .self, test: .node, predicates: try predicates()) }
        if take("..") { return XPathStep(axis: .parent, test: .node, predicates: try predicates()) }
        var axis = XPathAxis.child
        if take("@") {
            axis = .attribute
        } else if case .name(let word) = token.kind, following.kind == .sign("::") {
            guard let known = XPathAxis(rawValue: word) else {
                throw XPathError(
                    "there is no axis “\(word)”", at: token.offset, unknown: (word, XPathAxis.allCases.map(\.rawValue)))
            }
            axis = known
            at += 2
        }
        let test = try test(on: axis)
        return XPathStep(axis: axis, test: test, predicates: try predicates())
    }

    private mutating func test(on axis: XPathAxis) throws(XPathError) -> XPathTest {
        if take("*") { return .name(nil, classes: []) }
        guard case .name(let word) = token.kind else { throw unexpected() }
        let offset = token.offset
        at += 1
        if word == "text" || word == "node", take("(") {
            try expect(")")
            return word == "text" ? .text : .node
        }
        if axis == .attribute { return .name(try names.attribute(word.lowercased(), at: offset), classes: []) }
        let parts = word.split(separator: ".", omittingEmptySubsequences: false)
        guard let tag = parts.first, !parts.contains("") else {
            throw XPathError("a class word is missing in “\(word)”", at: offset)
        }
        let classes = parts.dropFirst().map { Array($0.utf8) }
        if !classes.isEmpty { _ = try names.attribute("class", at: offset) }
        return .name(tag == "*" ? nil : try names.element(tag.lowercased(), at: offset), classes: classes)
    }

    private mutating func predicates() throws(XPathError) -> [XPathExpression] {
        var found: [XPathExpression] = []
        while take("[") {
            found.append(try or())
            try expect("]")
        }
        return found
    }

    private mutating func call(_ word: String) throws(XPathError) -> XPathExpression {
        let offset = token.offset
        guard let function = XPathFunction(rawValue: word) else {
            throw XPathError(
                "there is no function “\(word)”", at: offset, unknown: (word, XPathFunction.allCases.map(\.rawValue)))
        }
        at += 2
        var arguments: [XPathExpression] = []
        if !take(")") {
            repeat { arguments.append(try or()) } while take(",")
            try expect(")")
        }
        guard function.arguments.contains(arguments.count) else {
            let count = function.arguments
            throw XPathError(
                "\(word)() takes \(count.lowerBound)\(count.count > 1 ? " to \(count.upperBound)" : "") arguments, not \(arguments.count)",
                at: offset)
        }
        return .call(function, arguments)
    }
}
