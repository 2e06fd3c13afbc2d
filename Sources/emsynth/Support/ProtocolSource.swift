import ArgumentParser
import EMSDiagnostics
import EMSKnowledge
import Foundation

/// A protocol as it was named on the command line: by its id, or by a file that may lie anywhere.
struct ProtocolSource {
    let clinicalProtocol: ClinicalProtocol
    /// With this protocol alone.
    let knowledge: Knowledge
    /// The file it was read from, if it was named by one.
    private let file: KnowledgeFile?

    /// Errors elsewhere in the knowledge folders do not matter here; those of a file that was named are shown.
    init(_ name: String, knowledge loaded: (knowledge: Knowledge, findings: [EMSDiagnostics.Finding])) throws {
        let all = loaded.knowledge
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: name, isDirectory: &isFolder), !isFolder.boolValue {
            let url = URL(filePath: name)
            let (read, findings) = KnowledgeLoader.loadProtocol(url, knowledge: all)
            try KnowledgeOptions.refuseErrors(findings)
            guard let read else { throw ExitStatus.badInput.code }
            clinicalProtocol = read
            file = KnowledgeFile(
                path: "protocols/\(url.lastPathComponent)",
                bytes: FileManager.default.contents(atPath: name).map(Array.init) ?? [])
        } else {
            guard let known = all.clinicalProtocol(name) else {
                // It may be there and broken.
                try KnowledgeOptions.refuseErrors(loaded.findings)
                let question = NearestName.question(name, in: all.protocols.map(\.id))
                throw ExitStatus.fail(
                    .noInput, "there is no protocol “\(name)”", remedy: question.isEmpty ? nil : question)
            }
            clinicalProtocol = known
            file = nil
        }
        knowledge = all.with(only: clinicalProtocol)
    }

    /// The lines of a knowledge file, without the white space around them.
    func lines(ofFile path: String) -> [String] {
        // Of files with one path, the later folder's takes the place of the earlier one's.
        let bytes = file?.path == path ? file?.bytes : knowledge.files.last { $0.path == path }?.bytes
        return String(decoding: bytes ?? [], as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.trimmingCharacters(in: .whitespaces) }
    }
}
