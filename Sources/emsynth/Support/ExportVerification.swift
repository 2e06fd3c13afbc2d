import EMSExport
import Foundation

/// Loads exports with the tools they are for: runs the snippets of `docs/loading.md` in the folder of the exports.
struct ExportVerification {
    let folder: String
    let python: String
    /// Folder with the files of a standard that formats are validated with.
    let schema: String?

    enum Outcome {
        /// What was read, in words.
        case loaded(String)
        case notInstalled(String)
        case failed(String)
    }

    /// Loads an export, and validates it where it can be.
    func run(_ format: ExportCatalogue.Description) -> Outcome {
        let loaded = run(format.loader.snippet, needing: format.loader.packages)
        guard case .loaded(let read) = loaded, let official = format.loader.official, schema != nil else {
            return loaded
        }
        let checked = run(official, needing: format.loader.packages + ["saxonche"])
        guard case .loaded = checked else { return checked }
        return .loaded("\(read), valid by schema and rules")
    }

    private func run(_ snippet: String, needing packages: [String]) -> Outcome {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [python, "-c", snippet]
        process.currentDirectoryURL = URL(filePath: folder)
        // Neither may a loader's cache answer for another export, nor an export's folder for a module of its name.
        let cache = FileManager.default.temporaryDirectory.appending(path: "emsynth-verify-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: cache) }
        var environment = ["HF_HOME": cache.path, "HF_HUB_OFFLINE": "1", "PYTHONUTF8": "1", "PYTHONSAFEPATH": "1"]
        environment["NEMSIS_SCHEMA"] = schema
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        do { try process.run() } catch { return .notInstalled("\(python) cannot be run") }
        let printed = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let lines = String(decoding: printed, as: UTF8.self).split(separator: "\n")
        let last = lines.last.map(String.init) ?? "no output"
        let tools = packages.isEmpty ? "Python" : packages.joined(separator: ", ")
        if process.terminationStatus == 0 { return .loaded("\(lines.count) rows read with \(tools)") }
        if process.terminationStatus == 127 { return .notInstalled("there is no \(python)") }
        if last.contains("ModuleNotFoundError") {
            return .notInstalled("\(last); pip install \(packages.joined(separator: " "))")
        }
        return .failed(last)
    }
}
