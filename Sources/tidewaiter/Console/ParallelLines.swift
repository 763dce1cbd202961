import Foundation
import Texts

/// Answers NDJSON on all cores, in the order of the lines: the input is cut into blocks of whole lines, each block is
/// answered by a task of its own, and whichever task completes the next block in order writes it.
enum ParallelLines {
    /// Answers one line after the other: appends the answer with its line end, and says whether the line could be read.
    typealias Answer = (_ line: UnsafeBufferPointer<UInt8>, _ answers: inout [UInt8]) -> Bool

    /// Returns the number of lines that could not be read.
    /// - Parameters:
    ///   - path: `-` or nil: standard input.
    ///   - worker: makes what answers one block, with room of its own.
    static func run(_ path: String?, worker: @escaping @Sendable () -> Answer) async throws -> Int {
        var blocks = BlockReader(read: try InputLines.opened(path))
        let writer = OrderedWriter()
        // One block more than there are cores, so that none waits for the next read.
        let most = ProcessInfo.processInfo.activeProcessorCount + 1
        return await withTaskGroup(of: Int.self) { group in
            var number = 0
            var failures = 0
            while let block = blocks.next() {
                if number >= most { failures += await group.next() ?? 0 }
                group.addTask { [number] in
                    let (answers, failures) = answer(block, worker())
                    writer.write(answers, number)
                    return failures
                }
                number += 1
            }
            for await more in group { failures += more }
            return failures
        }
    }

    private static func answer(_ block: [UInt8], _ answer: Answer) -> (answers: [UInt8], failures: Int) {
        var answers: [UInt8] = []
        answers.reserveCapacity(block.count / 8)
        var failures = 0
        block.withUnsafeBufferPointer { bytes in
            LinesOfBlock.forEach(bytes) { line in
                if !answer(line, &answers) { failures += 1 }
            }
        }
        return (answers, failures)
    }
}
