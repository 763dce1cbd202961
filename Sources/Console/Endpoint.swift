import Hummingbird

/// One address of the console and what it answers. A new one is a file in `Endpoints/` and a line in `all`.
struct Endpoint: Sendable {
    typealias Answer = @Sendable (Request, BasicRequestContext) async throws -> Response

    var method: HTTPRequest.Method
    /// From the root; a segment `:name` stands for any one.
    var path: String
    /// Throws a `Problem` for an answer that is none.
    var answer: Answer

    /// An address that is read; HEAD is answered likewise.
    static func get(_ path: String, _ answer: @escaping Answer) -> Endpoint {
        Endpoint(method: .get, path: path, answer: answer)
    }

    /// All addresses.
    static func all(_ dependencies: ConsoleDependencies) -> [Endpoint] {
        [.health, .ready(dependencies), .metrics(dependencies)]
    }
}

extension [Endpoint] {
    /// The methods that an address allows, sorted; empty for one that there is not.
    func methods(at path: String) -> [String] {
        var methods: Set<String> = []
        for endpoint in self where Self.matches(path, endpoint.path) {
            methods.insert(endpoint.method.rawValue)
            if endpoint.method == .get { methods.insert("HEAD") }
        }
        return methods.sorted()
    }

    private static func matches(_ path: String, _ pattern: String) -> Bool {
        let segments = path.split(separator: "/")
        let patterns = pattern.split(separator: "/")
        return segments.count == patterns.count
            && zip(segments, patterns).allSatisfy { $1.hasPrefix(":") || $0 == $1 }
    }
}
