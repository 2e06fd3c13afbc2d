import EMSDiagnostics
import EMSManifest
import EMSModel

/// A keystep is a step of the deed that has its beat, in a call that is made up: done by the same hands, and about then. What
/// is a step of a deed has one, and deeds have steps where others of their kind do.
struct KeystepRules {
    let events: [Located<EventRecord>]

    /// From anything of its beat, and from its deeds. Those follow each other within 2.2 s in 1,500 calls.
    private static let farthest = (beat: SessionTime.seconds(30), deed: SessionTime.seconds(10))
    private static let deeds: Set<EventType> = [
        .compressions, .device, .medication, .procedure, .shock, .ventilation,
    ]

    func check(findings: inout [Finding]) {
        let byBeat = Dictionary(grouping: events.filter { $0.record.beatID != nil }) { $0.record.beatID ?? "" }
        for row in events where row.record.type == .keystep {
            guard let beat = row.record.beatID, let rows = byBeat[beat] else { continue }
            let others = rows.lazy.map(\.record).filter { $0.id != row.record.id }
            func note(_ message: String, _ field: String, _ dispute: Dispute? = nil) {
                findings.append(
                    row.finding(
                        .event(.keystep), message, field: field, timeNanoseconds: row.record.start.nanoseconds
                    ).disputing(dispute))
            }
            if row.record.end == row.record.start {
                note("\(row.record.label) takes no time", "end_ns")
                continue
            }
            if let gap = others.map({ Self.gap($0, row.record) }).min(), gap > Self.farthest.beat {
                note("\(row.record.label) is \(gap) from all else of \(beat)", "start_ns")
                continue
            }
            let acts = others.filter { Self.deeds.contains($0.type) }
            if let gap = acts.map({ Self.gap($0, row.record) }).min(), gap > Self.farthest.deed {
                note("\(row.record.label) is \(gap) from what is done in \(beat)", "start_ns")
                continue
            }
            let deeds = acts.filter { $0.actor != nil }
            guard let actor = row.record.actor, let deed = deeds.first, let other = deed.actor,
                deeds.allSatisfy({ $0.actor != actor })
            else { continue }
            note(
                "\(actor) does \(row.record.label), \(other) does \(deed.label) (\(deed.id))", "actor",
                Dispute(.event(deed.id), "actor", said: actor, has: other))
        }
    }

    // MARK: Partners

    /// What a keystep is a step of. Measured over 1,200 calls: always.
    private static let wholes: [String: EventType] = [
        "give_medication": .medication, "apply_oxygen": .medication, "give_nebuliser": .medication,
        "chest_compressions": .compressions, "clear_for_shock": .shock, "defibrillate_manually": .shock,
        "administer_shock_aed": .shock, "cardiovert": .shock, "check_heart_rate": .reading,
        "check_respiratory_rate": .reading, "check_gcs": .reading, "read_and_record_glucose_level": .reading,
        "turn_on_ecg": .device, "attach_defib_pads": .device, "start_iv_access": .procedure,
        "start_io_access": .procedure, "obtain_ecg_recording": .procedure, "prepare_glucometer_and_strip": .procedure,
        "load_patient_to_stretcher": .procedure, "secure_patient_on_stretcher": .procedure,
        "insert_supraglottic_airway": .procedure, "suction_airway": .procedure, "place_bvm": .procedure,
        "insert_opa": .procedure, "inset_NPA": .procedure, "apply_tourniquet": .procedure,
        "charge_defibrillator": .communication, "notify_hospital": .communication, "transport": .communication,
        "handoff_patient_to_hospital": .communication,
    ]
    /// What always has a keystep in its beat. Measured over 1,200 calls: these do.
    private static let stepped: Set<EventType> = [.compressions, .medication, .procedure, .shock]
    private static let fewestOthers = 1

    /// A row that is missing is missed by others too, which say more: this is for what nobody else has found.
    func checkPartners(findings: inout [Finding]) {
        guard findings.isEmpty, events.contains(where: { $0.record.type == .keystep }) else { return }
        let byBeat = Dictionary(grouping: events.filter { $0.record.beatID != nil }) { $0.record.beatID ?? "" }
        var bare: [EventType: [Located<EventRecord>]] = [:]
        var counts: [EventType: Int] = [:]
        for row in events {
            guard let beat = row.record.beatID, let rows = byBeat[beat] else { continue }
            let type = row.record.type
            if type == .keystep, let whole = Self.wholes[row.record.label],
                !rows.contains(where: { $0.record.type == whole })
            {
                findings.append(
                    row.finding(
                        .event(.keystep), "\(row.record.label) is a step of a \(whole.rawValue), and \(beat) has none",
                        field: "beat_id", timeNanoseconds: row.record.start.nanoseconds))
            }
            guard Self.stepped.contains(type) else { continue }
            counts[type, default: 0] += 1
            if !rows.contains(where: { $0.record.type == .keystep }) { bare[type, default: []].append(row) }
        }
        for (type, rows) in bare.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            guard rows.count == 1, counts[type, default: 0] > Self.fewestOthers else { continue }
            findings.append(
                rows[0].finding(
                    .event(.keystep), "no keystep is of \(rows[0].record.label), unlike all else of its kind",
                    field: "beat_id", timeNanoseconds: rows[0].record.start.nanoseconds))
        }
    }

    private static func gap(_ one: EventRecord, _ other: EventRecord) -> SessionTime {
        max(.zero, one.start - other.end, other.start - one.end)
    }
}
