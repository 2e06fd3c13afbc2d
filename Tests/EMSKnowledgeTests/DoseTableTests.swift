import EMSKnowledge
import EMSModel
import Foundation
import Testing

/// Every dose of the protocol files, pinned: a change of one is a change of `DoseTable.txt`, to be seen and reasoned.
@Suite struct DoseTableTests {
    private static let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "DoseTable.txt")

    @Test func `doses are those of the table`() throws {
        let knowledge = try KnowledgeLoader(folders: [KnowledgeFixture.checkout]).load().knowledge
        let lines = knowledge.protocols.flatMap { clinical in
            clinical.medications.flatMap { Self.lines(clinical.id, $0) }
        }
        let pinned = try String(contentsOf: Self.file, encoding: .utf8).split(separator: "\n").map(String.init)
        for line in lines where !pinned.contains(line) { Issue.record("not in the table: \(line)") }
        for line in pinned where !lines.contains(line) { Issue.record("in the table alone: \(line)") }
        #expect(lines.count == pinned.count)
    }

    /// Milligrams that the validator allows of a drug in one call.
    private static let limits = ["atropine": 3.0, "naloxone": 10, "naloxone_nasal": 10, "amiodarone": 450]

    @Test func `no file gives more of a drug than may be given in a call`() throws {
        let knowledge = try KnowledgeLoader(folders: [KnowledgeFixture.checkout]).load().knowledge
        for clinical in knowledge.protocols {
            for medication in clinical.medications {
                guard let limit = Self.limits[medication.drug.slug] else { continue }
                let largest = medication.doses.map { rule in
                    switch rule.amount {
                    case .fixed(let amount): amount
                    case .perKilogram(_, let cap): cap
                    }
                }.max()
                let total = medication.cumulativeCap ?? Double(medication.maximumDoses) * (largest ?? 0)
                #expect(total <= limit, "\(clinical.id): \(medication.drug.slug)")
            }
        }
    }

    /// Protocol, drug, amount, unit, routes, ages, which dose; seconds between doses, how many, how much in all.
    private static func lines(_ id: String, _ medication: Medication) -> [String] {
        medication.doses.map { rule in
            let amount =
                switch rule.amount {
                case .fixed(let amount): "\(amount)"
                case .perKilogram(let amount, let cap): "\(amount)/kg to \(cap)"
                }
            return [
                id, medication.drug.slug, amount, rule.unit.rawValue,
                rule.routes.map(\.rawValue).joined(separator: ","),
                rule.ageGroups.map(\.rawValue).joined(separator: ","), rule.ordinal.map(String.init) ?? "",
                medication.repeatSeconds.map { "\($0)" } ?? "", "\(medication.maximumDoses)",
                medication.cumulativeCap.map { "\($0)" } ?? "",
            ].joined(separator: "|")
        }
    }
}
