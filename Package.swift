// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "softdown",
    products: [
        .executable(name: "softdown", targets: ["softdown"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swhitty/FlyingFox", exact: "0.27.1"),
    ],
    targets: [
        // C libraries: a module map and the few functions Swift cannot import. Not found by pkg-config, which a bare machine
        // has not: Debian keeps their headers where the compiler looks anyway, but for libxml2's (below).
        .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CXML", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CPCRE2", providers: [.apt(["libpcre2-dev"])]),
        .systemLibrary(name: "CHeap"),

        // The flow: what is asked, how it is done, what was seen, what it comes to.
        .target(name: "JSONPath"),
        .target(name: "Journeys", dependencies: ["JSONPath"]),
        .target(name: "Observations", dependencies: ["Journeys"]),
        .target(name: "Verdicts", dependencies: ["Journeys", "Observations"]),
        .target(name: "Documents", dependencies: ["CXML", "CPCRE2"]),
        .target(
            name: "JourneyFiles",
            dependencies: ["Journeys", "Documents", "JSONPath", .product(name: "Yams", package: "Yams")]),
        .target(name: "Credentials", dependencies: [.product(name: "Crypto", package: "swift-crypto")]),
        .target(name: "Transfers"),
        .target(name: "CurlTransfers", dependencies: ["Transfers", "CCurl"]),
        .target(
            name: "Engine",
            dependencies: ["Journeys", "Observations", "Transfers", "Documents", "Credentials", "JSONPath"],
            resources: [
                .embedInCode("Symptoms/phrases.json"), .embedInCode("Symptoms/words.json"),
                .embedInCode("Injections/injections.json"),
            ]),

        // Sinks: all of them get redacted values only.
        .target(
            name: "Storage",
            dependencies: ["Journeys", "Observations", "Verdicts", .product(name: "GRDB", package: "GRDB.swift")]),
        .target(
            name: "Reports",
            dependencies: [
                "Journeys", "Observations", "Verdicts", .product(name: "Mustache", package: "swift-mustache"),
            ]),
        .target(name: "PrometheusText", dependencies: ["Journeys", "Verdicts"]),
        .target(name: "Notices", dependencies: ["Journeys", "Verdicts", "Transfers"]),

        // Somebody else's contact centre: knows nothing of ours.
        .target(
            name: "DemoCentre",
            dependencies: [
                .product(name: "FlyingFox", package: "FlyingFox"),
                .product(name: "Crypto", package: "swift-crypto"),
            ]),

        .executableTarget(
            name: "softdown",
            dependencies: [
                "JSONPath", "Journeys", "Observations", "Verdicts", "Documents", "JourneyFiles", "Credentials",
                "Transfers", "CurlTransfers", "Engine", "Storage", "Reports", "PrometheusText", "Notices", "DemoCentre",
                "CHeap",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "FlyingFox", package: "FlyingFox"),
            ],
            resources: [.embedInCode("Probes")]
                + ["Journeys", "Expectations", "Verdicts", "Operation"].map {
                    .embedInCode("Documentation.docc/\($0).md")
                }),

        // The transfer layer alone, against raw libcurl: see Tests/Benchmarks.
        .executableTarget(
            name: "TransferBenchmark", dependencies: ["CurlTransfers", "Transfers"],
            path: "Tests/Benchmarks/TransferBenchmark"),
        // A year of runs through the storage: see Tests/Benchmarks.
        .executableTarget(
            name: "HistoryBenchmark",
            dependencies: ["Storage", "JourneyFiles", "Journeys", "Observations", "Verdicts"],
            path: "Tests/Benchmarks/HistoryBenchmark"),

        // Behaviour through the seams of each target; real servers on loopback.
        .testTarget(name: "JSONPathTests", dependencies: ["JSONPath"], exclude: ["Resources"]),
        .testTarget(name: "CredentialsTests", dependencies: ["Credentials"]),
        .testTarget(name: "DocumentsTests", dependencies: ["Documents"]),
        .testTarget(name: "JourneysTests", dependencies: ["Journeys"]),
        .testTarget(
            name: "JourneyFilesTests", dependencies: ["JourneyFiles", "Journeys", "Documents", "JSONPath"],
            exclude: ["Bad", "Good"]),
        .testTarget(name: "VerdictsTests", dependencies: ["Verdicts", "Observations", "Journeys"]),
        .testTarget(name: "CurlTransfersTests", dependencies: ["CurlTransfers", "Transfers", "CCurl"]),
        .testTarget(
            name: "EngineTests",
            dependencies: [
                "Engine", "Journeys", "JourneyFiles", "Observations", "Verdicts", "CurlTransfers", "Credentials",
                "DemoCentre",
            ]),
        .testTarget(name: "StorageTests", dependencies: ["Storage", "Journeys", "Observations", "Verdicts"]),
        .testTarget(
            name: "ReportsTests", dependencies: ["Reports", "Journeys", "Observations", "Verdicts"],
            exclude: ["Expected"]),
        .testTarget(
            name: "PrometheusTextTests", dependencies: ["PrometheusText", "Journeys", "Observations", "Verdicts"],
            exclude: ["Expected"]),
        .testTarget(name: "NoticesTests", dependencies: ["Notices", "Journeys", "Observations", "Verdicts"]),
        .testTarget(
            name: "DemoCentreTests", dependencies: ["DemoCentre", .product(name: "Crypto", package: "swift-crypto")]),
        .testTarget(name: "HouseTests"),
        .testTarget(name: "SoftdownTests", dependencies: ["softdown", "Journeys", "Observations"]),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .treatAllWarnings(as: .error), .unsafeFlags(["-Xcc", "-I/usr/include/libxml2"]),
        ]
}
