/// The settings of a sink as they are written in the configuration.
enum SinkOptions {
    /// Throws `settings` for a key that the sink does not know.
    static func check(_ options: [String: String], known: [String], sink: String) throws(DeliveryError) {
        guard let unknown = options.keys.sorted().first(where: { !known.contains($0) }) else { return }
        let hint = known.isEmpty ? "it has no settings" : "it knows \(known.joined(separator: ", "))"
        throw DeliveryError(.settings, sink: sink, "The sink does not know the setting “\(unknown)”: \(hint).")
    }
}
