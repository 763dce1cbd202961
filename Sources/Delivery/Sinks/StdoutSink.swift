import Exports
import Records

#if canImport(Glibc)
    import Glibc
#endif

/// One line of NDJSON per alert on standard output, for the program at the other end of a pipe.
package struct StdoutSink: Sink {
    package static let name = "stdout"
    package static let title = "NDJSON on standard output, a line per alert"

    private let descriptor: Int32
    private let queue = Blocking()

    package init(_ options: SinkOptions) throws(DeliveryError) {
        try options.reader(StdoutSink.self).finish()
        self.init(descriptor: STDOUT_FILENO)
    }

    /// Writes to this file descriptor, which stays the caller's.
    init(descriptor: Int32) { self.descriptor = descriptor }

    package func deliver(_ parcel: Parcel) async throws(DeliveryError) -> String {
        let line = AlertJSON.line(parcel.alert)
        return try await queue.run { [descriptor] () throws(DeliveryError) in
            let code = writeAll(line, to: descriptor)
            guard code == 0 else {
                throw DeliveryError(errno: code, sink: StdoutSink.name, doing: "Writing to", "standard output")
            }
            return "standard output"
        }
    }
}
