/// A list of invented parties in the legacy format of the US Treasury (`ofac-sdn-csv`), entries 1001 and up.
package struct SmallList: Sendable {
    package let main: String
    package let names: String
    package let addresses: String

    /// - Parameter first: a name in place of the first entry's.
    package init(count: Int, first: String? = nil) {
        let rest = String(repeating: ",-0- ", count: 7)
        let numbers = (0..<count).map { 1_001 + $0 }
        main = numbers.map { number in
            let name = number == 1_001 ? first ?? "INVENTED PARTY \(number)" : "INVENTED PARTY \(number)"
            return "\(number),\"\(name)\",-0- ,\"TESTS\"\(rest),\"Tax ID No. X\(number).\"\r\n"
        }.joined()
        names = numbers.map { "\($0),\($0 + 5_000),\"aka\",\"ALIAS OF \($0)\",-0- \r\n" }.joined()
        addresses = numbers.map { "\($0),\($0 + 7_000),\"\($0) Quay Street\",\"Port Example\",\"Panama\",-0- \r\n" }
            .joined()
    }
}

extension SmallList {
    /// The main file of thirty records, cut in the name of the last one.
    package static let cut: [UInt8] = {
        let whole = Array(SmallList(count: 30).main.utf8)
        let begin = SmallList(count: 29).main.utf8.count
        return Array(whole.prefix(begin + 15))
    }()
}

extension HostileServer {
    /// Serves the three files of a list in `folder`.
    package func serve(_ list: SmallList, in folder: String) {
        for (name, text) in [("sdn", list.main), ("alt", list.names), ("add", list.addresses)] {
            serve(Array(text.utf8), at: "\(folder)/\(name).csv", type: "text/csv")
        }
    }
}
