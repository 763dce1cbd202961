/// What is wrong with a file of weights, and where.
package struct WeightsError: Error, Equatable, CustomStringConvertible {
    package var line: Int
    package var message: String

    package var description: String { "line \(line): \(message)" }
}

extension ComparisonWeights {
    /// Reads `NAME <TAB> VALUE <TAB> what it does`, one weight a line; `#` begins a comment. What a file does not name
    /// stays as Tidewaiter ships it.
    package init(tsv text: String) throws(WeightsError) {
        self.init()
        var lines: [String: Int] = [:]
        for (offset, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard columns.count >= 2 else {
                throw WeightsError(line: offset + 1, message: "a name, a tab and a number are wanted: \(line)")
            }
            let name = String(columns[0])
            guard let field = ComparisonWeights.fields.first(where: { $0.name == name }) else {
                let nearest = ComparisonWeights.nearest(name)
                throw WeightsError(
                    line: offset + 1, message: "no weight is called \(name)" + (nearest.map { "; meant \($0)?" } ?? ""))
            }
            if let before = lines[name] {
                throw WeightsError(line: offset + 1, message: "\(name) stands on line \(before) already")
            }
            guard let value = Double(columns[1]), value.isFinite, value >= 0, value <= 10 else {
                throw WeightsError(
                    line: offset + 1, message: "\(name) must be a number from 0 to 10, not \(columns[1])")
            }
            lines[name] = offset + 1
            self[keyPath: field.path] = value
        }
    }

    /// The values of the weights, by the names they have in the file, in its order.
    package var values: [(name: String, value: Double)] {
        ComparisonWeights.fields.map { ($0.name, self[keyPath: $0.path]) }
    }

    /// A weight by its name; nil where there is none, and setting it does nothing.
    package subscript(_ name: String) -> Double? {
        get { ComparisonWeights.fields.first { $0.name == name }.map { self[keyPath: $0.path] } }
        set {
            guard let field = ComparisonWeights.fields.first(where: { $0.name == name }), let newValue else { return }
            self[keyPath: field.path] = newValue
        }
    }

    /// A file of weights with these values: the lines of another one, comments and all, with its numbers replaced.
    package func written(over text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            var columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard !line.hasPrefix("#"), columns.count >= 2, let value = self[columns[0]] else { return String(line) }
            columns[1] = ComparisonWeights.text(value)
            return columns.joined(separator: "\t")
        }.joined(separator: "\n")
    }

    /// Three decimals at most, none for nothing.
    private static func text(_ value: Double) -> String {
        let thousandths = Int((value * 1000).rounded())
        var digits = String(thousandths % 1000 + 1000).dropFirst()
        while digits.count > 1, digits.last == "0" { digits.removeLast() }
        return "\(thousandths / 1000).\(digits)"
    }

    private static func nearest(_ name: String) -> String? {
        let alike = fields.map {
            (name: $0.name, similarity: WordDistance.similarity(Array(name.utf8), Array($0.name.utf8)))
        }
        return alike.max { $0.similarity < $1.similarity }.flatMap { $0.similarity > 0 ? $0.name : nil }
    }
}
