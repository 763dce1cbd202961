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
let heap = Target.Dependency.product(name: "HeapModule", package: "swift-collections")
let metrics = Target.Dependency.product(name: "Metrics", package: "swift-metrics")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "tidewaiter",
    products: [.executable(name: "tidewaiter", targets: ["tidewaiter"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
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
        station("Identifiers", [crypto]),

        // Level 1: the stations, synchronous and pure but for Fetching and Storage.
        .systemLibrary(name: "CCurlSystem", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CXMLSystem", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "CCurl", dependencies: ["CCurlSystem"]),
        .target(name: "CLibXML2", dependencies: ["CXMLSystem"]),
        station("Settings", ["Records", "Texts", yams]),
        station("Fetching", ["Records", "CCurl"]),
        station("Archiving", ["Records", "Texts", "CZlib"]),
        station("Parsing", ["Records", "Texts", "Identifiers", "CLibXML2", "CZlib"]),
        station("Articles", ["Records", "Texts"]),
        station("Extraction", ["Records", "Texts", "Identifiers"]),
        station("Matching", ["Records", "Texts", "Identifiers"]),
        station("Exports", ["Records"]),
        station("Storage", ["Records", "Texts", "CZlib", grdb]),
        station("Monitoring", [metrics]),

        // Level 2: what concerns us, and out to the world.
        station("Alerts", ["Records", "Texts", "Settings"]),
        station("Delivery", ["Records", "Texts", "Settings", "Exports", "Fetching", "CCurl", crypto]),

        // Level 3: the order of the pipeline, and the loopback newsroom that the demonstration harvests.
        station(
            "Harvest",
            [
                "Records", "Texts", "Settings", "Fetching", "Archiving", "Parsing", "Articles", "Extraction",
                "Matching",
                "Alerts", "Storage", "Delivery", heap, log, metrics,
            ]),
        station("Newsroom", ["Records", "Settings", flyingFox]),

        // Level 4: what others ask over HTTP.
        station("Console", ["Records", "Storage", "Harvest", "Monitoring", hummingbird, lifecycle, log]),

        // Level 5: one command per file.
        .executableTarget(
            name: "tidewaiter",
            dependencies: [
                "Records", "Texts", "Identifiers", "Settings", "Fetching", "Parsing", "Articles", "Extraction",
                "Matching", "Alerts", "Archiving", "Exports", "Storage", "Delivery", "Monitoring", "Harvest",
                "Newsroom",
                "Console", arguments, lifecycle, signals, log, metrics,
            ], swiftSettings: strict),

        // Measures policies against each other on simulated worlds; `make bench` runs it.
        .executableTarget(
            name: "benchmarks",
            dependencies: ["Records", "Texts", "Fetching", "Parsing", "Extraction", "Storage", "Harvest", arguments],
            path: "Benchmarks", exclude: ["World/Phrases"], swiftSettings: strict),

        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
        tests("Records", ["Records"]),
        tests("Texts", ["Texts"]),
        tests("Identifiers", ["Identifiers"]),
        tests("Settings", ["Settings", "Records"]),
        tests("Fetching", ["Fetching", "Records"]),
        tests("Archiving", ["Archiving", "Records", "Texts"]),
        tests("Parsing", ["Parsing", "Records", "Texts"], fixtures: true),
        tests("Articles", ["Articles", "Records", "Texts"]),
        tests("Extraction", ["Extraction", "Records", "Texts", "Identifiers"]),
        tests("Matching", ["Matching", "Records", "Texts"]),
        tests("Exports", ["Exports", "Records"]),
        tests("Storage", ["Storage", "Records"]),
        tests("Monitoring", ["Monitoring", metrics]),
        tests("Alerts", ["Alerts", "Records", "Settings"]),
        tests("Delivery", ["Delivery", "Records", "Exports", "Settings", "Fetching", "Storage", "Harvest", crypto]),
        tests("Harvest", ["Harvest", "Records", "Storage", "Fetching", "Archiving", "Newsroom"]),
        tests("Console", ["Console", "Records", "Monitoring", "Storage", metrics, lifecycle, log]),
        tests("House", []),
        tests("EndToEnd", ["Records"]),
    ],
    swiftLanguageModes: [.v6]
)
