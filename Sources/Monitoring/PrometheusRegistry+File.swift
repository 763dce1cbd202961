#if canImport(Glibc)
    import Glibc
#endif

/// A file of metrics that could not be written.
package struct MetricsFileError: Error, CustomStringConvertible, Sendable {
    package let description: String
}

extension PrometheusRegistry {
    /// Writes `render()` to a file for the textfile collector of node_exporter: a reader sees the old file or the new
    /// one, never half of one. The collector reads only `*.prom`, so it never sees the file that is being written.
    package func write(to path: String) throws(MetricsFileError) {
        let temporary = "\(path).\(getpid()).part"
        do throws(MetricsFileError) {
            try Self.write(Array(render().utf8), to: temporary)
            guard rename(temporary, path) == 0 else { throw Self.failure(path) }
        } catch {
            unlink(temporary)
            throw error
        }
    }

    private static func write(_ bytes: [UInt8], to path: String) throws(MetricsFileError) {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw failure(path) }
        var start = 0
        while start < bytes.count {
            let count = bytes[start...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let error = failure(path)
                close(file)
                throw error
            }
            start += count
        }
        guard close(file) == 0 else { throw failure(path) }
    }

    private static func failure(_ path: String) -> MetricsFileError {
        MetricsFileError(description: "cannot write the metrics to \(path): \(String(cString: strerror(errno)))")
    }
}
