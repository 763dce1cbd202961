import Foundation
import Records

/// Looks at the beginning of a web archive (WARC 1.1, ISO 28500:2017), to see whether it is one.
enum ArchiveLook {
    /// Where the archive of a source is: its address as a path, relative to the working directory.
    static func path(of source: Source, directory: String) -> String {
        var path = source.url
        if path.hasPrefix("file:") { path = URL(string: path)?.path ?? String(path.dropFirst("file:".count)) }
        return path.hasPrefix("/") ? path : directory + "/" + path
    }

    /// The report on an archive that is a file.
    static func report(on source: Source, directory: String) -> SourceReport {
        var report = SourceReport(source)
        let path = path(of: source, directory: directory)
        do {
            let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            defer { try? file.close() }
            let size = try file.seekToEnd()
            try file.seek(toOffset: 0)
            read([UInt8](try file.read(upToCount: 64) ?? Data()), &report)
            report.answered = path
            report.bytes = Int(clamping: size)
        } catch {
            report.refuse("not-readable", "\(path) cannot be read", advice: "correct the path, or its permissions")
        }
        return report
    }

    /// Judges by the first bytes.
    static func read(_ bytes: [UInt8], _ report: inout SourceReport) {
        if bytes.starts(with: Array("WARC/".utf8)) {
            report.format = "warc"
        } else if bytes.starts(with: [0x1F, 0x8B]) {
            report.format = "warc.gz"
        } else {
            return report.refuse("not-an-archive", "it does not begin as a WARC file does, compressed or not")
        }
        report.usable = true
    }
}
