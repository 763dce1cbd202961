import Foundation
import Testing

/// What holds for the code as a whole.
struct HouseTests {
    @Test("nothing that meets outside data can trap")
    func traps() throws {
        for file in LayersTests.swiftFiles(in: "Sources") {
            for (number, line) in try String(contentsOf: file, encoding: .utf8).split(
                separator: "\n", omittingEmptySubsequences: false
            ).enumerated() {
                let code = line.split(separator: "//", maxSplits: 1, omittingEmptySubsequences: false).first ?? ""
                for trap in ["try!", "fatalError(", " as! "] {
                    #expect(!code.contains(trap), "\(file.lastPathComponent):\(number + 1) has \(trap)")
                }
            }
        }
    }

    @Test("every command is in docs/cli.md")
    func manual() throws {
        let manual = try String(contentsOf: LayersTests.root.appendingPathComponent("docs/cli.md"), encoding: .utf8)
        for file in LayersTests.swiftFiles(in: "Sources/tidewaiter/Commands") {
            let text = try String(contentsOf: file, encoding: .utf8)
            for part in text.split(separator: "commandName: \"").dropFirst() {
                let name = part.prefix { $0 != "\"" }
                #expect(manual.contains(" \(name)\n"), "docs/cli.md lacks “\(name)”: make docs")
            }
        }
    }

    @Test("no source file is too long to be read in one go")
    func lengths() throws {
        for file in LayersTests.swiftFiles(in: "Sources") {
            let text = try String(contentsOf: file, encoding: .utf8)
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
            if text.prefix(400).contains("do not edit") { continue }
            #expect(lines <= 520, "\(file.lastPathComponent) has \(lines) lines")
        }
    }
}
