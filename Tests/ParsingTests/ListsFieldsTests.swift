import Foundation
import Parsing
import Records
import Testing

@Suite("What becomes of every element, attribute, column and member")
struct ListsFieldsTests {
    @Test("every place of a format is told once, with its use", arguments: ListsFixtures.names)
    func table(_ format: String) throws {
        let fields = try #require(ListFormats.named(format)).fields
        let names = fields.places.map(\.name)
        #expect(!names.isEmpty && Set(names).count == names.count)
        #expect(fields.places.allSatisfy { !$0.use.isEmpty && $0.use != "-" && !$0.name.isEmpty })
        #expect(fields.places.contains { $0.isRead })
    }

    @Test("a party has an id and a name from somewhere", arguments: ListsFixtures.names)
    func essentials(_ format: String) throws {
        let fields = try #require(ListFormats.named(format)).fields
        #expect(
            fields.places.contains { $0.use.hasPrefix("id") }
                && fields.places.contains { $0.use.contains("name") })
    }

    static let schemas: [(format: String, file: String, root: String)] = [
        ("ofac-sdn-xml", "ofac_sdn.xsd", "sdnList"),
        ("ofac-advanced-xml", "ofac_sdn_advanced.xsd", "Sanctions"),
        ("un-sc-xml", "un_sc.xsd", "CONSOLIDATED_LIST"), ("eu-fsf-xml", "eu_fsf_1_1.xsd", "export"),
    ]

    @Test(
        "all that the official schema allows is in the table",
        .enabled(if: ListsSharedData.isThere, "no ../shared"),
        arguments: schemas)
    func schema(_ format: String, _ file: String, _ root: String) throws {
        let fields = try #require(ListFormats.named(format)).fields
        let bytes = [UInt8](
            try Data(contentsOf: ListsSharedData.folder.appending(path: "schemas/\(file)")))
        let places = try #require(SchemaWalk(bytes)).places(from: root)
        #expect(places.count > 20)
        let absent = places.filter { !fields.has($0) }
        #expect(absent.isEmpty, "\(absent.sorted())")
    }
}

/// The elements and attributes that an XML schema allows, as `parent/element` and `element@attribute`.
private struct SchemaWalk {
    private let types: [String: XMLNode]
    private let elements: [String: XMLNode]
    private let groups: [String: XMLNode]

    init?(_ bytes: [UInt8]) {
        var schema: XMLNode?
        _ = XMLRecordReader.read(bytes, records: ["schema"]) { schema = $0 }
        guard let schema else { return nil }
        func named(_ kind: String) -> [String: XMLNode] {
            Dictionary(schema.children(kind).map { ($0.attribute("name") ?? "", $0) }) { first, _ in first
            }
        }
        types = named("complexType")
        elements = named("element")
        groups = named("attributeGroup")
    }

    func places(from root: String) -> Set<String> {
        var found: Set<String> = []
        var open = [root]
        var seen: Set<String> = []
        var nodes = elements
        while let name = open.popLast() {
            guard seen.insert(name).inserted, let element = nodes[name] else { continue }
            let (children, attributes) = content(of: element)
            for attribute in attributes { found.insert("\(name)@\(attribute)") }
            for child in children {
                let (childName, node) = resolved(child)
                found.insert("\(name)/\(childName)")
                // Two elements of one name and different types are walked as one.
                if seen.contains(childName) || nodes[childName] != nil, nodes[childName]?.text != node.text {
                    continue
                }
                if nodes[childName] == nil { nodes[childName] = node }
                open.append(childName)
            }
        }
        return found
    }

    private func resolved(_ element: XMLNode) -> (String, XMLNode) {
        if let reference = element.attribute("ref").map(local) {
            return (reference, elements[reference] ?? element)
        }
        return (element.attribute("name") ?? "", element)
    }

    private func content(of element: XMLNode) -> (elements: [XMLNode], attributes: [String]) {
        var found: [XMLNode] = []
        var attributes: [String] = []
        var open = element.children("complexType")
        if open.isEmpty, let type = element.attribute("type").map(local).flatMap({ types[$0] }) {
            open = [type]
        }
        while let node = open.popLast() {
            for child in node.children {
                switch child.name {
                case "element": found.append(child)
                case "attribute":
                    attributes.append(child.attribute("name") ?? child.attribute("ref").map(local) ?? "")
                case "attributeGroup":
                    if let group = child.attribute("ref").map(local).flatMap({ groups[$0] }) {
                        open.append(group)
                    }
                default:
                    if let base = child.attribute("base").map(local).flatMap({ types[$0] }) {
                        open.append(base)
                    }
                    open.append(child)
                }
            }
        }
        return (found, attributes)
    }

    private func local(_ name: String) -> String { String(name.split(separator: ":").last ?? "") }
}
