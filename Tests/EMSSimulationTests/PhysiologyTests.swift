import EMSKnowledge
import EMSModel
import EMSSimulation
import Testing

/// The body, seen through scripts of protocols that do one thing only.
struct PhysiologyTests {
    /// A patient with these values at contact to whom only `steps` happens, over ten minutes.
    private func samples(
        contact: [PhysiologyQuantity: Double], hasPulse: Bool = true, rhythm: Rhythm = .sinus,
        steps: [ProtocolStep.Action], medications: [Medication] = []
    ) throws -> [PhysiologySample] {
        var clinical = try #require(SimulationCorpus.knowledge.clinicalProtocol("opioid-overdose"))
        for index in clinical.presentations.indices {
            clinical.presentations[index].contact = nil
            clinical.presentations[index].conditions = [:]
        }
        clinical.contact = ContactVitals(
            ranges: contact.mapValues { $0...$0 }, rhythms: [Weighted(rhythm, weight: 1)], hasPulse: hasPulse)
        clinical.courses = [Course(id: "plain", weight: 1)]
        clinical.medications = medications
        clinical.steps = (steps + [.wait(seconds: 600)]).enumerated().map { index, action in
            ProtocolStep(
                id: "only_\(index)", action: action, when: .always, seat: nil, topic: nil, keysteps: [],
                durationSeconds: nil, after: [:], turns: [], say: [:],
                source: SourceLine(file: "protocols/opioid-overdose.yaml", line: 1))
        }
        let item = try #require(SimulationCorpus.cases(of: clinical, pace: .real, count: 1).first)
        return item.script.physiology
    }

    private func mean(_ samples: ArraySlice<PhysiologySample>, _ value: (PhysiologySample) -> Double) -> Double {
        samples.map(value).reduce(0, +) / Double(samples.count)
    }

    @Test func `a patient who does not breathe loses oxygen and keeps carbon dioxide`() throws {
        let apnoeic = try samples(
            contact: [.spo2: 97, .respiratoryRate: 0, .breathDepth: 0, .etco2: 40], steps: [])
        let breathing = try samples(contact: [.spo2: 97, .respiratoryRate: 14], steps: [])
        #expect(apnoeic[0].spo2 > 90)
        #expect(mean(apnoeic[300..<320], \.spo2) < mean(breathing[300..<320], \.spo2) - 2)
        #expect(apnoeic[300].respiratoryRatePerMinute == 0)
        #expect(apnoeic[300].displayed(.etco2) == nil)
        #expect(breathing[300].displayed(.etco2) != nil)
    }

    @Test func `bagging brings the saturation up, and not at once`() throws {
        let contact: [PhysiologyQuantity: Double] = [.spo2: 74, .respiratoryRate: 3, .breathDepth: 0.4, .etco2: 70]
        let bagged = try samples(contact: contact, steps: [.perform("bvm_ventilation")])
        let left = try samples(contact: contact, steps: [])
        let start = try #require(bagged.firstIndex { $0.isAssisted })
        #expect(!left.contains { $0.isAssisted })
        let before = mean(bagged[(start - 5)..<start], \.spo2)
        // The blood's way to the finger: five seconds on, the probe shows nothing of it.
        #expect(abs(bagged[start + 5].spo2 - before) < 3)
        #expect(bagged[start + 120].spo2 > before + 8)
        #expect(left[start + 120].spo2 < bagged[start + 120].spo2 - 8)
        #expect(bagged[start + 300].etco2 < left[start + 300].etco2 - 10)
        #expect(bagged[start + 60].respiratoryRatePerMinute > left[start + 60].respiratoryRatePerMinute + 4)
    }

    @Test func `no pulse, no pressure`() {
        for item in SimulationCorpus.cases {
            for (second, sample) in item.script.physiology.enumerated() where !sample.hasPulse {
                guard sample.systolic == 0, sample.diastolic == 0, sample.displayed(.spo2) == nil,
                    sample.perfusion == 0, sample.gcsTotal <= 6 || second < 60
                else {
                    Issue.record("\(item): \(sample) at \(second)")
                    break
                }
            }
        }
    }

