import Records

/// What the readers of XML lists share: each record as a small tree, errors of the markup as diagnostics, and the
/// check that a record holds nothing the format does not know.
enum ListXML {
    /// Hands every element named in `records` to `each`.
    ///
    /// - Parameter root: The document element that this format has.
    /// - Returns: The document element, with its attributes.
    /// - Throws: When it is another one, or there is none.
    static func read(
        _ bytes: [UInt8], root expected: String, records: Set<String>, _ tally: inout ListTally,
        each: (XMLNode, inout ListTally) -> Void
    ) throws(ParseError) -> XMLNode {
        var inner = tally
        let (outcome, root) = XMLRecordReader.read(bytes, records: records) { each($0, &inner) }
        tally = inner
        guard let root else {
            throw ParseError(bytes.isEmpty ? .empty : .notRecognised, "not XML: there is no element in it")
        }
        guard root.name == expected else {
            throw ParseError(.notRecognised, "the document element is “\(root.name)”, not “\(expected)”")
        }
        for error in outcome.errors {
            tally.report(.error, error.code, error.message + ": records may be missing", line: error.line)
        }
        return root
    }
}

extension XMLNode {
    /// Reports every element directly within, and every attribute, that is not named here.
    func reportUnknown(elements: Set<String>, attributes: Set<String> = [], _ tally: inout ListTally) {
        for child in children where !elements.contains(child.name) { tally.unknown("element", "\(name)/\(child.name)") }
        for attribute in self.attributes where !attributes.contains(attribute.name) {
            tally.unknown("attribute", "\(name)@\(attribute.name)")
        }
    }

    /// The texts of these elements directly within, those that are not empty, in this order.
    func texts(_ names: String...) -> [String] {
        names.flatMap { children($0) }.map(\.text.squeezed).filter { !$0.isEmpty }
    }
}
