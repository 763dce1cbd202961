import Foundation

extension TemporaryFolder {
    /// Makes this folder the demonstration's working directory, for a newsroom at this address.
    package func copyDemo(newsroom address: String, moreSettings: String = "") throws {
        func demo(_ name: String) throws -> String {
            try String(contentsOfFile: Repository.path("demo/" + name), encoding: .utf8)
        }
        try write(try demo("newsroom.yaml").replacing("{newsroom}", with: address), to: "feeds/newsroom.yaml")
        try write(try demo("traders.csv"), to: "traders.csv")
        try write(try demo("tidewaiter.yaml") + moreSettings, to: "tidewaiter.yaml")
    }
}
