extension Endpoint {
    /// `GET /healthz`: the process lives. It says nothing of what it works on, so that a supervisor restarts what hangs,
    /// not what waits for a disk.
    static let health = Endpoint.get("/healthz") { _, _ in JSONBody.response(["status": "ok"]) }
}
