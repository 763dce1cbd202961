/// One expression of a site rule, compiled: the part of XPath 1.0 that rules about pages need.
///
///     var names = SiteNames()
///     try XPath("//div.story//p[not(@hidden)]", names: &names)
///
/// Paths with `/`, `//`, `.`, `..`, `*`, tags and `@attributes`, the axes of `XPathAxis`, `text()` and `node()`;
/// predicates with numbers, `last()`, `position()`, comparisons, `and`, `or`, `+`, `-`; `|`; the functions of
/// `XPathFunction`. Names are those of HTML, case aside; `@*` stands for those attributes that some expression names or
/// that mean something to the program, the others are not read. One extension: `div.story` is a div with the class word
/// “story”, `*.story` any element with it. No arithmetic besides, no variables, no namespaces.
package struct XPath: Sendable {
    /// As it was written.
    package let source: String
    let expression: XPathExpression

    /// - Parameter names: takes up the names that the expression asks for.
    package init(_ source: String, names: inout SiteNames) throws(XPathError) {
        guard source.utf8.count <= 2_000 else {
            throw XPathError("the expression is longer than 2,000 bytes", at: 0)
        }
        var parser = XPathParser(tokens: try XPathLexer(source).tokens(), names: names)
        expression = try parser.whole()
        names = parser.names
        self.source = source
    }
}

/// Why an expression cannot be used.
package struct XPathError: Error, CustomStringConvertible, Sendable {
    package let message: String
    /// Where in the expression, in characters from 1.
    package let place: Int
    /// The word that is not known, and those that are, for a suggestion; nil where it is something else.
    package var unknown: (word: String, known: [String])?

    init(_ message: String, at offset: Int, unknown: (word: String, known: [String])? = nil) {
        self.message = message
        place = offset + 1
        self.unknown = unknown
    }

    package var description: String { "\(message) (at character \(place))" }
}

indirect enum XPathExpression: Sendable {
    case literal([UInt8])
    case number(Double)
    case path(XPathPath)
    case union([XPathExpression])
    case binary(XPathOperator, XPathExpression, XPathExpression)
    case call(XPathFunction, [XPathExpression])

    /// Whether it asks where its node stands, or gives a number that is compared with that.
    var isPositional: Bool {
        switch self {
        case .literal, .path: false
        case .number: true
        case .union: false
        case .binary(let op, let a, let b): op == .plus || op == .minus || a.asksPosition || b.asksPosition
        case .call(let function, let arguments):
            function.isNumeric || arguments.contains { $0.asksPosition }
        }
    }

    /// Whether `position()` or `last()` stands in it, outside of the predicates of its paths.
    private var asksPosition: Bool {
        switch self {
        case .literal, .number, .path, .union: false
        case .binary(_, let a, let b): a.asksPosition || b.asksPosition
        case .call(let function, let arguments):
            function == .position || function == .last || arguments.contains { $0.asksPosition }
        }
    }
}

enum XPathOperator: Sendable {
    case or, and, equal, unequal, less, lessOrEqual, greater, greaterOrEqual, plus, minus
}

/// Where a path begins, and its steps.
struct XPathPath: Sendable {
    indirect enum Start: Sendable {
        case root, context
        case expression(XPathExpression, predicates: [XPathExpression])
    }

    var start: Start
    var steps: [XPathStep] = []
}

struct XPathStep: Sendable {
    var axis: XPathAxis
    var test: XPathTest
    var predicates: [XPathExpression] = []

    var isPositional: Bool { predicates.contains { $0.isPositional } }
}

/// The directions a step may take.
enum XPathAxis: String, CaseIterable, Sendable {
    case child, descendant, `self`, parent, attribute
    case descendantOrSelf = "descendant-or-self"
    case followingSibling = "following-sibling"
    case precedingSibling = "preceding-sibling"
}

/// What a step keeps.
enum XPathTest: Sendable {
    case node, text
    /// An element – or on the attribute axis an attribute – of the number of its name, nil for any, with all these class
    /// words.
    case name(UInt8?, classes: [[UInt8]])
}

/// The functions of XPath 1.0 §4 that are known, and `ends-with` of XPath 2.
enum XPathFunction: String, CaseIterable, Sendable {
    case contains, string, concat, count, not, `true`, `false`, last, position
    case startsWith = "starts-with"
    case endsWith = "ends-with"
    case normalizeSpace = "normalize-space"
    case stringLength = "string-length"
    case substringBefore = "substring-before"
    case substringAfter = "substring-after"

    var arguments: ClosedRange<Int> {
        switch self {
        case .true, .false, .last, .position: 0...0
        case .string, .normalizeSpace, .stringLength: 0...1
        case .count, .not: 1...1
        case .contains, .startsWith, .endsWith, .substringBefore, .substringAfter: 2...2
        case .concat: 2...16
        }
    }

    var isNumeric: Bool { [.last, .position, .count, .stringLength].contains(self) }
}
