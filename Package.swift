// swift-tools-version: 6.2
import PackageDescription

// The order of the targets is the way of the data: a target imports only targets above it.
// `Tests/ArchitectureTests` holds every file's imports against this list.

let settings: [SwiftSetting] = [
    // `any` is written out, so that the cost of an existential is seen where it is paid.
    .enableUpcomingFeature("ExistentialAny"),
    // A member is visible only in files that import its module: no accidental coupling.
    .enableUpcomingFeature("MemberImportVisibility"),
    // Imports are internal unless they are part of the interface: C libraries stay inside.
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

func system(_ name: String, pkgConfig: String, apt: String, brew: String) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([apt]), .brew([brew])])
}

let package = Package(
    name: "emsynth",
    products: [
        .executable(name: "emsynth", targets: ["emsynth"]),
        .executable(name: "emsynth-speech", targets: ["emsynth-speech"]),
        .library(name: "EMSModel", targets: ["EMSModel"]),
        .library(name: "EMSDiagnostics", targets: ["EMSDiagnostics"]),
        .library(name: "EMSManifest", targets: ["EMSManifest"]),
        .library(name: "EMSValidation", targets: ["EMSValidation"]),
        .library(name: "EMSSignalValidation", targets: ["EMSSignalValidation"]),
        .library(name: "EMSValidationTesting", targets: ["EMSValidationTesting"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        system("CEspeakNG", pkgConfig: "espeak-ng", apt: "libespeak-ng-dev", brew: "espeak-ng"),
        system("CSndfile", pkgConfig: "sndfile", apt: "libsndfile1-dev", brew: "libsndfile"),
        system("CSoxr", pkgConfig: "soxr", apt: "libsoxr-dev", brew: "libsoxr"),
        system("CKissFFT", pkgConfig: "kissfft-float", apt: "libkissfft-dev", brew: "kissfft"),
        system("CPNG", pkgConfig: "libpng", apt: "libpng-dev", brew: "libpng"),
        system("CCairo", pkgConfig: "cairo-ft", apt: "libcairo2-dev", brew: "cairo"),
        .target(name: "PNGShim", dependencies: ["CPNG"]),
        .target(name: "FileShim"),

        library("EMSModel"),
        library("EMSDiagnostics", ["EMSModel"]),
        library("EMSReproducibility", [crypto]),
        library("EMSManifest", ["EMSModel", "EMSDiagnostics", "EMSReproducibility"]),
        library("EMSValidation", ["EMSModel", "EMSDiagnostics", "EMSReproducibility", "EMSManifest"]),
        library(
            "EMSValidationTesting",
            ["EMSModel", "EMSDiagnostics", "EMSReproducibility", "EMSManifest", "EMSValidation"]),
        library("EMSProcess"),
        library("EMSAnnotation", ["EMSModel", "EMSReproducibility", "EMSManifest", "EMSProcess"]),
        library("EMSMedia", ["CSndfile", "CSoxr", "PNGShim", crypto]),
        library("EMSExport", ["EMSModel", "EMSReproducibility", "EMSManifest", "EMSMedia"]),
        library(
            "EMSSignalValidation",
            ["EMSModel", "EMSDiagnostics", "EMSReproducibility", "EMSManifest", "EMSValidation", "EMSMedia"]),
        library("EMSKnowledge", ["EMSModel", "EMSDiagnostics", yams]),
        library("EMSSimulation", ["EMSModel", "EMSReproducibility", "EMSKnowledge"]),
        library("EMSDialogue", ["EMSModel", "EMSReproducibility", "EMSKnowledge"]),
        library("EMSSpeechWire"),
        library("EMSSpeech", ["EMSModel", "EMSReproducibility", "EMSProcess", "EMSSpeechWire"]),
        // GPL-3.0-or-later as a whole, because it links libespeak-ng; nothing else does.
        .executableTarget(
            name: "emsynth-speech", dependencies: ["CEspeakNG", "EMSSpeechWire"], swiftSettings: settings),
        library("EMSTimeline", ["EMSModel"]),
        library("EMSAudio", ["EMSModel", "EMSReproducibility", "CKissFFT"]),
        library("EMSSensors", ["EMSModel", "EMSReproducibility"]),
        library("EMSImagery", ["EMSModel", "EMSReproducibility", "CCairo"]),
        library("EMSReport", ["EMSModel", "EMSReproducibility"]),
        library("EMSPreview", ["EMSModel", "EMSReproducibility", "EMSManifest", "EMSMedia"]),
        library(
            "EMSAssembly",
            [
                "EMSModel", "EMSReproducibility", "EMSManifest", "EMSMedia", "EMSKnowledge",
                "EMSSimulation", "EMSDialogue", "EMSSpeech", "EMSTimeline", "EMSAudio", "EMSSensors", "EMSImagery",
                "EMSReport", "FileShim",
            ]),
        .executableTarget(
            name: "emsynth",
            dependencies: [
                "EMSModel", "EMSDiagnostics", "EMSManifest", "EMSValidation", "EMSSignalValidation", "EMSKnowledge",
                "EMSSimulation", "EMSSpeech", "EMSAnnotation", "EMSExport", "EMSPreview", "EMSAssembly", arguments,
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "emsynth-benchmark",
            dependencies: [
                "EMSDiagnostics", "EMSKnowledge", "EMSMedia", "EMSSpeech", "EMSImagery", "EMSAssembly", arguments,
            ],
            swiftSettings: settings),

        tests("ArchitectureTests", []),
        tests("EMSModelTests", ["EMSModel"]),
        tests("EMSReproducibilityTests", ["EMSReproducibility"]),
        tests("EMSManifestTests", ["EMSManifest", "EMSModel", "EMSDiagnostics", "EMSReproducibility"]),
        tests(
            "EMSValidationTests",
            [
                "EMSValidation", "EMSValidationTesting", "EMSManifest", "EMSModel", "EMSDiagnostics",
                "EMSReproducibility",
            ]),
        // The example of the documentation, which is a package of its own, run with the others.
        .testTarget(
            name: "PipelineTests", dependencies: ["EMSDiagnostics", "EMSValidation", "EMSValidationTesting"],
            path: "docs/examples/validation-in-tests/Tests/PipelineTests"),
        tests("EMSMediaTests", ["EMSMedia"]),
        tests(
            "EMSAnnotationTests",
            [
                "EMSAnnotation", "EMSDiagnostics", "EMSManifest", "EMSReproducibility", "EMSValidation",
                "EMSValidationTesting",
            ]),
        tests("EMSExportTests", ["EMSExport", "EMSModel", "EMSReproducibility"]),
        tests(
            "EMSSignalValidationTests",
            [
                "EMSSignalValidation", "EMSValidation", "EMSManifest", "EMSModel", "EMSDiagnostics",
                "EMSReproducibility", "EMSMedia",
            ]),
        tests(
            "FuzzingTests",
            ["EMSDiagnostics", "EMSManifest", "EMSMedia", "EMSReproducibility", "EMSValidationTesting"]),
        tests(
            "EMSKnowledgeTests", ["EMSKnowledge", "EMSModel", "EMSDiagnostics", "EMSReproducibility"],
            exclude: ["DoseTable.txt"]),
        tests("EMSSimulationTests", ["EMSSimulation", "EMSKnowledge", "EMSModel"]),
        tests(
            "EMSDialogueTests", ["EMSDialogue", "EMSSimulation", "EMSKnowledge", "EMSModel", "EMSReproducibility"]),
        tests(
            "EMSSpeechTests",
            ["EMSSpeech", "EMSSpeechWire", "EMSModel", "EMSAudio", "EMSMedia", "EMSReproducibility"]),
        tests("EMSTimelineTests", ["EMSTimeline", "EMSModel"]),
        tests("EMSAudioTests", ["EMSAudio", "EMSModel", "EMSReproducibility"]),
        tests("EMSSensorsTests", ["EMSSensors", "EMSModel", "EMSReproducibility"]),
        tests("EMSImageryTests", ["EMSImagery", "EMSModel", "EMSReproducibility"]),
        tests("EMSReportTests", ["EMSReport", "EMSModel", "EMSReproducibility"]),
        tests("EMSPreviewTests", ["EMSPreview", "EMSModel"]),
        tests(
            "EMSAssemblyTests", ["EMSAssembly", "EMSKnowledge", "EMSManifest", "EMSMedia", "EMSModel", "EMSSpeech"]),
        tests("CommandTests", ["EMSManifest", "EMSValidationTesting"]),
    ]
)
