// swift-tools-version: 6.2
import PackageDescription

// One target per station of the pipeline; imports point down only (docs/DESIGN.md, "The modules").
// `Tests/HouseTests/LayersTests.swift` holds the rows below to that.

let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

func station(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// Fixtures are read from the source tree, not bundled: they are inputs, never part of a build.
func tests(_ name: String, _ dependencies: [Target.Dependency], fixtures: Bool = false) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: dependencies + ["TestSupport"], exclude: fixtures ? ["Fixtures"] : [],
        swiftSettings: strict)
}

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let log = Target.Dependency.product(name: "Logging", package: "swift-log")
let flyingFox = Target.Dependency.product(name: "FlyingFox", package: "FlyingFox")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "tidewaiter",
    products: [.executable(name: "tidewaiter", targets: ["tidewaiter"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.0"),
    ],
    targets: [
        // Level 0: values and tools that know nothing of ours.
        station("Records"),
        .systemLibrary(name: "CCLD2System", providers: [.apt(["libcld2-dev"])]),
        .target(
            name: "CCLD2", dependencies: ["CCLD2System"],
            linkerSettings: [.linkedLibrary("cld2_full"), .linkedLibrary("cld2")]),
        station("Texts", ["CCLD2", crypto]),
        station("Identifiers"),

        // Level 1: the stations, synchronous and pure but for Fetching and Storage.
        .systemLibrary(name: "CCurlSystem", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CXMLSystem", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "CCurl", dependencies: ["CCurlSystem"]),
        .target(name: "CLibXML2", dependencies: ["CXMLSystem"]),
        station("Settings", ["Records", yams]),
        station("Fetching", ["Records", "CCurl"]),
        station("Parsing", ["Records", "Texts", "Identifiers", "CLibXML2"]),
        station("Articles", ["Records", "Texts"]),
        station("Extraction", ["Records", "Texts", "Identifiers"]),
        station("Matching", ["Records", "Texts", "Identifiers"]),
        station("Exports", ["Records"]),
        station("Storage", ["Records", "Texts", "CZlib", grdb]),

        // Level 2: what concerns us, and out to the world.
        station("Alerts", ["Records", "Texts", "Settings"]),
        station("Delivery", ["Records", "Exports"]),

        // Level 3: the order of the pipeline, and the loopback newsroom that the demonstration harvests.
        station(
            "Harvest",
            [
                "Records", "Texts", "Settings", "Fetching", "Parsing", "Articles", "Extraction", "Matching", "Alerts",
                "Storage", "Delivery", log,
            ]),
        station("Newsroom", ["Records", "Settings", flyingFox]),

        // Level 5: one command per file.
        .executableTarget(
            name: "tidewaiter",
            dependencies: [
                "Records", "Texts", "Identifiers", "Settings", "Fetching", "Parsing", "Articles", "Extraction",
                "Matching", "Alerts", "Exports", "Storage", "Delivery", "Harvest", "Newsroom", arguments, log,
            ], swiftSettings: strict),

        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
        tests("Records", ["Records"]),
        tests("Texts", ["Texts"]),
        tests("Identifiers", ["Identifiers"]),
        tests("Settings", ["Settings", "Records"]),
        tests("Fetching", ["Fetching", "Records"]),
        tests("Parsing", ["Parsing", "Records", "Texts"], fixtures: true),
        tests("Articles", ["Articles", "Records", "Texts"]),
        tests("Extraction", ["Extraction", "Records", "Texts", "Identifiers"]),
        tests("Matching", ["Matching", "Records", "Texts"]),
        tests("Exports", ["Exports", "Records"]),
        tests("Storage", ["Storage", "Records"]),
        tests("Alerts", ["Alerts", "Records", "Settings"]),
        tests("Delivery", ["Delivery", "Records", "Exports"]),
        tests("Harvest", ["Harvest", "Records", "Storage", "Fetching", "Newsroom"]),
        tests("House", []),
        tests("EndToEnd", ["Records"]),
    ],
    swiftLanguageModes: [.v6]
)
