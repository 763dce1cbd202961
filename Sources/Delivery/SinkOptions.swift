package import Fetching
import Settings
import Texts

/// What a sink needs to know of where it runs.
package struct Surroundings: Sendable {
    /// Relative paths start here.
    package var directory: String
    /// Networks that may be reached although they are not public.
    package var allowedNetworks: [Network]
    /// Certificates of the authorities to trust instead of the system's, PEM.
    package var caFile: String?
    /// A variable of the environment.
    package var variable: @Sendable (String) -> String?

    package init(
        directory: String = ".", allowedNetworks: [Network] = [], caFile: String? = nil,
        variable: @escaping @Sendable (String) -> String? = Surroundings.environment
    ) {
        self.directory = directory
        self.allowedNetworks = allowedNetworks
        self.caFile = caFile
        self.variable = variable
    }
}

/// The settings of a sink as they are written in the configuration: a value or several for a key.
package struct SinkOptions: Sendable {
    package let values: [String: [String]]
    package let surroundings: Surroundings

    package init(_ values: [String: [String]], _ surroundings: Surroundings = Surroundings()) {
        self.values = values
        self.surroundings = surroundings
    }

    /// Reads them for one sink, which is named in what is thrown.
    func reader(_ sink: any Sink.Type) -> Reader { Reader(options: self, sink: sink.name) }

    /// Hands out one setting after the other; `finish` names those that nobody asked for.
    struct Reader {
        let options: SinkOptions
        let sink: String
        private var asked: Set<String> = []

        init(options: SinkOptions, sink: String) {
            self.options = options
            self.sink = sink
        }

        mutating func strings(_ key: String) -> [String] {
            asked.insert(key)
            return options.values[key] ?? []
        }

        mutating func string(_ key: String) throws(DeliveryError) -> String? {
            let values = strings(key)
            guard values.count <= 1 else { throw wrong(key, "expected a single value") }
            return values.first.flatMap { $0.isEmpty ? nil : $0 }
        }

        mutating func required(_ key: String, _ what: String) throws(DeliveryError) -> String {
            guard let value = try string(key) else {
                throw wrong(key, "The sink needs a `\(key)`: \(what).")
            }
            return value
        }

        mutating func int(_ key: String, in range: ClosedRange<Int>) throws(DeliveryError) -> Int? {
            guard let text = try string(key) else { return nil }
            guard let value = Int(text), range.contains(value) else {
                throw wrong(
                    key, "“\(text)” is not a whole number from \(range.lowerBound) to \(range.upperBound)")
            }
            return value
        }

        /// A length of time in seconds: `30s`, `5m`.
        mutating func duration(_ key: String, in range: ClosedRange<Int>) throws(DeliveryError) -> Int? {
            guard let text = try string(key) else { return nil }
            guard let value = Settings.Duration.seconds(text), range.contains(value) else {
                let (least, most) = (Settings.Duration.text(range.lowerBound), Settings.Duration.text(range.upperBound))
                throw wrong(key, "“\(text)” is not a duration from \(least) to \(most); write 30s or 2m")
            }
            return value
        }

        mutating func choice<T: RawRepresentable & CaseIterable>(
            _ key: String, _ type: T.Type
        ) throws(DeliveryError) -> T? where T.RawValue == String {
            guard let text = try string(key) else { return nil }
            if let value = T(rawValue: text) { return value }
            let words = T.allCases.map(\.rawValue)
            let advice = Suggestion.nearest(to: text, among: words).map { "; did you mean “\($0)”?" } ?? ""
            throw wrong(key, "“\(text)” is not one of \(words.joined(separator: ", "))\(advice)")
        }

        /// A path, from the working directory on.
        mutating func path(_ key: String) throws(DeliveryError) -> String? {
            guard let path = try string(key) else { return nil }
            return path.hasPrefix("/") ? path : options.surroundings.directory + "/" + path
        }

        /// What is kept out of the settings: in the variable that `KEY-env` names, or in the file `KEY-file`.
        mutating func secret(_ key: String) throws(DeliveryError) -> Secret? {
            let variable = try string(key + "-env")
            let file = try path(key + "-file")
            guard variable == nil || file == nil else { throw wrong(key + "-file", "\(key)-env is there already") }
            if let variable { return .variable(variable, options.surroundings.variable) }
            return file.map(Secret.file)
        }

        /// Throws for a key that nobody asked for.
        func finish() throws(DeliveryError) {
            guard let unknown = options.values.keys.sorted().first(where: { !asked.contains($0) }) else { return }
            let near = Suggestion.nearest(to: unknown, among: asked.sorted()).map { "did you mean “\($0)”?" }
            let known = asked.isEmpty ? "it has no settings" : "it knows \(asked.sorted().joined(separator: ", "))"
            throw wrong(unknown, "The sink does not know the setting “\(unknown)”: \(near ?? known)")
        }

        func wrong(_ key: String, _ message: String) -> DeliveryError {
            DeliveryError(.settings, sink: sink, message, key: key)
        }
    }
}
