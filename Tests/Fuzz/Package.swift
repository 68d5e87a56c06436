// swift-tools-version: 6.2
import PackageDescription

/// The rooms that read what strangers wrote, built anew so that libFuzzer sees every branch. `Rooms` is a link to `Sources`.
let watched: [SwiftSetting] = [
    .swiftLanguageMode(.v6), .enableUpcomingFeature("InternalImportsByDefault"), .enableUpcomingFeature("MemberImportVisibility"),
    .unsafeFlags(["-sanitize=fuzzer"]),
]

func room(_ name: String, on floors: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: floors, path: "Rooms/\(name)", swiftSettings: watched)
}

func library(_ name: String, _ config: String) -> Target { .systemLibrary(name: name, path: "Rooms/\(name)", pkgConfig: config) }

let package = Package(
    name: "fuzz",
    targets: [
        library("CLibXML2", "libxml-2.0"), library("CZlib", "zlib"), library("CUchardet", "uchardet"), library("CCrypto", "libcrypto"),
        library("CArchive", "libarchive"), library("CBrotli", "libbrotlidec"), library("CMark", "libcmark"),
        .target(name: "CCLD2", path: "Rooms/CCLD2", linkerSettings: [.linkedLibrary("cld2"), .linkedLibrary("stdc++")]),
        room("Text", on: []),
        room("Documents", on: ["Text"]),
        room("Ingestion", on: ["Documents", "Text", "CLibXML2", "CZlib", "CUchardet", "CCLD2", "CCrypto", "CBrotli", "CMark"]),
        room("Inputs", on: ["Documents", "Text", "CArchive", "CZlib"]),
        room("Tokenization", on: ["Documents", "Text"]),
        .executableTarget(
            name: "Fuzz", dependencies: ["Documents", "Text", "Ingestion", "Inputs", "Tokenization"], path: "Fuzz",
            swiftSettings: watched, linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]),
    ]
)
