import Dispatch
import EMSDiagnostics
import EMSModel
import Foundation
import Synchronization

/// One run of a loader: what has been read so far and what was found.
struct KnowledgeLoad {
    private(set) var findings: [EMSDiagnostics.Finding] = []
    private var catalogue = ClinicalCatalogue(
        drugs: [:], procedures: [:], conditions: [:], homeMedications: [:], allergies: [:], reasons: [:])
    private var languages: [String: LanguagePack] = [:]
    private var lexica: [String: PronunciationLexicon] = [:]
    private var voices: [String: VoiceProfile] = [:]
    private var scenes: [String: NoiseScene] = [:]
    private var rooms: [String: AcousticRoom] = [:]
    private var protocols: [String: ClinicalProtocol] = [:]
    private var recipes: [String: LocatedFile] = [:]
    private var declaredProtocols: Set<String> = []
    private var declaredLanguages: Set<String> = []
    private var declaredScenes: Set<String> = []
    private var declaredRooms: Set<String> = []
    private var files: [KnowledgeFile] = []

    var knowledge: Knowledge {
        Knowledge(
            protocols: protocols.values.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) },
            catalogue: catalogue, languages: languages, lexica: lexica,
            voices: voices.values.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }, scenes: scenes,
            rooms: rooms,
            files: sortedFiles,
            recipes: recipes, declaredProtocols: declaredProtocols.sorted(),
            declaredLanguages: declaredLanguages.sorted(), declaredScenes: declaredScenes.sorted(),
            declaredRooms: declaredRooms.sorted())
    }

    /// By path; files of several folders with the same path stay in the order of the folders.
    private var sortedFiles: [KnowledgeFile] {
        files.enumerated().sorted {
            $0.element.path == $1.element.path
                ? $0.offset < $1.offset : $0.element.path.utf8.lexicographicallyPrecedes($1.element.path.utf8)
        }.map(\.element)
    }

    // MARK: Catalogue and speech

    mutating func readCatalogue(in folder: URL) {
        for file in LocatedFile.yamlFiles(in: folder, "assets/clinical") {
            guard let (root, report) = open(file) else { continue }
            switch file.name {
            case "drugs": CatalogueReader.readDrugs(root, into: &catalogue, report)
            case "procedures": CatalogueReader.readProcedures(root, into: &catalogue, report)
            case "terms": CatalogueReader.readTerms(root, into: &catalogue, report)
            default:
                report.add(
                    .unknownReference, "nothing reads a file called \(shown(file.name)).yaml here", at: root,
                    severity: .warning, remedy: "The files here are drugs.yaml, procedures.yaml and terms.yaml.")
            }
            findings += report.findings
        }
    }

    mutating func readSpeech(in folder: URL) {
        for file in LocatedFile.yamlFiles(in: folder, "assets/pronunciation") {
            guard let (root, report) = open(file) else { continue }
            let lexicon = SpeechReader.lexicon(root, language: file.name, report)
            findings += report.findings
            guard !report.hasErrors else { continue }
            lexica[file.name, default: PronunciationLexicon(language: file.name, letters: [:], words: [:])]
                .merge(lexicon)
        }
        for file in LocatedFile.yamlFiles(in: folder, "assets/voices") {
            guard let (root, report) = open(file) else { continue }
            let read = SpeechReader.voices(root, language: file.name, report)
            findings += report.findings
            guard !report.hasErrors else { continue }
            for voice in read { voices[voice.id] = voice }
        }
    }

    mutating func readScenes(in folder: URL) {
        for file in LocatedFile.yamlFiles(in: folder, "assets/scenes") {
            declaredScenes.insert(file.name)
            guard let (root, report) = open(file) else { continue }
            let scene = SceneReader.scene(root, id: file.name, report)
            findings += report.findings
            if !report.hasErrors { scenes[scene.id] = scene }
        }
    }

    mutating func readRooms(in folder: URL) {
        for file in LocatedFile.yamlFiles(in: folder, "assets/rooms") {
            declaredRooms.insert(file.name)
            guard let (root, report) = open(file) else { continue }
            let room = RoomReader.room(root, id: file.name, report)
            findings += report.findings
            if !report.hasErrors { rooms[room.id] = room }
        }
    }

    // MARK: Languages

    mutating func readLanguages(in folders: [URL]) {
        var opened: [String: [(folder: Int, root: KnowledgeNode, report: FileReport)]] = [:]
        var broken: Set<String> = []
        for (index, folder) in folders.enumerated() {
            for id in LocatedFile.entries(of: folder.appending(path: "assets/language")) {
                for file in LocatedFile.yamlFiles(in: folder, "assets/language/\(id)") {
                    if let (root, report) = open(file) {
                        opened[id, default: []].append((index, root, report))
                    } else {
                        broken.insert(id)
                    }
                }
            }
        }
        declaredLanguages = broken.union(opened.keys)
        for id in opened.keys.sorted() {
            var builder = LanguageBuilder(
                id: id, classes: opened[id, default: []].flatMap { $0.root["phrases"]?.keys ?? [] })
            for (folder, root, report) in opened[id, default: []] { builder.add(root, ofFolder: folder, report) }
            let pack = builder.pack
            if !broken.contains(id) { languages[id] = pack }
            findings += builder.findings
        }
    }

    // MARK: Protocols

    mutating func readProtocols(in folders: [URL]) {
        var chosen: [String: LocatedFile] = [:]
        for folder in folders {
            for file in LocatedFile.yamlFiles(in: folder, "protocols") { chosen[file.source] = file }
        }
        let files = chosen.values.sorted { $0.source < $1.source }
        declaredProtocols.formUnion(files.map(\.name))
        let (catalogue, vocabulary) = (catalogue, knowledge.vocabulary)
        let runs = Self.onAllCores(files) { file in
            var run = KnowledgeLoad()
            let read = run.protocolFile(file, catalogue, vocabulary)
            return (read, run.findings, run.files)
        }
        for (read, findings, files) in runs {
            self.findings += findings
            self.files += files
            if let read { protocols[read.id] = read }
        }
    }

    /// Results in the order of the elements.
    private static func onAllCores<Element: Sendable, Result: Sendable>(
        _ elements: [Element], _ transform: @Sendable (Element) -> Result
    ) -> [Result] {
        let results = Mutex([Result?](repeating: nil, count: elements.count))
        DispatchQueue.concurrentPerform(iterations: elements.count) { index in
            let result = transform(elements[index])
            results.withLock { $0[index] = result }
        }
        return results.withLock { $0.compactMap(\.self) }
    }

    /// What other languages say in place of the protocols' own words.
    mutating func readProtocolWords(in folders: [URL]) {
        for id in languages.keys.sorted() where id != ClinicalProtocol.ownLanguage {
            for folder in folders {
                for file in LocatedFile.yamlFiles(in: folder, "assets/language/\(id)/protocols") {
                    readProtocolWords(file, language: id)
                }
            }
        }
    }

    private mutating func readProtocolWords(_ file: LocatedFile, language: String) {
        guard let (root, report) = open(file) else { return }
        guard let clinical = protocols[file.name] else {
            // A protocol with errors of its own has been reported.
            if !declaredProtocols.contains(file.name) {
                report.add(.unknownReference, "there is no protocol \"\(shown(file.name))\"", at: root)
                findings += report.findings
            }
            return
        }
        report.vocabulary = knowledge.vocabulary.adding(root["phrases"]?.keys ?? [])
        var terms: [String: TermWords] = [:]
        let words = ProtocolWordsReader(clinical: clinical, report: report).words(root, terms: &terms)
        findings += report.findings
        guard !report.hasErrors else { return }
        languages[language]?.protocols[file.name] = words
        languages[language]?.terms.merge(terms) { _, new in new }
    }

    mutating func protocolFile(
        _ file: LocatedFile, _ catalogue: ClinicalCatalogue, _ vocabulary: PhraseVocabulary
    ) -> ClinicalProtocol? {
        guard let (root, report) = open(file) else { return nil }
        if (try? /[a-z][a-z0-9]*(-[a-z0-9]+)*/.wholeMatch(in: file.name)) == nil {
            report.add(
                .wrongType, "a protocol cannot be called \"\(shown(file.name))\"", at: root.position,
                remedy: "Name the file with small letters, digits and `-`, such as chest-pain.yaml.")
        }
        let value = ProtocolReader.read(root, id: file.name, catalogue: catalogue, vocabulary: vocabulary, report)
        findings += report.findings
        return value
    }

    // MARK: Recipes

    mutating func findRecipes(in folder: URL) {
        for file in LocatedFile.yamlFiles(in: folder, "assets/recipes") { recipes[file.name] = file }
    }

    mutating func recipeFile(_ file: LocatedFile, overrides: [String], _ knowledge: Knowledge) -> Recipe? {
        guard case (var root, let report)? = open(file, area: .recipe, isDigested: false) else { return nil }
        report.overrides = overrides
        for (index, text) in overrides.enumerated() {
            do {
                root = try RecipeOverride(text, index: index).applied(to: root)
            } catch {
                report.add(
                    .recipe(.override), error.message, at: error.position,
                    remedy: "Write --set key=value, such as --set frames.width=640.")
            }
        }
        let known = RecipeReader.Known(
            protocols: knowledge.declaredProtocols, languages: knowledge.declaredLanguages,
            courses: Set(knowledge.protocols.flatMap { $0.courses.map(\.id) }).sorted(),
            scenes: knowledge.declaredScenes, rooms: knowledge.declaredRooms)
        let recipe = RecipeReader.read(root, known, report)
        findings += report.findings
        return recipe
    }

    // MARK: Files

    /// The root of a file and a report for it; nil and a finding if it cannot be read.
    private mutating func open(
        _ file: LocatedFile, area: FileReport.Area = .knowledge, isDigested: Bool = true
    ) -> (KnowledgeNode, FileReport)? {
        guard let bytes = file.bytes() else {
            findings.append(
                EMSDiagnostics.Finding(
                    .knowledge(.unreadable), "the file cannot be read", path: file.url.path, line: 1))
            return nil
        }
        if isDigested { files.append(KnowledgeFile(path: file.source, bytes: bytes)) }
        let report = FileReport(
            path: file.url.path, source: file.source, area: area, text: String(decoding: bytes, as: UTF8.self))
        do {
            return (try YAMLDocument.root(of: bytes), report)
        } catch {
            report.add(error)
            findings += report.findings
            return nil
        }
    }
}

extension PronunciationLexicon {
    fileprivate mutating func merge(_ later: PronunciationLexicon) {
        letters.merge(later.letters) { _, new in new }
        words.merge(later.words) { _, new in new }
    }
}
