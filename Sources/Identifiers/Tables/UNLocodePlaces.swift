/// The places of UN/LOCODE that ships and aircraft call at (functions 1 and 4), which are the ones that cargo texts name,
/// and ports it calls out of function that lists of ports have (Sevastopol). `Scripts/locode_table.py` writes the tables.
enum UNLocodePlaces {
    /// A code of five capitals and digits.
    static func contains(_ code: some Collection<UInt8>) -> Bool { code.count == 5 && all.contains(key(code)) }

    static let all: Set<UInt64> = {
        var codes = Set<UInt64>(minimumCapacity: 25_000)
        for table in [fromAToF, fromGToN, fromOToZ] {
            var country: [UInt8] = []
            for line in table.utf8.split(separator: 10) {
                var rest = line[...]
                if let colon = line.firstIndex(of: 58) {
                    country = Array(line[..<colon])
                    rest = line[line.index(after: colon)...]
                }
                while rest.count >= 3 {
                    codes.insert(key(country + rest.prefix(3)))
                    rest = rest.dropFirst(3)
                }
            }
        }
        return codes
    }()

    private static func key(_ code: some Collection<UInt8>) -> UInt64 { code.reduce(0) { $0 << 8 | UInt64($1) } }
}
