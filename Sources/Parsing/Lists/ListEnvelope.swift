/// Looks at what stands around the records of an XML list: a new section beside the known ones would else be passed
/// over in silence, with all that is in it.
final class ListEnvelope: XMLHandler {
    /// `parent/element` of each unknown section, in order, as often as it comes.
    private(set) var unknown: [String] = []

    private let records: Set<String>
    private let fields: ListFields
    private var path: [String] = []
    /// How deep within a record, or within an unknown section.
    private var inside = 0

    private init(_ records: Set<String>, _ fields: ListFields) {
        self.records = records
        self.fields = fields
    }

    /// The unknown sections of a document.
    static func unknown(in bytes: [UInt8], records: Set<String>, fields: ListFields) -> [String] {
        let envelope = ListEnvelope(records, fields)
        _ = XMLReader.read(bytes, options: .list, handler: envelope)
        return envelope.unknown
    }

    func start(_ element: XMLElement) {
        guard inside == 0 else {
            inside += 1
            return
        }
        let name = element.name.local.string
        if let parent = path.last {
            let isKnown = records.contains(name) || fields.has("\(parent)/\(name)")
            if !isKnown { unknown.append("\(parent)/\(name)") }
            if !isKnown || records.contains(name) {
                inside = 1
                return
            }
        }
        path.append(name)
    }

    func end(_ name: XMLName) {
        if inside > 0 { inside -= 1 } else { _ = path.popLast() }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
