import Foundation
import Testing

/// Holds the imports of every file against the dependencies that the package declares, both ways: what is imported is
/// declared, and what is declared is imported. Targets may depend only on targets above them in the package.
struct ImportTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// What comes with the toolchain.
    private static let platform: Set<String> = [
        "Foundation", "Dispatch", "Synchronization", "Testing", "XCTest", "Glibc", "Musl", "Darwin",
    ]
    /// Products of other packages by the module they hold.
    private static let outside: Set<String> = ["Crypto", "Yams", "ArgumentParser"]

    struct Target: Sendable {
        var name: String
        var isTest: Bool
        var dependencies: Set<String>
    }

    /// The package as its manifest has it, in order.
    private static func targets() throws -> [Target] {
        let manifest = try String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8)
        let body = manifest[(manifest.range(of: "    targets: [")?.upperBound ?? manifest.startIndex)...]
        let declaration =
            /(library|tests|system|\.target|\.executableTarget)\(\s*(?:name: )?"([^"]+)"((?:[^()]|\([^()]*\))*)\)/
        return body.matches(of: declaration).map { match in
            let text = String(match.output.3).replacing(/exclude: \[[^\]]*\]/, with: "")
            var names = Set(text.matches(of: /"([^"]+)"/).map { String($0.output.1) })
            for (word, module) in [("crypto", "Crypto"), ("yams", "Yams"), ("arguments", "ArgumentParser")]
            where text.contains(try! Regex("\\b\(word)\\b")) {
                names.insert(module)
            }
            let name = String(match.output.2)
            return Target(
                name: name, isTest: match.output.1 == "tests",
                dependencies: match.output.1 == "system" ? [] : names.subtracting([name]))
        }
    }

    private static func imports(ofTarget target: Target) -> [String: String] {
        let folder = root.appending(path: target.isTest ? "Tests" : "Sources").appending(path: target.name)
        var imports: [String: String] = [:]
        let files = FileManager.default.enumerator(atPath: folder.path)
        while let file = files?.nextObject() as? String {
            guard file.hasSuffix(".swift"),
                let text = try? String(contentsOf: folder.appending(path: file), encoding: .utf8)
            else { continue }
            // What stands in a text of several lines is no import of the file.
            let code = text.replacing(/"""[\s\S]*?"""/, with: "")
            for match in code.matches(
                of:
                    /(?m)^\s*(?:@\w+ )?(?:public |internal |package )?import (?:(?:struct|enum|class|func|protocol) )?(\w+)/
            ) {
                imports[String(match.output.1)] = file
            }
        }
        return imports
    }

    @Test func everyImportIsDeclaredAndEveryDependencyIsImported() throws {
        let targets = try Self.targets()
        #expect(targets.count > 40)
        for target in targets {
            let imported = Self.imports(ofTarget: target)
            guard !imported.isEmpty else { continue }
            let names = Set(imported.keys).subtracting(Self.platform)
            let undeclared = names.subtracting(target.dependencies)
            #expect(undeclared.isEmpty, "\(target.name) imports without declaring: \(undeclared.sorted())")
            let unused = target.dependencies.subtracting(names)
            #expect(unused.isEmpty, "\(target.name) declares without importing: \(unused.sorted())")
        }
    }

    @Test func targetsDependOnlyOnThoseAbove() throws {
        var above = Self.outside
        for target in try Self.targets() {
            let below = target.dependencies.subtracting(above)
            #expect(below.isEmpty, "\(target.name) depends on what comes later: \(below.sorted())")
            above.insert(target.name)
        }
    }

    @Test func theValidatorsReachNoGenerator() throws {
        let targets = Dictionary(uniqueKeysWithValues: try Self.targets().map { ($0.name, $0.dependencies) })
        func reach(_ name: String) -> Set<String> {
            let direct = targets[name] ?? []
            return direct.reduce(into: direct) { $0.formUnion(reach($1)) }
        }
        let generators: Set<String> = [
            "EMSKnowledge", "EMSSimulation", "EMSDialogue", "EMSSpeech", "EMSTimeline", "EMSAudio", "EMSSensors",
            "EMSImagery", "EMSReport", "EMSAssembly",
        ]
        let systemLibraries: Set<String> = ["CSndfile", "CSoxr", "CKissFFT", "CPNG", "CCairo"]
        for name in ["EMSValidation", "EMSValidationTesting"] {
            #expect(!reach(name).isEmpty && reach(name).isDisjoint(with: generators.union(systemLibraries)))
        }
        #expect(reach("EMSSignalValidation").isDisjoint(with: generators))
        #expect(reach("emsynth").contains("CEspeakNG") == false)
        #expect(reach("emsynth-speech").contains("CEspeakNG"))
    }
}
