import EMSKnowledge
import EMSModel
import Foundation

/// A short cardiac arrest made by hand: measured, shocked, medicated, handed over.
enum ArrestFixture {
    static let knowledge: Knowledge = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        do {
            return try KnowledgeLoader(folders: [root]).load().knowledge
        } catch {
            preconditionFailure("the checkout holds no knowledge: \(error)")
        }
    }()

    static var language: LanguagePack {
        guard let pack = knowledge.languages["en"] else { preconditionFailure("assets/language/en does not load") }
        return pack
    }

    static let epinephrine = CodedTerm(slug: "epinephrine_iv", name: "epinephrine", system: .rxnorm, code: "317361")
    static let unresponsive = CodedTerm(slug: "unresponsive", name: "unresponsive", system: .icd10, code: "R40.20")
    static let ioAccess = CodedTerm(slug: "io_access", name: "intraosseous access", system: .snomed, code: "430824005")

    static func phrase(_ text: String, line: Int = 1) -> Phrase {
        Phrase(text: text, source: SourceLine(file: "protocols/fixture.yaml", line: line))
    }

    static func clinicalProtocol(dispatch: String = "{age_years} year old {sex_noun}, not breathing")
        -> ClinicalProtocol
    {
        let presentation = Presentation(
            id: "collapse", weight: 1, storyteller: .family, relations: ["wife"], places: ["kitchen"], ageGroups: [],
            dispatch: [phrase(dispatch)],
            story: [phrase("{he_she} just went down. I called right away. Please help {him_her}.")], complaint: [],
            findings: [:], conditions: [:], homeMedications: [:], allergies: [:], onsetMinutes: 3...9, contact: nil)
        let finding = Finding(
            term: unresponsive, probability: 1,
            present: [phrase("No response."), phrase("{hes_shes} <unresponsive>.")],
            absent: [phrase("{hes_shes} awake.")])
        return ClinicalProtocol(
            id: "fixture", title: "Fixture",
            labels: .init(odemsaNumber: "2-7", odemsa: "x", group: "x", nemsis: "9914011"),
            impression: CodedTerm(slug: "cardiac_arrest", name: "cardiac arrest", system: .icd10, code: "I46.9"),
            symptom: CodedTerm(slug: "collapse", name: "collapse", system: .icd10, code: "R55"), ageGroups: [],
            sexes: [], isCritical: true, presentations: [presentation], findings: [finding], contact: ContactVitals(),
            courses: [], medications: [], steps: [], phrases: [:])
    }

    static let people: [Participant] = [
        Participant(id: "medic1", role: .leadMedic, sex: .female, ageYears: 40, name: "Reed", seat: .leader),
        Participant(id: "medic2", role: .paramedic, sex: .male, ageYears: 33, name: "Ortiz", seat: .access),
        Participant(id: "emt1", role: .emt, sex: .male, ageYears: 25, name: "Chen", seat: .airway),
        Participant(id: "ff1", role: .firefighter, sex: .male, ageYears: 29, name: "Hall", seat: .compressor),
        Participant(id: "ff2", role: .firefighter, sex: .female, ageYears: 31, name: "Webb", seat: .monitor),
        Participant(id: "patient", role: .patient, sex: .male, ageYears: 67),
        Participant(id: "family", role: .family, sex: .female, ageYears: 64, relation: "wife"),
        Participant(id: "dispatch", role: .dispatcher, sex: .female, ageYears: 35),
        Participant(id: "control", role: .medicalControl, sex: .male, ageYears: 50),
        Participant(id: "nurse", role: .hospital, sex: .female, ageYears: 38),
    ]

    static func body(isAwake: Bool) -> PhysiologySample {
        PhysiologySample(
            rhythm: isAwake ? .sinus : .ventricularFibrillation, electricalRatePerMinute: isAwake ? 84 : 0,
            hasPulse: isAwake, perfusion: isAwake ? 0.9 : 0, systolic: isAwake ? 118 : 0, diastolic: isAwake ? 76 : 0,
            spo2: 95, respiratoryRatePerMinute: isAwake ? 16 : 0, isAssisted: false, breathDepth: isAwake ? 1 : 0,
            etco2: 35, airwayObstruction: 0, glucose: 110, temperature: 36.4, gcsEye: isAwake ? 4 : 1,
            gcsVerbal: isAwake ? 5 : 1, gcsMotor: isAwake ? 6 : 1, pain: 0, isSeizing: false)
    }

    static let readings: [Reading] = [
        Reading(id: "r1", kind: .etco2, value: 14, beatID: "etco2.1", set: 0),
        Reading(id: "r2", kind: .heartRate, value: 104, beatID: "vitals.1", set: 1),
        Reading(id: "r3", kind: .spo2, value: 93, beatID: "vitals.1", set: 1),
        Reading(id: "r4", kind: .systolic, value: 118, beatID: "vitals.1", set: 1),
        Reading(id: "r5", kind: .diastolic, value: 76, beatID: "vitals.1", set: 1),
        Reading(id: "r6", kind: .etco2, value: 38, beatID: "vitals.2", set: 2),
        Reading(id: "r7", kind: .temperature, value: 36.4, beatID: "vitals.2", set: 2),
    ]

    static func dose(_ ordinal: Int) -> MedicationDose {
        MedicationDose(
            drug: epinephrine, dose: 1, unit: .milligrams, route: .intraosseous, ordinal: ordinal, onset: .seconds(60))
    }

    /// - Parameters:
    ///   - without: ids of beats that are left out.
    ///   - isAwake: whether the patient is awake with a pulse all along.
    ///   - place: among the calls of its protocol.
    static func script(
        seed: UInt64, place: Int = 0, without: Set<String> = [], isAwake: Bool = false
    ) -> EncounterScript {
        let shock = { (energy: Int, ordinal: Int) in
            BeatAction.shock(ShockDelivery(energyJoules: energy, ordinal: ordinal, mode: .manual))
        }
        let compress = BeatAction.compress(CompressionQuality(ratePerMinute: 110, depthMillimetres: 53))
        let ask = { (item: HistoryAnswer.Item, value: Double?) in
            BeatAction.ask(HistoryAnswer(item: item, value: value, answeredBy: isAwake ? "patient" : "family"))
        }
        let plan: [(id: String, actor: String, topic: Topic, action: BeatAction)] = [
            ("dispatch.1", "dispatch", .dispatch, .communicate(.dispatch)),
            ("acknowledge.1", "medic1", .dispatch, .communicate(.acknowledgeDispatch)),
            ("arrival.1", "medic1", .introduction, .communicate(.arrival)),
            ("seats.1", "medic1", .introduction, .communicate(.assignSeats)),
            ("story.1", "family", .chiefComplaint, .communicate(.story)),
            ("complaint.1", "patient", .chiefComplaint, .communicate(.complaint)),
            (
                "response.1", "medic1", .responsivenessExam,
                .observe([.init(finding: unresponsive, assertion: .present)])
            ),
            ("cpr.1", "ff1", .takeInterventions, compress),
            ("pads.1", "ff2", .takeInterventions, .attach(.pads)),
            ("witnessed.1", "medic1", .historyOfPresentIllness, ask(.witnessed, nil)),
            ("onset.1", "medic1", .historyOfPresentIllness, ask(.onset, 12)),
            ("rhythm_check.1", "ff2", .takeInterventions, .interpret(.ventricularFibrillation)),
            ("charge.1", "ff2", .takeInterventions, .communicate(.charge)),
            ("shock.1", "ff2", .takeInterventions, shock(200, 1)),
            ("cpr.2", "ff2", .takeInterventions, compress),
            ("access.1", "medic2", .takeInterventions, .perform(Procedure(term: ioAccess))),
            ("epinephrine_iv.1", "medic2", .takeInterventions, .medicate(dose(1))),
            ("etco2.1", "emt1", .takeVitalSigns, .measure(["r1"])),
            ("charge.2", "ff2", .takeInterventions, .communicate(.charge)),
            ("shock.2", "ff2", .takeInterventions, shock(300, 2)),
            ("cpr.3", "ff1", .takeInterventions, compress),
            ("switch.1", "medic1", .takeInterventions, .communicate(.switchCompressor)),
            ("epinephrine_iv.2", "medic2", .takeInterventions, .medicate(dose(2))),
            ("vitals.1", "ff2", .takeVitalSigns, .measure(["r2", "r3", "r4", "r5"])),
            ("impression.1", "medic1", .exitToProtocol, .communicate(.impression)),
            ("packaging.1", "medic1", .transport, .communicate(.packaging)),
            ("transport.1", "medic1", .transport, .communicate(.transport)),
            ("radio.1", "medic1", .transport, .communicate(.radioReport)),
            ("vitals.2", "ff2", .reassessments, .measure(["r6", "r7"])),
            ("handoff.1", "medic1", .handoff, .communicate(.handoff)),
        ]
        let beats = plan.filter { !without.contains($0.id) }.enumerated().map { index, entry in
            Beat(
                id: entry.id, phase: .treatment, action: entry.action, actor: entry.actor, topic: entry.topic,
                plannedStart: .seconds(20 * index))
        }
        return EncounterScript(
            id: "enc-000001", index: 1, seed: seed, deal: Deal(seed: 1, place: place), language: "en",
            protocolID: "fixture", course: "responds",
            patient: Patient(ageYears: 67, sex: .male, weightKilograms: 82, name: "Walter"),
            incident: Incident(
                presentationID: "collapse", unitWord: "Medic", unitNumber: 12, streetNumber: 1428,
                streetName: "Oak Street", place: "kitchen", hospitalName: "Lakeview Hospital", minutesSinceOnset: 6,
                etaMinutes: 8, minuteOfDay: 845),
            participants: people, beats: beats,
            readings: readings.filter { reading in beats.contains { $0.id == reading.beatID } },
            physiology: [body(isAwake: isAwake)])
    }
}
