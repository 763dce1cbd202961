import Hummingbird
import Storage

extension Endpoint {
    /// `GET /readyz`: the store can be read and the engine has run; else 503 with the reasons.
    static func ready(_ dependencies: ConsoleDependencies) -> Endpoint {
        .get("/readyz") { _, _ in
            var reasons = await dependencies.notReady()
            do throws(StoreError) {
                _ = try await dependencies.store.value("ready")
            } catch {
                reasons.append("the store cannot be read: \(error)")
            }
            guard reasons.isEmpty else { throw Problem(.serviceUnavailable, "not ready", reasons: reasons) }
            return JSONBody.response(["status": "ready"])
        }
    }
}
