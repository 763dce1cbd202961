/// The head of a model file: lines `# key: value` up to an empty one.
struct TopicModelHead {
    private var fields: [(key: String, value: String)] = []
    /// Where the rest of the file begins.
    let end: Int

    init(_ bytes: [UInt8]) throws(TopicModelError) {
        var at = 0
        while at < bytes.count, fields.count < 100 {
            guard let lineEnd = bytes[at...].prefix(4096).firstIndex(of: 0x0A) else { break }
            if lineEnd == at {
                end = at + 1
                return
            }
            let line = String(decoding: bytes[at..<lineEnd], as: UTF8.self)
            guard line.hasPrefix("# "), let colon = line.firstIndex(of: ":") else { break }
            let key = line[line.index(line.startIndex, offsetBy: 2)..<colon]
            fields.append((String(key), String(line[line.index(after: colon)...].drop { $0 == " " })))
            at = lineEnd + 1
        }
        throw TopicModelError(.noHead)
    }

    func text(_ key: String) throws(TopicModelError) -> String {
        guard let value = fields.first(where: { $0.key == key })?.value, !value.isEmpty else {
            throw TopicModelError(.missing(key: key))
        }
        return value
    }

    /// A count that a file of the greatest size could have.
    func number(_ key: String) throws(TopicModelError) -> Int {
        let value = try text(key)
        guard let number = Int(value), (0...TopicModel.limit).contains(number) else {
            throw TopicModelError(.wrongNumber(key: key, value: value))
        }
        return number
    }

    /// So many counts, parted by spaces.
    func numbers(_ key: String, count: Int) throws(TopicModelError) -> [Int] {
        let value = try text(key)
        let numbers = value.split(separator: " ").compactMap { Int($0) }
        guard numbers.count == count, numbers.allSatisfy({ (0...TopicModel.limit).contains($0) }) else {
            throw TopicModelError(.wrongNumber(key: key, value: value))
        }
        return numbers
    }
}
