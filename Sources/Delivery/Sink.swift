package import Records

// Delivery takes alerts out of the house: what enters is alerts that wait in the store's outbox, what leaves is bytes at
// a sink and a receipt for each. At least once: who marks the receipts in the store marks each before the next alert
// goes out, and an alert without one goes out again.
//
//     let sinks = [try FileSink(options: ["path": "alerts.ndjson"])]
//     let outcome = await Dispatcher(sinks).dispatch(pending, delivered: receipts) { receipt in … }

/// Somewhere alerts go. One file per sink, which reads its own settings; `Sinks.all` lists them.
package protocol Sink: Sendable {
    /// As the settings name it; one word.
    static var name: String { get }
    /// One line for the manual.
    static var title: String { get }

    /// `options`: the sink's settings as they are written; a key that it does not know or lacks throws `settings`.
    init(options: [String: String]) throws(DeliveryError)

    /// Sends the alert, and returns once it is safe there. The receipt says where it is, for people.
    func deliver(_ alert: Alert) async throws(DeliveryError) -> String
}

extension Sink {
    /// The name of this sink's kind.
    package var name: String { Self.name }
}

/// The sinks there are.
package enum Sinks {
    package static let all: [any Sink.Type] = [StdoutSink.self, FileSink.self]

    /// The sink of this name with its settings; throws `settings` when there is none.
    package static func make(_ name: String, options: [String: String] = [:]) throws(DeliveryError) -> any Sink {
        guard let kind = all.first(where: { $0.name == name }) else {
            let names = all.map { $0.name }.joined(separator: ", ")
            throw DeliveryError(.settings, sink: name, "There is no sink “\(name)”: use one of \(names).")
        }
        return try kind.init(options: options)
    }
}
