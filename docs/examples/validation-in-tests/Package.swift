// swift-tools-version: 6.2
import PackageDescription

// A package that checks its data sets in its own tests. Outside of this checkout, name the repository instead of a path:
// .package(url: "…/emsynth", from: "0.1.0").
let package = Package(
    name: "pipeline",
    dependencies: [.package(name: "emsynth", path: "../../..")],
    targets: [
        .testTarget(
            name: "PipelineTests",
            dependencies: [
                .product(name: "EMSDiagnostics", package: "emsynth"),
                .product(name: "EMSValidation", package: "emsynth"),
                .product(name: "EMSValidationTesting", package: "emsynth"),
            ])
    ]
)
