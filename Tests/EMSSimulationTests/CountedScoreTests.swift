import EMSKnowledge
import EMSModel
import EMSSimulation
import Testing

/// Scores that are counted from what the crew finds, in calls of the files as they are.
struct CountedScoreTests {
    private func cases(of protocolID: String) -> [SimulationCorpus.Case] {
        SimulationCorpus.cases.filter { $0.clinical.id == protocolID }
    }

    /// What was looked for before a beat, and whether it was there.
    private func findings(in script: EncounterScript, before beatID: String) -> [String: Bool] {
        var found: [String: Bool] = [:]
        for beat in script.beats.prefix(while: { $0.id != beatID }) {
            guard case .observe(let observations) = beat.action else { continue }
            for seen in observations { found[seen.finding.slug] = seen.assertion == .present }
        }
        return found
    }

    @Test func `the stroke scale is the number of its signs that were found`() throws {
        let cases = cases(of: "stroke")
        var scores: Set<Double> = []
        for item in cases {
            guard case .strokeScale(.befast, let signs)? = item.clinical.score(.strokeScale) else {
                Issue.record("no BE-FAST")
                return
            }
            let readings = item.script.readings.filter { $0.kind == .strokeScale }
            #expect(readings.count <= 1, "\(item)")
            guard let reading = readings.first else { continue }
            let found = findings(in: item.script, before: reading.beatID)
            let count = signs.count { sign in sign.findings.contains { found[$0] == true } }
            #expect(reading.value == Double(count), "\(item)")
            if count == 0 {
                #expect(signs.allSatisfy { sign in sign.findings.contains { found[$0] != nil } }, "\(item)")
            }
            scores.insert(reading.value)
        }
        #expect(cases.count { item in item.script.readings.contains { $0.kind == .strokeScale } } > cases.count / 2)
        #expect(scores.count >= 3)
    }

    @Test func `a scale of which a sign was not looked for is not told as negative`() throws {
        var stroke = try #require(SimulationCorpus.knowledge.clinicalProtocol("stroke"))
        for index in stroke.findings.indices { stroke.findings[index].probability = 0 }
        for index in stroke.presentations.indices { stroke.presentations[index].findings = [:] }
        for item in SimulationCorpus.cases(of: stroke, pace: .short, count: 20) {
            let looksAtBalance = ["spinning", "came_and_went"].contains(item.script.incident.presentationID)
            let values = item.script.readings.filter { $0.kind == .strokeScale }.map(\.value)
            #expect(values == (looksAtBalance ? [0] : []), "\(item)")
        }
    }

    @Test func `an APGAR at one and at five minutes goes with the newborn`() throws {
        var kinds: Set<Bool> = []
        for item in cases(of: "childbirth") {
            let sums = item.script.readings.filter { $0.kind == .apgar }
            guard let birth = item.script.beats.first(where: { $0.stepID == "catch" })?.plannedEnd else {
                #expect(sums.isEmpty, "\(item)")
                continue
            }
            try #require(sums.count == 2, "\(item)")
            for (sum, minutes) in zip(sums, [1.0, 5]) {
                let beat = try #require(item.script.beats.first { $0.id == sum.beatID })
                let parts = item.script.readings.filter {
                    $0.beatID == sum.beatID && VitalKind.apgarParts.contains($0.kind)
                }
                #expect(parts.map(\.kind) == VitalKind.apgarParts, "\(item)")
                #expect(parts.map(\.value).reduce(0, +) == sum.value, "\(item)")
                let after = (beat.plannedStart - birth).seconds
                #expect(abs(after - 60 * minutes) <= 20, "\(item): \(after) s after birth")
            }
            let isVigorous = findings(in: item.script, before: sums[0].beatID)["vigorous"] == true
            kinds.insert(isVigorous)
            #expect(isVigorous ? sums[0].value >= 8 : sums[0].value <= 3, "\(item)")
            #expect(sums[1].value >= 7, "\(item)")
            #expect(sums[1].value >= sums[0].value, "\(item)")
        }
        #expect(kinds == [true, false])
    }
}
