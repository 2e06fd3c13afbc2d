import ArgumentParser
import EMSAssembly
import EMSDiagnostics
import EMSKnowledge
import EMSSpeech
import Foundation

struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Say what is there, what is missing, and the command that installs it.")

    @OptionGroup var knowledgeOptions: KnowledgeOptions

    func run() throws {
        var isWell = true
        func report(_ what: String, _ problem: String?, _ remedy: String?) {
            Console.print(problem.map { "missing  \(what): \($0)" } ?? "ok       \(what)")
            guard problem != nil else { return }
            isWell = false
            if let remedy { Console.print("         \(remedy)") }
        }
        checkKnowledge(report)
        checkSpeech(report)
        let font = "\(DatasetBuilder.defaultFontFolder)/DejaVuSans.ttf"
        report(
            "fonts", FileManager.default.fileExists(atPath: font) ? nil : "\(font) is not there",
            "apt-get install fonts-dejavu-core")
        for (name, version) in EngineVersions.all { report("\(name) \(version)", nil, nil) }
        if !isWell { throw ExitStatus.unavailable.code }
    }

    private func checkKnowledge(_ report: (String, String?, String?) -> Void) {
        do {
            let (knowledge, findings) = try knowledgeOptions.loadAll()
            let errors = findings.filter { $0.severity == .error }
            report(
                "knowledge (\(knowledge.protocols.count) protocols, \(knowledge.voices.count) voices)",
                errors.isEmpty ? nil : "\(errors.count) errors", "emsynth protocols check")
        } catch {
            report("knowledge", "\(error)", "Name its folder with --knowledge, or run scripts/install again.")
        }
    }

    private func checkSpeech(_ report: (String, String?, String?) -> Void) {
        do {
            let engine = try EspeakWorker().engine()
            report("speech: \(engine.name) \(engine.version), \(engine.voices.count) voices", nil, nil)
        } catch let error as SpeechError {
            report("speech", error.message, error.remedy)
        } catch {
            report("speech", "\(error)", nil)
        }
    }
}
