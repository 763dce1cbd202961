/// The names of elements and attributes that the expressions of one rule ask for, numbered as the tree of the page will
/// number them: first those that every page is read with, so that both trees have the same nodes.
package struct SiteNames: Sendable {
    private(set) var elements = HTMLTag.names
    private(set) var attributes = HTMLAttribute.names

    /// The C side knows no more names than that, and none longer.
    private static let most = 250
    private static let longest = 31

    package init() {}

    mutating func element(_ name: String, at offset: Int) throws(XPathError) -> UInt8 {
        try Self.number(of: name, in: &elements, at: offset)
    }

    mutating func attribute(_ name: String, at offset: Int) throws(XPathError) -> UInt8 {
        try Self.number(of: name, in: &attributes, at: offset)
    }

    private static func number(
        of name: String, in list: inout [String], at offset: Int
    ) throws(XPathError) -> UInt8 {
        if let known = list.firstIndex(of: name) { return UInt8(known) }
        guard name.utf8.count <= longest else {
            throw XPathError("the name “\(name)” is longer than \(longest) letters", at: offset)
        }
        guard list.count < most else { throw XPathError("the rule has too many different names", at: offset) }
        list.append(name)
        return UInt8(list.count - 1)
    }
}
