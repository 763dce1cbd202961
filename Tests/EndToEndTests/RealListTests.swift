import Foundation
import TestSupport
import Testing

/// The lists of the US Treasury and the United Nations as they were published, from `../shared`.
@Suite(
    .enabled(
        if: SharedData.has(
            "sanctions/us_ofac_sdn_2024-05-03.csv.xz", "sanctions/us_ofac_alt_2024-02.csv.xz",
            "sanctions/us_ofac_add_2024-02.csv.xz", "sanctions/un_sc_2026-02-27.xml.xz"),
        Comment(rawValue: SharedData.absent)))
struct RealListTests {
    @Test("no record of the two lists is left out, and screening finds each sampled name by its own entry")
    func real() async throws {
        let program = try Program.tidewaiter()
        let server = try HostileServer()
        let directory = try WorkingDirectory()
        let files = try await Self.serve(on: server, directory.folder)
        try directory.write([
            .init(
                "us-ofac-sdn", server.url("/ofac/sdn.csv"), kind: "list",
                more: ["format: ofac-sdn-csv", "expect: {entities: [14965, 14965]}"]),
            .init("un-sc", server.url("/un/list.xml"), kind: "list", more: ["format: un-sc-xml"]),
        ])
        let update = try await program.run("lists", "update", "--data", directory.path)
        #expect(update.status == 0, "\(update.errors)")
        let versions = try await program.run("lists", "status", "--data", directory.path).objects()
        let counts = versions.map { "\($0["source"] as? String ?? "") \($0["entities"] as? Int ?? 0)" }
        #expect(Set(counts) == ["us-ofac-sdn 14965", "un-sc 1003"])

        let ofac = try await Self.entities(program, "ofac-sdn-csv", files.ofac)
        let un = try await Self.entities(program, "un-sc-xml", files.un)
        #expect(ofac.count == 14_965)
        #expect(un.count { $0.schema == "Person" } == 730)
        #expect(un.count { $0.schema != "Person" } == 273)
        try await Self.screen(
            stride(from: 0, to: ofac.count, by: 50).map { ofac[$0] }
                + stride(from: 0, to: un.count, by: 50).map { un[$0] }, program, directory)
    }

    private struct Listed: Codable {
        let id: String
        let schema: String
        let name: String
    }

    private static func serve(on server: HostileServer, _ folder: TemporaryFolder) async throws -> (
        ofac: String, un: String
    ) {
        for (part, file) in [("sdn", "sdn_2024-05-03"), ("alt", "alt_2024-02"), ("add", "add_2024-02")] {
            let bytes = try await SharedData.unpacked("sanctions/us_ofac_\(file).csv.xz")
            server.serve(bytes, at: "/ofac/\(part).csv", type: "text/csv")
            try folder.write(bytes, to: "ofac/\(part).csv")
        }
        let bytes = try await SharedData.unpacked("sanctions/un_sc_2026-02-27.xml.xz")
        server.serve(bytes, at: "/un/list.xml", type: "application/xml")
        return (folder.path("ofac/sdn.csv"), try folder.write(bytes, to: "un/list.xml"))
    }

    private static func entities(_ program: Program, _ format: String, _ file: String) async throws -> [Listed] {
        let run = try await program.run("parse", "list", "--format", format, file)
        #expect(run.status == 0)
        return try run.output.split(separator: 10).map { try JSONDecoder().decode(Listed.self, from: Data($0)) }
    }

    /// By the name alone, against the lists in force.
    private static func screen(_ sample: [Listed], _ program: Program, _ directory: WorkingDirectory) async throws {
        let encoder = JSONEncoder()
        let lines = try sample.map { String(decoding: try encoder.encode($0), as: UTF8.self) + "\n" }
        let queries = try directory.folder.write(lines.joined(), to: "queries.ndjson")
        let run = try await program.run("screen", "--data", directory.path, queries)
        #expect(run.status == 0, "\(run.errors)")
        let answers = try run.objects()
        #expect(answers.count == sample.count)
        for (query, answer) in zip(sample, answers) {
            let matches = answer["matches"] as? [[String: any Sendable]] ?? []
            #expect(answer["id"] as? String == query.id)
            // One party on both lists is one match with its listings.
            let met = matches.flatMap { match in
                [match["entity"] as? String]
                    + (match["listings"] as? [[String: any Sendable]] ?? []).map { $0["entity"] as? String }
            }
            #expect(met.contains(query.id), "\(query.id) \(query.name): \(matches)")
        }
    }
}
