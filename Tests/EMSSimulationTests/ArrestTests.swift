import EMSKnowledge
import EMSModel
import EMSSimulation
import Testing

@Suite struct ArrestTests {
    static let arrests = SimulationCorpus.cases.filter { item in
        item.script.beats.contains { if case .compress = $0.action { true } else { false } }
    }

    private enum Act {
        case check(Rhythm)
        case shock(ShockDelivery)
    }

    private func acts(_ item: SimulationCorpus.Case) -> [(beat: Beat, act: Act)] {
        item.script.beats.compactMap { beat in
            switch beat.action {
            case .interpret(let rhythm): (beat, .check(rhythm))
            case .shock(let delivery): (beat, .shock(delivery))
            default: nil
            }
        }
    }

    @Test func `there are arrests in the corpus, with every course`() {
        #expect(Self.arrests.count >= 40)
        #expect(Set(Self.arrests.map(\.course.id)).isSuperset(of: ["responds", "refractory", "rearrests", "asystole"]))
    }

    @Test func `nobody drives off with a heart that has stopped and no hands on the chest`() throws {
        let calls = SimulationCorpus.paces.flatMap { pace in
            ["cardiac-arrest", "pediatric-cardiac-arrest"].flatMap { id in
                SimulationCorpus.knowledge.clinicalProtocol(id).map {
                    SimulationCorpus.cases(of: $0, pace: pace, count: 150)
                } ?? []
            }
        }.filter { $0.course.rearrest != nil }
        #expect(calls.count > 30)
        for item in calls {
            for id in ["transport.1", "radio.1", "handoff.1"] {
                let time = try #require(item.script.beat(id), "\(item)").plannedStart
                let body = item.script.physiology.interpolated(at: time)
                let isWorkedOn = item.script.beats.contains { beat in
                    guard case .compress = beat.action else { return false }
                    return beat.plannedStart <= time && time < beat.plannedEnd
                }
                #expect(body.hasPulse || isWorkedOn, "\(item): \(id)")
            }
        }
    }

    @Test func `hands are off during shocks and rhythm checks`() {
        for item in Self.arrests {
            let bouts = item.script.beats.compactMap { beat -> SessionSpan? in
                if case .compress = beat.action { beat.plannedSpan } else { nil }
            }
            for (beat, _) in acts(item) {
                let span = SessionSpan(
                    start: beat.plannedStart, end: max(beat.plannedEnd, beat.plannedStart + .seconds(1)))
                #expect(!bouts.contains { $0.overlaps(span) }, "\(item): \(beat.id) at \(beat.plannedStart)")
            }
            for (left, right) in zip(bouts, bouts.dropFirst()) { #expect(left.end <= right.start, "\(item)") }
        }
    }

    @Test func `hands wait for the shock before them, however late it comes`() {
        for item in Self.arrests {
            var shock: String?
            for beat in item.script.beats {
                if case .shock = beat.action { shock = beat.id }
                guard case .compress = beat.action, let shock else { continue }
                let isBound = beat.after.contains { $0.beatID == shock && $0.edge == .end && $0.minimum > .zero }
                #expect(isBound, "\(item): \(beat.id) after \(shock)")
            }
        }
    }

    @Test func `a check names the rhythm that is there`() {
        for item in SimulationCorpus.cases {
            for case (let beat, .check(let rhythm)) in acts(item) {
                let shown = item.script.physiology.interpolated(at: beat.plannedStart).rhythm
                #expect(shown == rhythm, "\(item): \(beat.id)")
            }
        }
    }

    @Test func `only a rhythm that can be shocked is shocked, with rising ordinals`() {
        for item in Self.arrests {
            var last: Rhythm?
            var ordinal = 0
            for (beat, act) in acts(item) {
                switch act {
                case .check(let rhythm): last = rhythm
                case .shock(let delivery):
                    ordinal += 1
                    #expect(delivery.ordinal == ordinal, "\(item): \(beat.id)")
                    guard delivery.mode != .synchronised else { continue }
                    #expect(last?.isShockable == true, "\(item): \(beat.id) after \(String(describing: last))")
                    // One check, one shock.
                    last = nil
                }
            }
        }
    }

    @Test func `a synchronised shock changes the rhythm with itself`() throws {
        let tachycardia = SimulationCorpus.cases.filter { $0.clinical.id == "tachycardia" }
        var converted = 0
        for item in tachycardia {
            for beat in item.script.beats {
                guard case .shock(let delivery) = beat.action, delivery.mode == .synchronised else { continue }
                let second = Int(beat.plannedStart.nanoseconds / 1_000_000_000)
                let (before, after) = (item.script.physiology[second - 1], item.script.physiology[second])
                #expect(!Self.sinus.contains(before.rhythm), "\(item): \(beat.id)")
                #expect(Self.sinus.contains(after.rhythm) && after.hasPulse, "\(item): \(beat.id)")
                let change = try #require(
                    item.script.beats.first {
                        if case .rhythm = $0.action { $0.after.contains(Gap(beat.id, .start)) } else { false }
                    }, "\(item): \(beat.id)")
                #expect(change.plannedStart == beat.plannedStart)
                converted += 1
            }
        }
        #expect(converted > 0)
    }

