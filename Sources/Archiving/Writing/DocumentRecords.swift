import Records
import Texts

/// The records of one document, compressed: ready to be written in one piece.
struct DocumentRecords {
    /// A gzip member for each record, the response or revisit first.
    let bytes: [UInt8]
    /// Of the first member.
    let length: Int
    let sha256: String
    /// Whether the payload was known and is referred to.
    let isRevisit: Bool

    init(
        _ document: Document, source: String, notes: [ArchiveNote], known: Capture?, deflater: Deflater
    ) throws(ArchiveError) {
        let hash = Digest.sha256(document.body)
        let original = known?.sha256 == hash ? known : nil
        sha256 = hash
        isRevisit = original != nil
        var out: [UInt8] = []
        let answer = Self.answer(document, sha256: hash, original: original)
        var isWritten = answer.append(to: &out, deflater)
        length = out.count
        for record in Self.companions(of: answer.head.id, document, source, notes) where isWritten {
            isWritten = record.append(to: &out, deflater)
        }
        guard isWritten else { throw ArchiveError(.other, "Compressing \(document.url) failed: is there memory left?") }
        bytes = out
    }

    private static func answer(_ document: Document, sha256: String, original: Capture?) -> OneRecord {
        let (httpHead, isHTTP2) = ArchivedHead.response(of: document)
        var head = RecordHead(original == nil ? .response : .revisit, date: document.fetched)
        head.addAddress("WARC-Target-URI", document.url)
        head.add("WARC-IP-Address", document.exchange?.address.flatMap(ipAddress))
        if isHTTP2 { head.add("WARC-Protocol", "h2") }
        head.add("WARC-Payload-Digest", "sha256:" + sha256)
        if let original {
            head.add("WARC-Profile", "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest")
            head.addAddress("WARC-Refers-To-Target-URI", original.url)
            head.add("WARC-Refers-To-Date", original.fetched.description)
        }
        let block = original == nil ? httpHead + document.body : httpHead
        return OneRecord(head: head, contentType: "application/http;msgtype=response", block: block)
    }

    /// Request and metadata.
    private static func companions(
        of answer: String, _ document: Document, _ source: String, _ notes: [ArchiveNote]
    ) -> [OneRecord] {
        func head(_ kind: RecordHead.Kind) -> RecordHead {
            var head = RecordHead(kind, date: document.fetched)
            head.addAddress("WARC-Target-URI", document.url)
            head.add("WARC-Concurrent-To", "<\(answer)>")
            return head
        }
        var records: [OneRecord] = []
        if let request = document.exchange?.request, !request.isEmpty {
            records.append(
                OneRecord(
                    head: head(.request), contentType: "application/http;msgtype=request",
                    block: ArchivedHead.request(request)))
        }
        var fields = [ArchiveNote("source", source), ArchiveNote("requestedURL", document.requestedURL)]
        if let movedTo = document.movedTo { fields.append(ArchiveNote("movedTo", movedTo)) }
        records.append(
            OneRecord(
                head: head(.metadata), contentType: "application/warc-fields",
                block: ArchiveNote.block(fields + notes)))
        return records
    }

    /// The text, if it may be an IP address.
    private static func ipAddress(_ text: String) -> String? {
        let isAddress = text.utf8.allSatisfy { byte in
            (48...58).contains(byte) || (65...70).contains(byte) || (97...102).contains(byte) || byte == 46
        }
        return isAddress && !text.isEmpty ? text : nil
    }
}

/// A head and its block.
struct OneRecord {
    let head: RecordHead
    let contentType: String
    let block: [UInt8]

    /// Appends it as a gzip member of its own; false when zlib fails.
    func append(to out: inout [UInt8], _ deflater: Deflater) -> Bool {
        deflater.append([head.bytes(contentType: contentType, block: block), block, [13, 10, 13, 10]], to: &out)
    }
}

/// A field of a metadata record: `fetchTimeMs: 120`.
package struct ArchiveNote: Hashable, Sendable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    /// As `application/warc-fields` (ISO 28500:2017 annex B).
    static func block(_ notes: [ArchiveNote]) -> [UInt8] {
        var text = ""
        for note in notes { text += "\(RecordHead.clean(note.name)): \(RecordHead.clean(note.value))\r\n" }
        return Array(text.utf8)
    }
}
