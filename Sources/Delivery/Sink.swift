package import Records

// Delivery takes alerts out of the house: what enters is alerts that wait in the store's outbox, what leaves is bytes at
// a sink and a receipt for each. At least once: who marks the receipts in the store marks each before the next alert
// goes out, and an alert without one goes out again, under the same key.
//
//     let options = SinkOptions(["url": ["https://cases.example/hook"]], surroundings)
//     let route = Route(name: "cases", sink: try Sinks.make("webhook", options))
//     if case .send = route.decision(on: alert, told: nil, hasWaited: false, at: now) {
//         let receipt = try await route.sink.deliver(Parcel(alert, at: now))
//     }

/// Somewhere alerts go. One file per sink, which reads its own settings; `Sinks.all` lists them.
package protocol Sink: Sendable {
    /// As the settings name it; one word.
    static var name: String { get }
    /// One line for the manual.
    static var title: String { get }
    /// The changes of an alert that the sink is told of unless the settings say otherwise.
    static var updates: Set<AlertGist.Aspect> { get }

    /// A setting that the sink does not know, lacks or cannot use throws `settings`.
    init(_ options: SinkOptions) throws(DeliveryError)

    /// Sends the alert, and returns once it is safe there. The receipt says where it is or what was answered, for
    /// people. Called for one parcel at a time.
    func deliver(_ parcel: Parcel) async throws(DeliveryError) -> String
}

/// A sink that takes many alerts in one message.
package protocol DigestSink: Sink {
    /// Alerts in one message, at most.
    static var mostInDigest: Int { get }

    /// All or none of them; one at least.
    func deliver(digest: [Parcel]) async throws(DeliveryError) -> String
}

extension Sink {
    /// The name of this sink's kind.
    package var name: String { Self.name }

    /// Programs keep up with everything.
    package static var updates: Set<AlertGist.Aspect> { Set(AlertGist.Aspect.allCases) }
}

/// The sinks there are.
package enum Sinks {
    package static let all: [any Sink.Type] = [
        StdoutSink.self, FileSink.self, WebhookSink.self, SlackSink.self, EmailSink.self, AtomSink.self,
        SyslogSink.self, ExecSink.self,
    ]

    /// The sink of this name with its settings; throws `settings` when there is none.
    package static func make(_ name: String, _ options: SinkOptions) throws(DeliveryError) -> any Sink {
        guard let kind = all.first(where: { $0.name == name }) else {
            let names = all.map { $0.name }.joined(separator: ", ")
            throw DeliveryError(.settings, sink: name, "There is no sink “\(name)”: use one of \(names).", key: "sink")
        }
        return try kind.init(options)
    }
}
