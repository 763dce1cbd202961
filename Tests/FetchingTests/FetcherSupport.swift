import Fetching
import Records
import TestSupport
import Testing

/// A fetcher that may reach the loopback network, quick and without manners unless the test sets them.
func loopbackFetcher(_ change: (inout FetchConfiguration) -> Void = { _ in }) throws -> Fetcher {
    var configuration = FetchConfiguration(userAgent: "Tidewaiter/test")
    configuration.allowedNetworks = ["127.0.0.0/8"].compactMap(Network.init)
    configuration.delaySeconds = 0
    configuration.robots = false
    configuration.perHost = 4
    configuration.timeoutSeconds = 15
    change(&configuration)
    return try Fetcher(configuration)
}

/// The error of a fetch that has to fail.
func failure(_ fetcher: Fetcher, _ request: FetchRequest) async -> FetchError? {
    do {
        let document = try await fetcher.fetch(request)
        Issue.record("expected an error, got status \(document.status) of \(document.url)")
        return nil
    } catch {
        return error
    }
}

func failure(_ fetcher: Fetcher, _ url: String) async -> FetchError? { await failure(fetcher, FetchRequest(url)) }

func text(_ document: Document) -> String { String(decoding: document.body, as: UTF8.self) }
