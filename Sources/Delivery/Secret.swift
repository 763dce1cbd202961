#if canImport(Glibc)
    import Glibc
#endif

/// A password or key that is kept out of the settings. It is read each time it is used, so that a new one counts at once,
/// and is never part of a message.
enum Secret: Sendable {
    /// In a variable of the environment.
    case variable(String, @Sendable (String) -> String?)
    /// In a file of the user's own, readable for nobody else (mode 0600), without the line end it may have.
    case file(String)

    /// No secret is longer.
    static let longest = 4_096

    /// Throws `unavailable` where it is not there, or is open to others.
    func value(for sink: String) throws(DeliveryError) -> String {
        switch self {
        case .variable(let name, let read):
            guard let value = read(name), !value.isEmpty else {
                throw DeliveryError(
                    .unavailable, sink: sink,
                    "The variable \(name) of the environment is not set: put the secret there.")
            }
            return value
        case .file(let path): return try Secret.read(path, sink)
        }
    }

    private static func read(_ path: String, _ sink: String) throws(DeliveryError) -> String {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw DeliveryError(errno: errno, sink: sink, doing: "Reading the secret in", path) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & 0o077 == 0 else {
            throw DeliveryError(
                .unavailable, sink: sink, "The secret in \(path) can be read by others: run chmod 600 \(path).")
        }
        var bytes = [UInt8](repeating: 0, count: longest + 1)
        let count = Glibc.read(file, &bytes, bytes.count)
        guard count >= 0 else { throw DeliveryError(errno: errno, sink: sink, doing: "Reading the secret in", path) }
        var end = count
        while end > 0, bytes[end - 1] == 10 || bytes[end - 1] == 13 { end -= 1 }
        guard end > 0, end <= longest else {
            throw DeliveryError(.unavailable, sink: sink, "The secret in \(path) is empty, or too long for one.")
        }
        return String(decoding: bytes[..<end], as: UTF8.self)
    }
}

extension Surroundings {
    /// The program's own environment.
    package static let environment: @Sendable (String) -> String? = { name in
        getenv(name).map { String(cString: $0) }
    }
}
