import Records

/// What the readers of XML lists share: each record as a small tree, errors of the markup as diagnostics, and the
/// check that a record holds nothing the format does not know.
enum ListXML {
    /// Hands every element named in `records` to `each`.
    ///
    /// - Parameters:
    ///   - root: The document element that this format has.
    ///   - fields: What may stand in a record and in the attributes of the document element; the rest is told.
    /// - Returns: The document element, with its attributes.
    /// - Throws: When it is another one, or there is none.
    static func read(
        _ bytes: [UInt8], root expected: String, records: Set<String>, fields: ListFields,
        _ tally: inout ListTally,
        each: (XMLNode, inout ListTally) -> Void
    ) throws(ParseError) -> XMLNode {
        var inner = tally
        let (outcome, root) = XMLRecordReader.read(bytes, records: records) {
            fields.report(unknownIn: $0, &inner)
            each($0, &inner)
        }
        tally = inner
        guard let root else {
            throw ParseError(
                bytes.isEmpty ? .empty : .notRecognised, "not XML: there is no element in it")
        }
        guard root.name == expected else {
            throw ParseError(.notRecognised, "the document element is “\(root.name)”, not “\(expected)”")
        }
        var own = root
        // Where the schema lies says nothing of the list (XML Schema Part 1 §4.3.2).
        own.attributes.removeAll {
            $0.name == "schemaLocation" || $0.name == "noNamespaceSchemaLocation"
        }
        own.children = []
        fields.report(unknownIn: own, &tally)
        for section in ListEnvelope.unknown(in: bytes, records: records, fields: fields) {
            tally.unknown("element", section)
        }
        for error in outcome.errors {
            tally.report(.error, error.code, error.message + ": records may be missing", line: error.line)
        }
        return root
    }
}

extension XMLNode {
    /// The texts of these elements directly within, those that are not empty, in this order.
    func texts(_ names: String...) -> [String] {
        names.flatMap { children($0) }.map(\.text.squeezed).filter { !$0.isEmpty }
    }
}
