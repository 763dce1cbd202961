import Archiving
import ArgumentParser
import Exports
import Harvest
import Parsing
import Records
import Storage

struct EvidenceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evidence",
        abstract: "The bytes that articles were read from, as they were fetched: show them, verify them.",
        discussion: """
            They lie in the working directory's `evidence` folder, in WARC files that other programs read too.

              tidewaiter evidence show 3f2a            where the bytes of an article or alert lie, and the answer's head
              tidewaiter evidence show 3f2a --raw      the bytes themselves
              tidewaiter evidence verify --all         whether all of them are there, unchanged
            """,
        subcommands: [EvidenceShowCommand.self, EvidenceVerifyCommand.self])
}

struct EvidenceShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Where the bytes lie, when they came and from where; or the bytes themselves.")

    enum Part: EnumerableFlag {
        case head, text, raw

        static func help(for value: Part) -> ArgumentHelp? {
            switch value {
            case .head: "Only the head of the answer, as it came."
            case .text: "Only the text that a reader sees."
            case .raw: "Only the bytes, content codings undone, as they are."
            }
        }
    }

    @OptionGroup var data: DataOptions
    @OptionGroup var format: FormatOptions

    @Flag var part: Part?

    @Argument(help: "The id of an article or alert, or a SHA-256; enough of its beginning will do.")
    var id: String

    func run() async throws {
        let shelf = try EvidenceShelf(data.workspace)
        let output = Output()
        for sha256 in try await shelf.hashes(of: id) {
            let evidence: ReadEvidence
            do {
                evidence = try await shelf.read(sha256)
            } catch {
                Terminal.note("\(error)")
                throw Status.withFailures
            }
            write(evidence, to: output)
        }
        output.flush()
    }

    private func write(_ evidence: ReadEvidence, to output: Output) {
        switch part {
        case .raw: output.write(evidence.body)
        case .head: output.write(Array(evidence.head.utf8))
        case .text:
            for line in text(of: evidence).split(separator: "\n", omittingEmptySubsequences: false) {
                output.line(Terminal.safe(line))
            }
        case nil where format.isTable: for line in lines(of: evidence) { output.line(line) }
        case nil:
            output.line { bytes in
                var json = JSONWriter(appendingTo: bytes)
                json.object { write(evidence, to: &$0) }
                bytes = json.bytes
            }
        }
    }

    /// Of a page what `parse page` makes of it, of anything else its characters.
    private func text(of evidence: ReadEvidence) -> String {
        let document = Document(
            requestedURL: evidence.place?.url ?? "", contentType: evidence.contentType, body: evidence.body,
            fetched: evidence.place?.fetched ?? Timestamp(seconds: 0))
        if evidence.contentType?.lowercased().contains("html") ?? false {
            return PageExtractor().page(from: document).text
        }
        return String(
            decoding: CharsetDetector.decode(evidence.body, contentType: evidence.contentType).utf8, as: UTF8.self)
    }

    private func lines(of evidence: ReadEvidence) -> [String] {
        func line(_ name: String, _ value: String) -> String {
            Terminal.coloured(name.padding(to: 9), .grey) + Terminal.safe(value)
        }
        var lines: [String] = []
        if let place = evidence.place {
            lines += [Terminal.coloured(Terminal.safe(place.url), .bold), line("fetched", place.fetched.description)]
        }
        lines += [
            line("type", evidence.contentType ?? "not said"), line("size", "\(evidence.body.count) bytes"),
            line("sha256", evidence.sha256),
        ]
        if let place = evidence.place {
            lines.append(
                line(
                    "place",
                    "\(EvidenceKeeper.folder)/\(place.file), \(place.length) bytes from byte \(place.offset) on"))
        } else {
            lines.append(line("place", "the store itself, which kept it before there was an archive"))
        }
        let head = evidence.head.split(whereSeparator: \.isNewline).map { "  " + Terminal.safe($0) }
        return lines + (head.isEmpty ? [] : [""] + head) + [""]
    }

    private func write(_ evidence: ReadEvidence, to json: inout JSONWriter) {
        json.member("sha256", evidence.sha256)
        json.member("url", evidence.place?.url)
        json.member("fetched", evidence.place?.fetched.description)
        json.member("content_type", evidence.contentType)
        json.member("size", evidence.body.count)
        json.member("file", evidence.place?.file)
        json.member("offset", evidence.place?.offset)
        json.member("length", evidence.place?.length)
        json.member("head", evidence.head)
    }
}

extension String {
    /// With spaces behind it, to so many characters.
    fileprivate func padding(to width: Int) -> String { self + String(repeating: " ", count: max(1, width - count)) }
}
