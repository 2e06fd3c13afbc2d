import EMSKnowledge
import EMSModel
import EMSReproducibility

/// What goes otherwise than it should in one call. Every draw has a stream of its own, named by what it is about, so that
/// it stays the same whatever else the protocol file holds.
struct NoiseDraw {
    /// Trouble that a call may have once, at the first occasion.
    enum Equipment: CaseIterable {
        /// The pulse oximeter falls off before a reading.
        case probe
        case battery
        /// A cycle of the cuff ends without numbers.
        case cuff
        /// The first attempt at a vein fails.
        case access
    }

    let rates: CaseNoise
    private let random: RandomSubstream

    /// - Parameter attempt: draws apart from those of other attempts at the same call.
    init(rates: CaseNoise, attempt: Int = 0, random: RandomSubstream) {
        self.rates = rates
        self.random = random.substream(attempt == 0 ? "noise" : "noise/again/\(attempt)")
    }

    func differential(of clinical: ClinicalProtocol) -> Differential? {
        var stream = random.substream("impression")
        guard stream.chance(rates.impressionChange), !clinical.differentials.isEmpty else { return nil }
        return clinical.differentials[stream.weightedIndex(clinical.differentials.map(\.weight))]
    }

    var equipment: Equipment? {
        var stream = random.substream("equipment")
        return stream.chance(rates.equipment) ? stream.pick(Equipment.allCases) : nil
    }

    /// - Parameter slug: of a drug or a procedure.
    func isRefused(_ slug: String) -> Bool { chance(rates.refusal, "refusal/\(slug)") }

    func isToldLate(_ drug: String) -> Bool { chance(rates.lateContraindication, "late/\(drug)") }

    /// A reading of the beat that is said wrongly first.
    func misreading(among readings: [Reading], ofBeat id: String) -> Misreading? {
        var stream = random.substream("number/\(id)")
        guard stream.chance(rates.wrongNumber) else { return nil }
        let single: [VitalKind] = [.heartRate, .respiratoryRate, .spo2, .etco2, .glucose]
        let slips = readings.filter { single.contains($0.kind) }.map { ($0, Slip(of: $0).values) }
            .filter { !$0.1.isEmpty }
        guard !slips.isEmpty else { return nil }
        let (reading, values) = stream.pick(slips)
        return Misreading(readingID: reading.id, said: stream.pick(values))
    }

    private func chance(_ probability: Double, _ name: String) -> Bool {
        var stream = random.substream(name)
        return stream.chance(probability)
    }
}
