// What Scripts/fuzz builds: one entry for libFuzzer, one parser chosen by FUZZ_PARSER.
import Glibc
import Identifiers
import Parsing
import Records

private let parser = getenv("FUZZ_PARSER").map { String(cString: $0) } ?? "feed"

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = UnsafeBufferPointer(start: bytes, count: count)
    let document = Document(
        requestedURL: "https://fuzz.example/a/", body: Array(input), fetched: Timestamp(seconds: 0))
    switch parser {
    case "feed", "json": feed(document)
    case "opml": _ = try? OPMLReader.read(document)
    case "page": _ = PageExtractor().page(from: document)
    case "date": _ = DateParser.timestamp(input)
    case "csv": csv(document)
    case "list": list(document)
    case "identifiers": identifiers(input)
    default: fatalError("no such parser: \(parser)")
    }
    return 0
}

/// Whole, raw, and item by item: all three must agree on the items.
private func feed(_ document: Document) {
    let whole = try? FeedParser.parse(document)
    _ = try? FeedParser.parse(document, raw: true)
    var items = 0
    _ = document.body.withUnsafeBufferPointer { body in
        try? FeedParser.parse(body, of: document) { _ in items += 1 }
    }
    precondition(items == whole?.items.count ?? 0, "the stream gave \(items) items")
}

private func csv(_ document: Document) {
    var reader = CSVReader(document.body, separator: CSVReader.separator(of: document.body))
    while reader.next() != nil {}
}

/// Every format gets it: what a list says it is and what it holds are two things.
private func list(_ document: Document) {
    for format in ListFormats.all { _ = try? format.read(ListInput(main: document.body), dataset: "fuzz") }
}

/// Finds lie within the text, in order, apart, and their values are normal forms.
private func identifiers(_ input: UnsafeBufferPointer<UInt8>) {
    var end = 0
    for found in IdentifierScanner().scan(input) {
        precondition(found.start >= end && found.start < found.end && found.end <= input.count)
        precondition(IdentifierSchemes.named(found.scheme)?.normalized(found.value) == found.value, "\(found)")
        end = found.end
    }
}
