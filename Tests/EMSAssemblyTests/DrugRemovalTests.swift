import EMSAssembly
import EMSKnowledge
import EMSManifest
import EMSModel
import Foundation
import Testing

/// One drug less in a protocol file: every series of an encounter is the same up to the moment at which the drug would
/// have begun to work, and not after.
struct DrugRemovalTests {
    struct Removal: Sendable, CustomStringConvertible {
        var protocolID: String
        var drug: String
        /// Indices of encounters that are looked at.
        var indices: Range<Int>

        var description: String { "\(protocolID) without \(drug)" }
    }

    static let few = [
        Removal(protocolID: "cardiac-arrest", drug: "epinephrine_iv", indices: 0..<4),
        Removal(protocolID: "opioid-overdose", drug: "naloxone_nasal", indices: 0..<3),
        Removal(protocolID: "respiratory-distress", drug: "albuterol", indices: 0..<3),
        Removal(protocolID: "stemi", drug: "nitroglycerin", indices: 0..<4),
        Removal(protocolID: "anaphylaxis", drug: "epinephrine_im", indices: 0..<3),
        Removal(protocolID: "opioid-overdose", drug: "naloxone", indices: 0..<6),
        Removal(protocolID: "bradycardia", drug: "atropine", indices: 0..<3),
        Removal(protocolID: "hypoglycemia", drug: "dextrose", indices: 0..<4),
    ]

    static let all = SmallBuild.knowledge.protocols.flatMap { clinical in
        clinical.medications.map {
            Removal(protocolID: clinical.id, drug: $0.drug.slug, indices: 0..<4)
        }
    }

    static let isLong = ProcessInfo.processInfo.environment["EMSYNTH_LONG_TESTS"] == "1"

    @Test(arguments: isLong ? all : few)
    func `series are identical up to the onset and differ after it`(removal: Removal) throws {
        let folder = try TemporaryFolder()
        let without = try ChangedKnowledge(folder).knowledge { name, text in
            name == "\(removal.protocolID).yaml" ? ChangedKnowledge.text(text, withoutDrug: removal.drug) : text
        }
        let clinical = try #require(SmallBuild.knowledge.clinicalProtocol(removal.protocolID))
        let medication = try #require(clinical.medication(removal.drug))
        let changed = try #require(
            without.clinicalProtocol(removal.protocolID), "the loader refuses the file without the drug")
        #expect(changed.medication(removal.drug) == nil)
        #expect(changed.medications.count == clinical.medications.count - 1)
        let recipe = SmallBuild.recipe(seed: 11, sensors: true, protocols: [removal.protocolID: 1])
        let isMeasured = Self.few.contains { ($0.protocolID, $0.drug) == (removal.protocolID, removal.drug) }
        var given = 0
        for index in removal.indices {
            let left = try SmallBuild.builder(recipe, output: folder.path("out")).assemble(index: index)
            guard let dose = try left.firstDose(of: removal.drug) else {
                continue
            }
            given += 1
            let right = try SmallBuild.builder(recipe, output: folder.path("out"), knowledge: without)
                .assemble(index: index)
            #expect(try right.firstDose(of: removal.drug) == nil)
            let onset = dose + .seconds(medication.effect.onsetSeconds)
            var differs = false
            for series in left.series {
                let other = try #require(right.series.first { $0.name == series.name }, "\(series.name)")
                if series.clock != other.clock {
                    // A sensor that is put on when somebody breathes badly is put on later, or earlier.
                    let earlier = min(series.clock.offsetNanoseconds, other.clock.offsetNanoseconds)
                    #expect(earlier >= onset.nanoseconds, "\(left.record.id) \(series.name) begins elsewhere")
                    differs = true
                    continue
                }
                guard let time = series.firstDifference(from: other) else { continue }
                differs = true
                #expect(
                    time >= onset,
                    "\(left.record.id) (\(left.record.course ?? "")): \(series.name) differs from \(time) on, onset \(onset)"
                )
            }
            #expect(left.series.map(\.name) == right.series.map(\.name))
            // What begins to work after the call is over, or shortly before, changes nothing in it; nor need drugs that
            // act on what no sensor measures, such as the one that makes a little drowsy.
            let ending = left.record.duration - .seconds(60)
            if isMeasured, !medication.effect.changes.isEmpty, onset < ending {
                #expect(differs, "\(left.record.id): nothing differs")
            }
        }
        if !Self.isLong { #expect(given > 0, "no encounter gives it") }
    }
}

/// A sensor record's samples as bytes.
private struct Series {
    var name: String
    var clock: StreamClock
    var rate: Double
    var bytesPerSample: Int
    var bytes: [UInt8]

    /// Session time of the first sample that differs; nil if the shorter one is a prefix of the longer.
    func firstDifference(from other: Series) -> SessionTime? {
        let count = min(bytes.count, other.bytes.count)
        guard let byte = (0..<count).first(where: { bytes[$0] != other.bytes[$0] }) else { return nil }
        return clock.time(ofSample: byte / bytesPerSample, rateHertz: rate)
    }
}

extension AssembledEncounter {
    fileprivate var series: [Series] {
        record.streams.filter { $0.kind == .sensor }.compactMap { stream in
            let prefix = "\(record.split.rawValue)/\(record.id)/"
            guard let signal = stream.files?.first(where: { $0.path.hasSuffix(".dat") }),
                let file = files.first(where: { prefix + $0.path == signal.path }), let rate = stream.sampleRateHertz,
                let channels = stream.channels
            else { return nil }
            return Series(
                name: stream.id, clock: stream.clock ?? .identity, rate: rate, bytesPerSample: 2 * channels,
                bytes: file.bytes)
        }
    }

    /// When the first dose of a drug is in.
    fileprivate func firstDose(of drug: String) throws -> SessionTime? {
        guard let events = files.first(where: { $0.path == "events.jsonl" }) else { return nil }
        let rows = try events.bytes.split(separator: 0x0A).map {
            try JSONDecoder().decode(EventRecord.self, from: Data($0))
        }
        return rows.filter { $0.type == .medication && $0.drug == drug }.map(\.end).min()
    }
}
