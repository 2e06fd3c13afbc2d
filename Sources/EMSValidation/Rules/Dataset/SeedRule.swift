import EMSDiagnostics
import EMSManifest
import EMSReproducibility

/// The seed of a call that is made up is that of its index in the data set: with another one it cannot be built again.
struct SeedRule {
    let datasetSeed: UInt64

    func fault(of row: Located<EncounterRecord>) -> Finding? {
        let record = row.record
        guard record.isSynthetic, let seed = record.seed, seed != expected(record.index) else { return nil }
        if let number = Self.number(in: record.id), seed == expected(number) {
            return row.finding(
                .dataset(.indexOrder), "\(record.index); id and seed are those of \(number)", field: "index")
        }
        return row.finding(
            .dataset(.otherRecipe),
            "\(seed); that of encounter \(record.index) is \(expected(record.index)) where the data set has \(datasetSeed)",
            field: "seed")
    }

    private func expected(_ index: Int) -> UInt64 { EncounterSeed.value(datasetSeed: datasetSeed, index: index) }

    private static func number(in id: String) -> Int? { id.split(separator: "-").last.flatMap { Int($0) } }
}
