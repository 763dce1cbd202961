import Alerts
import Foundation
import Parsing
package import Records
package import Storage
import Texts

/// Replaces the register by a CSV file, and screens it against the lists in force.
package struct RegisterImport: Sendable {
    package let traders: Int
    package let change: PartyChange
    package let diagnostics: [Diagnostic]
    /// Ids of the alerts that a listed trader, owner or vessel raised.
    package let raised: [String]

    /// The key under which the store keeps the hash of the register it holds.
    static let hashKey = "register-hash"

    /// - Parameter place: the file's name, for messages.
    /// - Throws: `ParseError` when the file holds no register at all; the one in force then stays.
    package static func run(
        _ bytes: [UInt8], place: String, into engine: Engine, at now: Timestamp
    ) async throws -> RegisterImport {
        let (traders, diagnostics) = try TraderRegister.read(bytes, place: place)
        let change = try await engine.store.replaceRegister(traders, at: now)
        try write(bytes, to: engine.workspace.registerPath)
        try await engine.store.setValue(Array(Digest.sha256(bytes).utf8), for: hashKey)
        let knowledge = try await Knowledge.current(of: engine)
        let alerts = try await knowledge.screenRegister(of: engine, at: now)
        let again = try await Reanalysis(engine: engine, knowledge: knowledge, clock: { now }).run(skipsWhole: true)
        return RegisterImport(
            traders: traders.count, change: change, diagnostics: diagnostics,
            raised: alerts.raised.map(\.id) + again.raised)
    }

    /// Takes over `traders.csv` of the working directory where it is not the register that the store holds: a file
    /// edited by hand counts as imported. Nil where nothing had to be done.
    package static func refresh(_ engine: Engine, at now: Timestamp) async throws -> RegisterImport? {
        guard let data = FileManager.default.contents(atPath: engine.workspace.registerPath) else { return nil }
        let bytes = [UInt8](data)
        guard try await engine.store.value(hashKey) != Array(Digest.sha256(bytes).utf8) else { return nil }
        return try await run(bytes, place: "traders.csv", into: engine, at: now)
    }

    /// The working directory's own copy, replaced whole; a crash leaves the old one or the new one.
    private static func write(_ bytes: [UInt8], to path: String) throws {
        guard FileManager.default.contents(atPath: path).map({ [UInt8]($0) }) != bytes else { return }
        try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    }
}
