import HTTPTypes
import Hummingbird
import Logging

/// Around every answer: errors become problems, the headers that browsers need to be safe are set, the log is told.
struct Envelope: RouterMiddleware {
    let endpoints: [Endpoint]
    let logger: Logger

    func handle(
        _ request: Request, context: BasicRequestContext,
        next: (Request, BasicRequestContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        var response: Response
        do {
            response = try await next(request, context)
        } catch let problem as Problem {
            response = problem.response
        } catch let error as HTTPError {
            response = problem(error, request).response
        } catch {
            logger.error(
                "console.failed", metadata: ["path": "\(request.uri.path)", "reason": "\(error)"])
            response = Problem(.internalServerError, "the log of the program tells more").response
        }
        // A HEAD that fails has no body either (RFC 9110 §9.3.2); the length stays that of the GET.
        if request.method == .head { response = response.createHeadResponse() }
        for (name, value) in Self.headers where response.headers[name] == nil { response.headers[name] = value }
        logger.debug(
            "console.answered",
            metadata: [
                "method": "\(request.method.rawValue)", "path": "\(request.uri.path)",
                "status": .stringConvertible(response.status.code), "ms": .stringConvertible(Self.milliseconds(start)),
            ])
        return response
    }

    /// The router says 404 also for an address that there is, asked in another way: that is 405, with what is allowed.
    private func problem(_ error: HTTPError, _ request: Request) -> Problem {
        guard error.status == .notFound else { return Problem(error.status, error.body) }
        let allowed = endpoints.methods(at: request.uri.path)
        guard !allowed.isEmpty, !allowed.contains(request.method.rawValue) else {
            return Problem(.notFound, error.body ?? "there is nothing at this address")
        }
        var problem = Problem(.methodNotAllowed, "this address allows \(allowed.joined(separator: ", "))")
        problem.allowed = allowed
        return problem
    }

    private static func milliseconds(_ start: ContinuousClock.Instant) -> Int64 {
        let time = start.duration(to: .now).components
        return time.seconds * 1_000 + time.attoseconds / 1_000_000_000_000_000
    }

    /// Nothing may be loaded, framed, sniffed or kept: pages that need more say so themselves.
    private static let headers: [(HTTPField.Name, String)] = [
        ("Content-Security-Policy", "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
        ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"), ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Resource-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cache-Control", "no-store"),
    ].compactMap { name, value in HTTPField.Name(name).map { ($0, value) } }
}
