public import EMSDiagnostics
public import Foundation

/// Reads knowledge folders and checks what is in them.
///
/// A folder holds `protocols/*.yaml`, `assets/clinical/{drugs,procedures,terms}.yaml`, `assets/language/<id>/*.yaml`,
/// `assets/language/<id>/protocols/*.yaml`, `assets/pronunciation/<id>.yaml`, `assets/voices/<id>.yaml`,
/// `assets/scenes/*.yaml`, `assets/rooms/*.yaml` and `assets/recipes/*.yaml`, or any of these. Entries of later folders take the place of those of earlier ones with the same name.
///
/// What is wrong with a file is a finding with its place. A protocol, a language or a recipe that has an error is left
/// out; findings come in the order of the files. The result depends on the bytes of the files and their paths only.
public struct KnowledgeLoader: Sendable {
    public var folders: [URL]

    public init(folders: [URL]) { self.folders = folders }

    /// - Throws: `KnowledgeError` if a folder is missing or holds no knowledge.
    public func load() throws(KnowledgeError) -> (knowledge: Knowledge, findings: [EMSDiagnostics.Finding]) {
        for folder in folders {
            guard KnowledgeLocation.isFolder(folder) else { throw .noFolder(folder.path) }
            guard ["protocols", "assets"].contains(where: { KnowledgeLocation.isFolder(folder.appending(path: $0)) })
            else { throw .noKnowledge(folder.path) }
        }
        var run = KnowledgeLoad()
        for folder in folders { run.readCatalogue(in: folder) }
        run.readLanguages(in: folders)
        for folder in folders { run.readSpeech(in: folder) }
        for folder in folders {
            run.readScenes(in: folder)
            run.readRooms(in: folder)
        }
        run.readProtocols(in: folders)
        run.readProtocolWords(in: folders)
        for folder in folders { run.findRecipes(in: folder) }
        return (run.knowledge, run.findings)
    }

    /// Reads one protocol file that may lie anywhere, against what has been loaded. Its id is its file name.
    public static func loadProtocol(
        _ file: URL, knowledge: Knowledge
    ) -> (clinicalProtocol: ClinicalProtocol?, findings: [EMSDiagnostics.Finding]) {
        let located = LocatedFile(url: file, source: "protocols/\(file.lastPathComponent)")
        var run = KnowledgeLoad()
        let clinicalProtocol = run.protocolFile(located, knowledge.catalogue, knowledge.vocabulary)
        return (clinicalProtocol, run.findings)
    }

    /// Reads a recipe by the name it has in the folders, or by its path.
    ///
    /// - Parameter overrides: such as `frames.width=640`, applied in order and checked like the file.
    /// - Returns: no recipe if there are errors; `recipe.not-found` if there is no such recipe.
    public static func loadRecipe(
        _ nameOrPath: String, overrides: [String] = [], knowledge: Knowledge
    ) -> (recipe: Recipe?, findings: [EMSDiagnostics.Finding]) {
        let path = URL(filePath: nameOrPath)
        let file: LocatedFile
        if let known = knowledge.recipes[nameOrPath] {
            file = known
        } else if FileManager.default.fileExists(atPath: path.path), !KnowledgeLocation.isFolder(path) {
            file = LocatedFile(url: path, source: path.lastPathComponent)
        } else {
            let question = NearestName.question(nameOrPath, in: knowledge.recipeNames)
            let message = "there is no recipe \"\(shown(nameOrPath))\"" + (question.isEmpty ? "" : "; \(question)")
            let names = knowledge.recipeNames.joined(separator: ", ")
            return (
                nil,
                [EMSDiagnostics.Finding(.recipe(.notFound), message, remedy: "Name a file, or one of: \(names).")]
            )
        }
        var run = KnowledgeLoad()
        let recipe = run.recipeFile(file, overrides: overrides, knowledge)
        return (recipe, run.findings)
    }
}
