import Foundation
import Synchronization
import Texts

/// Answers NDJSON on all cores, in the order of the lines: the input is cut into blocks of whole lines, each block is
/// answered by a task of its own, and whichever task completes the next block in order writes it.
enum ParallelLines {
    /// Answers one line after the other: appends the answer with its line end, and says whether the line could be read.
    typealias Answer = (_ line: UnsafeBufferPointer<UInt8>, _ answers: inout [UInt8]) -> Bool

    /// Returns the number of lines that could not be read.
    /// - Parameters:
    ///   - path: `-` or nil: standard input.
    ///   - worker: makes what answers one block at a time, with room of its own: one for each task that runs at once.
    static func run(_ path: String?, worker: @escaping @Sendable () -> Answer) async throws -> Int {
        var blocks = BlockReader(read: try InputLines.opened(path))
        let workers = Workers(worker)
        let writer = OrderedWriter()
        // One block more than there are cores, so that none waits for the next read.
        let most = ProcessInfo.processInfo.activeProcessorCount + 1
        return await withTaskGroup(of: Int.self) { group in
            var number = 0
            var failures = 0
            while let block = blocks.next() {
                if number >= most { failures += await group.next() ?? 0 }
                group.addTask { [number] in
                    let worker = workers.take()
                    defer { workers.giveBack(worker) }
                    return worker.answer(block, number, writer)
                }
                number += 1
            }
            for await more in group { failures += more }
            return failures
        }
    }

    /// The workers that have nothing to do: what they have for their work is made once, not for every block.
    private final class Workers: Sendable {
        private let idle = Mutex<[Worker]>([])
        private let make: @Sendable () -> Answer

        init(_ make: @escaping @Sendable () -> Answer) { self.make = make }

        func take() -> Worker { idle.withLock { $0.popLast() } ?? Worker(make()) }

        func giveBack(_ worker: Worker) { idle.withLock { $0.append(worker) } }
    }

    /// In the hands of one task at a time.
    private final class Worker: @unchecked Sendable {
        private let answer: Answer

        init(_ answer: @escaping Answer) { self.answer = answer }

        /// Answers a block and has it written in its turn; gives the number of lines that could not be read.
        func answer(_ block: [UInt8], _ number: Int, _ writer: OrderedWriter) -> Int {
            var answers: [UInt8] = []
            answers.reserveCapacity(block.count / 8)
            var failures = 0
            block.withUnsafeBufferPointer { bytes in
                LinesOfBlock.forEach(bytes) { line in
                    if !answer(line, &answers) { failures += 1 }
                }
            }
            writer.write(answers, number)
            return failures
        }
    }
}
