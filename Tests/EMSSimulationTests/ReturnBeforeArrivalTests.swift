import EMSKnowledge
import EMSModel
import EMSSimulation
import Testing

/// Patients whose heart others have brought back before the crew comes.
@Suite struct ReturnBeforeArrivalTests {
    private static let arrest = SimulationCorpus.knowledge.clinicalProtocol("cardiac-arrest")
    private static let courses: Set<String> = ["stays_back", "sags", "lost_again"]

    private static let cases = arrest.map { clinical in
        SimulationCorpus.paces.flatMap { SimulationCorpus.cases(of: clinical, pace: $0, count: 120) }
    }

    @Test func `they have courses of their own, and nobody else has those`() throws {
        var seen: Set<String> = []
        for item in try #require(Self.cases) {
            let isBack = item.script.incident.presentationID == "brought_back"
            #expect(isBack == Self.courses.contains(item.course.id), "\(item)")
            if isBack { seen.insert(item.course.id) }
        }
        #expect(seen == Self.courses)
    }

    @Test func `the heart stood still, and beats when the crew is there`() throws {
        for item in try #require(Self.cases) where item.script.incident.presentationID == "brought_back" {
            let body = item.script.physiology
            #expect(!body[0].hasPulse && body[0].rhythm == .ventricularFibrillation, "\(item)")
            let arrival = try #require(item.script.beat("arrival.1"))
            let there = body[Int(arrival.plannedStart.seconds)]
            #expect(there.hasPulse && there.gcsTotal < 8, "\(item)")
            let first = item.script.beats.lazy.compactMap { beat -> (Beat, Rhythm)? in
                if case .interpret(let rhythm) = beat.action { (beat, rhythm) } else { nil }
            }.first
            #expect(first?.1.canPerfuse == true, "\(item)")
            let compressions = item.script.beats.first {
                if case .compress = $0.action { true } else { false }
            }
            #expect((compressions != nil) == (item.course.id == "lost_again"), "\(item)")
            if let compressions, let first {
                #expect(first.0.plannedStart < compressions.plannedStart, "\(item)")
                #expect(body.last?.hasPulse == true, "\(item)")
            }
            guard item.course.id != "lost_again" else { continue }
            #expect(item.script.beats.contains { $0.keysteps.contains(.obtainEcgRecording) }, "\(item)")
        }
    }

    @Test func `all others are found without a pulse`() throws {
        for item in try #require(Self.cases) where item.script.incident.presentationID != "brought_back" {
            let arrival = try #require(item.script.beat("arrival.1"))
            #expect(!item.script.physiology[Int(arrival.plannedStart.seconds)].hasPulse, "\(item)")
        }
    }
}
