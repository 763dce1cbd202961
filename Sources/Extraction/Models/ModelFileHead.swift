/// The head of a model file: lines `# key: value` up to an empty one.
struct ModelFileHead {
    private let kind: ModelFileError.Kind
    private var fields: [(key: String, value: String)] = []
    /// Where the rest of the file begins.
    let end: Int

    init(_ kind: ModelFileError.Kind, _ bytes: [UInt8]) throws(ModelFileError) {
        self.kind = kind
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
        throw ModelFileError(kind, .noHead)
    }

    /// All values of a key, in their order.
    func texts(_ key: String) -> [String] { fields.filter { $0.key == key }.map(\.value) }

    func text(_ key: String) throws(ModelFileError) -> String {
        guard let value = fields.first(where: { $0.key == key })?.value, !value.isEmpty else {
            throw ModelFileError(kind, .missing(key: key))
        }
        return value
    }

    /// A count that a file of the greatest size could have.
    func number(_ key: String) throws(ModelFileError) -> Int {
        let value = try text(key)
        guard let number = Int(value), (0...ModelFileError.limit).contains(number) else {
            throw ModelFileError(kind, .wrongNumber(key: key, value: value))
        }
        return number
    }

    /// So many counts, parted by spaces.
    func numbers(_ key: String, count: Int) throws(ModelFileError) -> [Int] {
        let value = try text(key)
        let numbers = value.split(separator: " ").compactMap { Int($0) }
        guard numbers.count == count, numbers.allSatisfy({ (0...ModelFileError.limit).contains($0) }) else {
            throw ModelFileError(kind, .wrongNumber(key: key, value: value))
        }
        return numbers
    }
}
