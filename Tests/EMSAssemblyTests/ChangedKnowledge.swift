import EMSKnowledge
import Foundation

/// The knowledge of the package with other protocol files.
struct ChangedKnowledge {
    private let folder: URL

    init(_ parent: TemporaryFolder) throws {
        folder = parent.url.appending(path: "knowledge-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for name in ["protocols", "assets"] {
            try FileManager.default.copyItem(
                at: SmallBuild.root.appending(path: name), to: folder.appending(path: name))
        }
    }

    /// - Parameter edit: from a protocol's file name and text to its new text.
    func knowledge(edit: (String, String) -> String) throws -> Knowledge {
        let protocols = folder.appending(path: "protocols")
        for name in try FileManager.default.contentsOfDirectory(atPath: protocols.path) {
            let file = protocols.appending(path: name)
            let text = try String(contentsOf: file, encoding: .utf8)
            try edit(name, text).write(to: file, atomically: true, encoding: .utf8)
        }
        return try KnowledgeLoader(folders: [folder]).load().knowledge
    }

    /// A protocol file without one entry of its `medications:`; its steps stay.
    static func text(_ text: String, withoutDrug drug: String) -> String {
        var kept: [Substring] = []
        var isInside = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line == "  - drug: \(drug)" {
                isInside = true
            } else if isInside, line.hasPrefix("  - ") || (!line.hasPrefix(" ") && !line.isEmpty) {
                isInside = false
            }
            if !isInside { kept.append(line) }
        }
        return kept.joined(separator: "\n")
    }
}
