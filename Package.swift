// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

func room(_ name: String, on floors: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: floors, swiftSettings: strict)
}

func tests(_ name: String, of rooms: [Target.Dependency], beside data: [String] = []) -> Target {
    .testTarget(name: name, dependencies: rooms, exclude: data, swiftSettings: strict)
}

let package = Package(
    name: "gleaner",
    products: [.executable(name: "gleaner", targets: ["gleaner"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.0.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
    ],
    targets: [
        // Floor 0: bytes, Unicode, and the C libraries behind a header each.
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CUchardet", pkgConfig: "uchardet", providers: [.apt(["libuchardet-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .systemLibrary(name: "CBrotli", pkgConfig: "libbrotlidec", providers: [.apt(["libbrotli-dev"])]),
        .systemLibrary(name: "CMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
        .target(name: "CCLD2", linkerSettings: [.linkedLibrary("cld2"), .linkedLibrary("stdc++")]),
        room("Text", on: []),

        // Floor 1: what every stage reads and writes.
        room("Documents", on: ["Text"]),

        // Floor 2: the stages; none knows another.
        room("Ingestion", on: ["Documents", "Text", "CLibXML2", "CZlib", "CUchardet", "CCLD2", "CCrypto", "CBrotli", "CMark"]),
        room("Inputs", on: ["Documents", "Text", "CArchive", "CZlib"]),
        room("Tokenization", on: ["Documents", "Text"]),
        room("Copies", on: ["Documents", "Text"]),
        room("Entities", on: ["Documents", "Text", "CZlib"]),
        room("Claims", on: ["Documents", "Text", .product(name: "Yams", package: "Yams")]),

        // Floor 3: how articles move, where they are kept, what is shown of them.
        room("Flow", on: []),
        room(
            "Indexing",
            on: [
                "Copies", "Documents", "Text", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]),
        room("Measures", on: ["Documents"]),
        room("Trends", on: ["Indexing", "Tokenization", "Documents", "Text"]),
        room("Reports", on: ["Trends", "Indexing", "Documents"]),

        // Floor 4: a pipeline file becomes a checked chain of stages.
        room(
            "Assembly",
            on: [
                "Documents", "Text", "Inputs", "Ingestion", "Copies", "Tokenization", "Entities", "Claims", "Flow", "Indexing", "Measures",
                "CZlib",
                .product(name: "Yams", package: "Yams"),
            ]),

        // Floor 5: the command.
        .executableTarget(
            name: "gleaner",
            dependencies: [
                "Assembly", "Reports", "Trends", "Measures", "Indexing", "Entities", "Ingestion", "Inputs", "Documents", "Flow",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),

        // Tests: a folder per room; Support is what tests of several rooms need.
        .target(
            name: "TestSupport", dependencies: ["CZlib", "Documents", "Indexing", "Tokenization"], path: "Tests/Support",
            swiftSettings: strict),
        tests("TextTests", of: ["Text"]),
        tests("DocumentsTests", of: ["Documents", "Text"]),
        tests("IngestionTests", of: ["Ingestion", "Documents", "Text", "TestSupport"]),
        tests("InputsTests", of: ["Inputs", "Documents", "TestSupport"]),
        tests("CopiesTests", of: ["Copies", "Documents", "Text"]),
        tests("TokenizationTests", of: ["Tokenization", "Documents", "Text", "TestSupport"]),
        tests("EntitiesTests", of: ["Entities", "Tokenization", "Documents", "Text"]),
        tests("ClaimsTests", of: ["Claims", "Tokenization", "Documents", "Text"], beside: ["Plain"]),
        tests("FlowTests", of: ["Flow", "TestSupport"]),
        tests(
            "IndexingTests",
            of: [
                "Indexing", "Copies", "Documents", "Text", "Tokenization", "Inputs", "Ingestion", "TestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        tests(
            "TrendsTests", of: ["Trends", "Indexing", "Documents", "TestSupport"],
            beside: ["independent.py", "independent.tsv", "corpus.py", "corpus.tsv"]),
        tests("ReportsTests", of: ["Reports", "Trends", "Indexing", "Documents", "Tokenization", "TestSupport"]),
        tests("AssemblyTests", of: ["Assembly", "Ingestion", "Documents", "Flow", "TestSupport"]),
        tests("CommandTests", of: ["TestSupport", .product(name: "GRDB", package: "GRDB.swift")]),

        // Measurements. Quality against the gold corpus with floors; speed beside libxml2 (Tests/Benchmarks/run), never part of the product.
        tests(
            "ScoreTests",
            of: [
                "Assembly", "Copies", "Ingestion", "Documents", "Indexing", "Measures", "TestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "Assembly", "Copies", "Documents", "Entities", "Indexing", "Inputs", "CLibXML2", "CZlib",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            path: "Tests/Benchmarks", exclude: ["run", "compare", "compare.py", "compare_entities.py"], swiftSettings: strict),
    ]
)
