/// Every place of a format where a value may stand, and what becomes of the value. A reader reports as unknown what is
/// not in its table, so the table cannot say less than it reads; tests hold it against the official schemas and files.
///
/// Written as text, one use a line: `parent, parent: name, name, @attribute | use`, the parent with its elements and
/// attributes; columns and members of the outermost object have no parent. A use that begins with `-` says why a value
/// is passed over on purpose. The parent `*` stands for every element.
package struct ListFields: Sendable {
    package struct Place: Hashable, Sendable {
        /// `INDIVIDUAL/FIRST_NAME`, `nameAlias@gender`, or the name of a column or member.
        package var name: String
        /// The field of `Entity` it fills, or why it fills none.
        package var use: String
        package var isRead: Bool
    }

    /// In the order of the table.
    package let places: [Place]
    private let names: Set<String>
    private let elements: [String: Set<String>]
    private let attributes: [String: Set<String>]

    init(_ table: String) {
        var places: [Place] = []
        var elements: [String: Set<String>] = [:]
        var attributes: [String: Set<String>] = [:]
        for line in table.split(separator: "\n") {
            guard let bar = line.firstRange(of: " | ") else { continue }
            let use = line[bar.upperBound...].squeezed
            let left = line[..<bar.lowerBound]
            let colon = left.firstRange(of: ": ")
            let parents =
                colon.map { left[..<$0.lowerBound].split(separator: ",").map(\.squeezed) } ?? [""]
            let names = left[(colon?.upperBound ?? left.startIndex)...].split(separator: ",").map(
                \.squeezed)
            for parent in parents {
                for name in names {
                    let isAttribute = name.hasPrefix("@")
                    if isAttribute {
                        attributes[parent, default: []].insert(String(name.dropFirst()))
                    } else {
                        elements[parent, default: []].insert(name)
                    }
                    let full = parent + (isAttribute || parent.isEmpty ? "" : "/") + name
                    places.append(Place(name: full, use: use, isRead: !use.hasPrefix("-")))
                }
            }
        }
        self.places = places
        self.elements = elements
        self.attributes = attributes
        names = Set(places.map(\.name))
    }

    /// Whether the table has a place of this name.
    package func has(_ name: String) -> Bool {
        if names.contains(name) { return true }
        guard let at = name.firstIndex(of: "@") else { return false }
        return attributes["*"]?.contains(String(name[name.index(after: at)...])) == true
    }

    /// Tells every element and attribute in `record`, at any depth, that the table does not have; what is within an
    /// unknown element is unknown with it.
    func report(unknownIn record: XMLNode, _ tally: inout ListTally) {
        var open = [record]
        let anywhere = attributes["*"] ?? []
        while let node = open.popLast() {
            let children = elements[node.name] ?? []
            let named = attributes[node.name] ?? []
            for attribute in node.attributes
            where !named.contains(attribute.name) && !anywhere.contains(attribute.name) {
                tally.unknown("attribute", "\(node.name)@\(attribute.name)")
            }
            for child in node.children {
                if !children.contains(child.name) {
                    tally.unknown("element", "\(node.name)/\(child.name)")
                } else if !child.children.isEmpty || !child.attributes.isEmpty {
                    open.append(child)
                }
            }
        }
    }

    /// Tells every member of `object` that the table does not have under `parent`.
    func report(
        unknownIn object: JSONValue, parent: String = "", line: Int? = nil, _ tally: inout ListTally
    ) {
        let known = elements[parent] ?? []
        for name in object.members.keys.filter({ !known.contains($0) }).sorted() {
            tally.unknown("member", parent.isEmpty ? name : "\(parent)/\(name)", line: line)
        }
    }
}
