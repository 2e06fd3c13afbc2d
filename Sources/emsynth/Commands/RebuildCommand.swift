import ArgumentParser
import EMSAssembly
import EMSKnowledge
import EMSManifest
import Foundation

struct RebuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild", abstract: "Build one encounter again and compare it byte for byte.",
        discussion: "Nothing is written. Exit code 1 if a file differs.")

    @Argument(help: "The folder of the data set.")
    var dataset: String

    @Argument(help: "The encounter, such as enc-000003.")
    var encounter: String

    @Option(
        name: .long,
        help: ArgumentHelp("The folder of the frames, where the data set has recorded ones.", valueName: "folder"))
    var framesDir: String?

    @OptionGroup var knowledgeOptions: KnowledgeOptions

    @OptionGroup(title: "Material of your own") var own: OwnOptions

    func run() throws {
        try ExitStatus.run {
            let record = try self.record()
            let dataset = try datasetRecord()
            try own.expectAll(of: dataset)
            let recipe = try recipe(of: dataset)
            let knowledge = try knowledgeOptions.load()
            let builder = DatasetBuilder(
                recipe: recipe, knowledge: knowledge, synthesizer: try own.synthesizer(for: recipe, jobs: 1),
                options: .init(output: self.dataset, jobs: 1, own: try own.material()))
            if let difference = try builder.difference(fromFolder: self.dataset) {
                Console.error("emsynth: note: the data set was built with \(difference)")
            }
            let again = try builder.assemble(index: record.index)
            let differing = again.files.filter { file in
                let path = "\(self.dataset)/\(record.split.rawValue)/\(record.id)/\(file.path)"
                return FileManager.default.contents(atPath: path).map { !$0.elementsEqual(file.bytes) } ?? true
            }
            for file in differing { Console.print("differs: \(file.path)") }
            guard differing.isEmpty, again.record.digest == record.digest else { throw ExitStatus.findings.code }
            Console.print("\(record.id): \(again.files.count) files, identical")
        }
    }

    private func record() throws -> EncounterRecord {
        let path = "\(dataset)/\(DatasetFormat.manifestFileName)"
        guard let manifest = FileManager.default.contents(atPath: path) else {
            throw ExitStatus.fail(.noInput, "there is no data set at \(dataset)")
        }
        for line in manifest.split(separator: 0x0A) {
            let record = try JSONDecoder().decode(EncounterRecord.self, from: Data(line))
            if record.id == encounter { return record }
        }
        throw ExitStatus.fail(.noInput, "there is no encounter \(encounter) in \(dataset)")
    }

    private func datasetRecord() throws -> DatasetRecord {
        let path = "\(dataset)/\(DatasetFormat.datasetFileName)"
        guard let bytes = FileManager.default.contents(atPath: path),
            let record = try? JSONDecoder().decode(DatasetRecord.self, from: bytes)
        else { throw ExitStatus.fail(.noInput, "\(path) cannot be read") }
        return record
    }

    /// The recipe as the data set keeps it.
    private func recipe(of record: DatasetRecord) throws -> Recipe {
        guard case .object(var members)? = record.recipe else {
            throw ExitStatus.fail(.noInput, "\(dataset) holds no recipe")
        }
        members["encounters"] = .integer(Int64(record.counts.encounters))
        var recipe = try JSONDecoder().decode(Recipe.self, from: JSONEncoder().encode(JSONValue.object(members)))
        recipe.frames.recorded?.folder = framesDir
        return recipe
    }
}
