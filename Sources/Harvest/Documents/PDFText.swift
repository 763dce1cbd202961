import Dispatch
import FoundationEssentials
import Parsing
package import Records

/// The text of PDFs by `pdftotext` and `pdfinfo` (poppler-utils), where they are installed. They read files from
/// outside, so they run as programs of their own, held to `LimitedTool.Limits`, one at a time.
package struct PDFText: Sendable {
    /// Whether the programs are there: `apt-get install poppler-utils`.
    package static let isAvailable = PDFText().reader != nil

    /// Pages of a PDF that are read at most.
    private static let pages = 2_000
    private static let queue = DispatchQueue(label: "tidewaiter.documents")

    private let reader: String?
    private let describer: String?
    private let limits: LimitedTool.Limits

    package init() {
        self.init(reader: LimitedTool.find("pdftotext"), describer: LimitedTool.find("pdfinfo"))
    }

    init(reader: String?, describer: String?, limits: LimitedTool.Limits = LimitedTool.Limits()) {
        self.reader = reader
        self.describer = describer
        self.limits = limits
    }

    /// Whether a document is a PDF: by its first bytes, or where its server says so and it does not look like a page.
    package static func isPDF(_ document: Document) -> Bool {
        let start = document.body.prefix(64).drop { $0 <= 32 || [0xEF, 0xBB, 0xBF].contains($0) }
        if start.starts(with: "%PDF-".utf8) { return true }
        let type = document.contentType.map { MediaType($0).name } ?? ""
        return ["application/pdf", "application/x-pdf"].contains(type) && !start.isEmpty && start.first != 60
    }

    /// The article of a PDF; where it cannot be read, an empty one with the diagnostic `pdf-unreadable`.
    package func page(from document: Document) async -> Page {
        await withCheckedContinuation { continuation in
            Self.queue.async { continuation.resume(returning: blockingPage(from: document)) }
        }
    }

    /// As `page(from:)`, for a thread that may wait.
    package func blockingPage(from document: Document) -> Page {
        guard let reader else {
            return Self.unreadable("pdftotext is not installed; install poppler-utils to read PDFs")
        }
        let described = describer.flatMap { path in
            LimitedTool(path: path, arguments: ["-isodates", "-enc", "UTF-8", "/dev/stdin"], limits: limits)
                .run(over: document.body)
        }
        // What a program could not finish describing will not be read either; nor what has a password.
        if let described, let reason = fault(described) { return Self.unreadable(reason) }
        let info = PDFInfo(output: described?.output ?? [])
        let arguments = ["-enc", "UTF-8", "-eol", "unix", "-q", "-l", String(Self.pages), "/dev/stdin", "-"]
        guard let result = LimitedTool(path: reader, arguments: arguments, limits: limits).run(over: document.body)
        else {
            return Self.unreadable("pdftotext could not be started")
        }
        if result.output.allSatisfy({ $0 <= 32 }), let reason = fault(result) { return Self.unreadable(reason) }
        let isCut = result.isCut || result.isTimedOut || result.status != 0 || info.pages ?? 0 > Self.pages
        return PDFArticle.page(text: result.output, info: info, of: document, isCut: isCut)
    }

    /// Why a program failed; nil where it did not.
    private func fault(_ result: LimitedTool.Result) -> String? {
        if result.isTimedOut { return "it was given up after \(Int(limits.wallSeconds)) s" }
        if result.isCut || result.status == 0 { return nil }
        let errors = String(decoding: result.errors, as: UTF8.self)
        if errors.contains("ncorrect password") { return "it is protected by a password" }
        guard result.status != nil, !errors.contains("ut of memory"), !errors.contains("bad_alloc") else {
            return "it needs more than \(limits.cpuSeconds) s or \(limits.memoryBytes >> 20) MiB"
        }
        let line = errors.split(separator: "\n").last.map { String($0.prefix(200)) } ?? "no reason given"
        return "it is damaged, or no PDF (\(line))"
    }

    private static func unreadable(_ reason: String) -> Page {
        var page = Page()
        page.diagnostics = [Diagnostic(.warning, "pdf-unreadable", "the PDF was not read: \(reason)")]
        return page
    }
}

extension Stations {
    /// The article of a document, be it a page or a PDF.
    func page(from document: Document) async -> Page {
        PDFText.isPDF(document) ? await PDFText().page(from: document) : extractor.page(from: document)
    }
}
