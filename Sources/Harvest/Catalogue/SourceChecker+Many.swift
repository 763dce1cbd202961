package import Records

extension SourceChecker {
    /// Checks many sources, so many hosts at a time and those of one host one after another: then none waits for its turn
    /// while its answer is being timed. Reports come as they are ready, each with the place of its source.
    package func reports(on sources: [Source], width: Int) -> AsyncStream<(index: Int, report: SourceReport)> {
        var hosts: [String: Int] = [:]
        var groups: [[Int]] = []
        for (index, source) in sources.enumerated() {
            let host = AddressKey.host(of: source.url) ?? source.url
            if let place = hosts[host] {
                groups[place].append(index)
            } else {
                hosts[host] = groups.count
                groups.append([index])
            }
        }
        let work = groups
        let (stream, continuation) = AsyncStream.makeStream(of: (index: Int, report: SourceReport).self)
        let task = Task {
            await withTaskGroup(of: Void.self) { group in
                var waiting = work[...]
                func next() -> Bool {
                    guard let indices = waiting.popFirst() else { return false }
                    group.addTask {
                        for index in indices where !Task.isCancelled {
                            continuation.yield((index, await check(sources[index])))
                        }
                    }
                    return true
                }
                for _ in 0..<width where !next() { break }
                while await group.next() != nil { _ = next() }
            }
            continuation.finish()
        }
        continuation.onTermination = { _ in task.cancel() }
        return stream
    }
}