    @Test func `values stay within what a body has`() {
        for item in SimulationCorpus.cases {
            for (second, sample) in item.script.physiology.enumerated() {
                let isSound =
                    (0...300).contains(sample.electricalRatePerMinute) && (0...1).contains(sample.perfusion)
                    && (0...100).contains(sample.spo2) && (0...80).contains(sample.respiratoryRatePerMinute)
                    && (0...2).contains(sample.breathDepth) && (0...150).contains(sample.etco2)
                    && (0...1).contains(sample.airwayObstruction) && (10...900).contains(sample.glucose)
                    && (20...43).contains(sample.temperature) && (1...4).contains(sample.gcsEye)
                    && (1...5).contains(sample.gcsVerbal) && (1...6).contains(sample.gcsMotor)
                    && (0...10).contains(sample.pain) && sample.diastolic <= sample.systolic
                    && (sample.rhythm.hasBeats || sample.electricalRatePerMinute == 0)
                    && (sample.rhythm.canPerfuse || !sample.hasPulse)
                guard isSound else {
                    Issue.record("\(item): \(sample) at \(second)")
                    break
                }
            }
        }
    }

    @Test func `a patient who falls in oxygen or pressure does not talk`() throws {
        let shocked = try samples(contact: [.systolic: 52, .heartRate: 130, .gcs: 15], steps: [])
        #expect(shocked[200].gcsTotal <= 10)
        let well = try samples(contact: [.systolic: 120, .heartRate: 80, .gcs: 15], steps: [])
        #expect(well[200].gcsTotal == 15)
    }

    @Test func `sugar raises the glucose after its onset`() throws {
        let hypoglycemia = try #require(SimulationCorpus.knowledge.clinicalProtocol("hypoglycemia"))
        var dextrose = try #require(hypoglycemia.medication("dextrose"))
        dextrose.contraindications = []
        for index in dextrose.doses.indices {
            dextrose.doses[index].routes = [.oral]
            dextrose.doses[index].ageGroups = []
        }
        let contact: [PhysiologyQuantity: Double] = [.glucose: 38, .gcs: 12]
        let treated = try samples(contact: contact, steps: [.give("dextrose")], medications: [dextrose])
        let left = try samples(contact: contact, steps: [])
        let first = try #require(treated.indices.first { treated[$0].glucose > left[$0].glucose + 1 })
        #expect(first > 60)
        #expect(treated[first + 300].glucose > left[first + 300].glucose + 20)
    }

    @Test func `carbon monoxide is halved in 320 minutes of air and in 74 of oxygen`() throws {
        let poisoned: [PhysiologyQuantity: Double] = [.spco: 31, .spo2: 98, .respiratoryRate: 22]
        let oxygen = try #require(
            SimulationCorpus.knowledge.clinicalProtocol("altered-mental-status")?.medication("oxygen"))
        let treated = try samples(contact: poisoned, steps: [.give("oxygen")], medications: [oxygen])
        let left = try samples(contact: poisoned, steps: [])
        let halfLife = { (samples: [PhysiologySample]) in
            // Of what is above that of everybody, over four minutes late in the call.
            let (from, to) = (samples[samples.count - 241].spco - 1, samples[samples.count - 1].spco - 1)
            return 4 * 0.693147 / (from / to - 1)
        }
        #expect(left[0].spco == 31)
        #expect(abs(halfLife(left) - 320) < 6)
        #expect(abs(halfLife(treated) - 74) < 3)
        #expect(treated.allSatisfy { $0.displayed(.spo2)! >= 95 })
        let healthy = try samples(contact: [:], steps: [])
        #expect(healthy.allSatisfy { $0.displayed(.spco) == 1 })
    }

    @Test func `who does not breathe keeps the carbon monoxide`() throws {
        let apnoeic = try samples(contact: [.spco: 31, .respiratoryRate: 0, .breathDepth: 0], steps: [])
        #expect(apnoeic.allSatisfy { $0.spco == 31 })
    }
}