    private static let sinus: [Rhythm] = [.sinus, .sinusTachycardia, .sinusBradycardia]

    @Test func `a shockable rhythm is shocked within half a minute`() {
        for item in Self.arrests {
            let acts = acts(item)
            for (index, entry) in acts.enumerated() {
                guard case .check(let rhythm) = entry.act, rhythm.isShockable else { continue }
                guard index + 1 < acts.count, case .shock = acts[index + 1].act else {
                    Issue.record("\(item): \(entry.beat.id) finds \(rhythm.rawValue) and nothing is done")
                    continue
                }
                let delay = acts[index + 1].beat.plannedStart - entry.beat.plannedStart
                #expect(delay <= .seconds(40), "\(item): \(entry.beat.id)")
            }
        }
    }

    @Test func `compressions go on after a check without a pulse`() {
        for item in Self.arrests {
            // The last look of a resuscitation that is ended is for good.
            for (beat, _) in acts(item) where beat.id != Termination.lastRhythmBeat {
                let physiology = item.script.physiology
                guard !physiology.interpolated(at: beat.plannedStart).hasPulse else { continue }
                let next = item.script.beats.first { other in
                    guard other.plannedStart >= beat.plannedStart else { return false }
                    if case .compress = other.action { return true }
                    return false
                }
                let isLast = item.script.beat("handoff.1").map { $0.plannedStart - beat.plannedStart < .seconds(60) }
                #expect(next != nil || isLast == true, "\(item): \(beat.id)")
                if let next {
                    #expect(next.plannedStart - beat.plannedStart <= .seconds(60), "\(item): \(beat.id), \(next.id)")
                }
            }
        }
    }

    @Test func `checks find the rhythms of the course in turn`() throws {
        for item in Self.arrests where item.clinical.id == "cardiac-arrest" {
            let found = acts(item).compactMap { entry -> Rhythm? in
                if case .check(let rhythm) = entry.act { rhythm } else { nil }
            }
            for (wanted, met) in zip(item.course.rhythmChecks, found) {
                #expect(wanted == met || (wanted.canPerfuse && met.canPerfuse), "\(item): \(found.map(\.rawValue))")
            }
            #expect(found.count >= 2, "\(item)")
        }
    }

    @Test func `a shock stuns the heart and what follows is of the course`() {
        for item in Self.arrests where item.clinical.id == "cardiac-arrest" {
            for case (let beat, .shock) in acts(item) {
                let body = item.script.physiology
                let second = Int(beat.plannedStart.seconds)
                #expect(body[second].rhythm == .asystole, "\(item): \(beat.id)")
                #expect(body[second + 10].rhythm != .asystole || item.course.id == "asystole", "\(item): \(beat.id)")
            }
        }
    }

    @Test func `a heart that came back in the course beats again, and one that did not does not`() {
        for item in Self.arrests where item.clinical.id == "cardiac-arrest" {
            let returns = item.script.physiology.contains(where: \.hasPulse)
            let wanted = item.course.rhythmChecks.contains(where: \.canPerfuse)
            #expect(returns == wanted, "\(item) \(item.course.id)")
        }
    }
}
