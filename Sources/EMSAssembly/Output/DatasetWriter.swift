import EMSImagery
import EMSKnowledge
import EMSManifest
import EMSModel
import EMSReproducibility
import EMSSimulation
import Foundation

/// Writes the records of the whole data set once all encounters are in place. `dataset.json` comes last: a folder that
/// has it is complete.
struct DatasetWriter {
    let workshop: Workshop
    let folder: BuildFolder
    let plan: PlanSummary

    private var count: Int { plan.encounters }

    func write() throws {
        var manifest = Data()
        var totals = DatasetCounts(encounters: count, streams: 0, turns: 0, words: 0, duration: .zero)
        var splits = Dictionary(uniqueKeysWithValues: Split.allCases.map { ($0.rawValue, 0) })
        var protocols: [String: Int] = [:]
        for index in 0..<count {
            guard let line = folder.line(index) else {
                throw BuildError(.internal, "encounter \(index) has no manifest line")
            }
            totals.add(line)
            splits[line.split.rawValue, default: 0] += 1
            protocols[line.protocolID, default: 0] += 1
            manifest.append(line.bytes)
            manifest.append(0x0A)
        }
        let dataset = self.dataset(counts: totals, splits: splits)
        try SafeFile.write(manifest, to: "\(folder.path)/\(DatasetFormat.manifestFileName)")
        let card = DatasetCard(dataset: dataset, recipe: workshop.recipe, protocols: protocols)
        try SafeFile.write(Data(card.markdown.utf8), to: "\(folder.path)/README.md")
        let record = try CanonicalJSON.encodeReadable(dataset)
        let croissant = CroissantCard(
            dataset: dataset, streams: workshop.recipe.streams,
            manifestSHA256: ContentDigest(of: manifest).hexadecimal,
            recordSHA256: ContentDigest(of: record).hexadecimal)
        try SafeFile.write(try CanonicalJSON.encodeReadable(croissant.json), to: "\(folder.path)/croissant.json")
        try SafeFile.write(record, to: "\(folder.path)/\(DatasetFormat.datasetFileName)")
    }

    private func dataset(counts: DatasetCounts, splits: [String: Int]) -> DatasetRecord {
        var versions = workshop.identity.versions
        versions["knowledge"] = workshop.identity.knowledgeSHA256
        let recipe = workshop.recipe
        return DatasetRecord(
            name: recipe.name, title: recipe.title, description: recipe.description, license: recipe.licence,
            languages: (plan.counts[.language] ?? [:]).keys.sorted(), seed: recipe.seed, recipe: workshop.recipeValue,
            recipeSHA256: workshop.identity.recipeSHA256, versions: versions, counts: counts, splits: splits,
            plan: Dictionary(uniqueKeysWithValues: plan.counts.map { ($0.key.rawValue, $0.value) }),
            labelSets: [
                "keysteps": Keystep.allCases.map { LabelRecord(id: $0.rawValue, label: $0.label) },
                "topics": Self.labels(Topic.allCases.map(\.rawValue)),
                "roles": Self.labels(Role.allCases.map(\.rawValue)),
                "rhythms": Self.labels(Rhythm.allCases.map(\.rawValue)),
                "objects": ObjectLabel.allCases.enumerated().map {
                    LabelRecord(id: $0.offset + 1, label: $0.element.rawValue)
                },
                "protocols": Self.labels(workshop.protocols.map(\.id)),
            ], recordings: recordings)
    }

    private var recordings: [RecordingRecord]? {
        let all = (workshop.ownNoise?.records(.noise) ?? []) + (workshop.ownRooms?.records(.impulse) ?? [])
        return all.isEmpty ? nil : all
    }

    private static func labels(_ names: [String]) -> [LabelRecord] {
        names.enumerated().map { LabelRecord(id: $0.offset, label: $0.element) }
    }
}

extension DatasetCounts {
    fileprivate mutating func add(_ line: ManifestLine) {
        streams += line.streams
        duration = duration + line.duration
        turns = (turns ?? 0) + line.turns
        words = (words ?? 0) + line.words
    }
}
