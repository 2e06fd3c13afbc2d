import EMSKnowledge
import EMSModel
import EMSSimulation
import Testing

@Suite struct ReadingTests {
    @Test func `every reading is what the body showed at its beat`() throws {
        for item in SimulationCorpus.cases {
            let script = item.script
            #expect(Set(script.readings.map(\.id)).count == script.readings.count, "\(item)")
            for reading in script.readings {
                let beat = try #require(script.beat(reading.beatID), "\(item): \(reading.id)")
                guard case .measure(let ids) = beat.action else {
                    Issue.record("\(item): \(reading.id) belongs to \(beat.id), which measures nothing")
                    continue
                }
                #expect(ids.contains(reading.id), "\(item)")
                #expect(beat.plannedStart == beat.plannedStart.roundedUpToSecond, "\(item): \(beat.id)")
                #expect(
                    reading.kind.plausibleRange.contains(reading.value), "\(item): \(reading.kind) \(reading.value)")
                // Scores are counted from what was found, and tested where they are.
                guard !reading.kind.isCounted else { continue }
                let shown = script.physiology.interpolated(at: beat.plannedStart).displayed(reading.kind)
                #expect(shown == reading.value, "\(item): \(reading.id) \(reading.kind)")
            }
        }
    }

    @Test func `what is read from a sensor waits until it is on, however long that takes`() throws {
        let channels: [VitalKind: DeviceChannel] = [.spo2: .pleth, .etco2: .capnography]
        var count = 0
        for item in SimulationCorpus.cases {
            for reading in item.script.readings {
                guard let channel = channels[reading.kind],
                    let attaching = item.script.beats.first(where: { $0.action == .attach(channel) })
                else { continue }
                let beat = try #require(item.script.beat(reading.beatID))
                let isLater = item.script.beats.contains { $0.action == .detach(channel) }
                #expect(
                    isLater || beat.after.contains { $0.beatID == attaching.id && $0.edge == .end },
                    "\(item): \(beat.id)")
                count += 1
            }
        }
        #expect(count > 100)
    }

    @Test func `nobody with a full coma score is found disoriented`() {
        var count = 0
        for item in SimulationCorpus.cases {
            for beat in item.script.beats {
                guard case .observe(let findings) = beat.action,
                    findings.contains(where: { $0.finding.code == "R41.0" && $0.assertion == .present })
                else { continue }
                // What was found once is not drawn again when it is looked for later.
                guard item.script.beats.first(where: { $0.isOrienting }) == beat else { continue }
                let body = item.script.physiology.interpolated(at: beat.plannedStart)
                #expect(body.gcsTotal < 15, "\(item): \(beat.id)")
                count += 1
            }
        }
        #expect(count > 3)
    }

    @Test func `every measured id is a reading of that beat`() {
        for item in SimulationCorpus.cases {
            for beat in item.script.beats {
                guard case .measure(let ids) = beat.action else { continue }
                #expect(!ids.isEmpty, "\(item): \(beat.id)")
                for id in ids { #expect(item.script.reading(id)?.beatID == beat.id, "\(item): \(id)") }
            }
        }
    }

    @Test func `nobody reads a pressure, a saturation or a pulse rate off the dead`() {
        for item in SimulationCorpus.cases {
            for reading in item.script.readings where [.systolic, .diastolic, .spo2].contains(reading.kind) {
                guard let beat = item.script.beat(reading.beatID) else { continue }
                #expect(item.script.physiology.interpolated(at: beat.plannedStart).hasPulse, "\(item): \(reading.id)")
            }
        }
    }

    @Test func `the cuff runs one cycle at a time`() {
        for item in SimulationCorpus.cases {
            let cycles = item.script.beats.filter { beat in
                guard case .perform(let procedure) = beat.action else { return false }
                return procedure.term.slug == "blood_pressure"
            }.sorted { $0.plannedStart < $1.plannedStart }
            for (cycle, next) in zip(cycles, cycles.dropFirst()) {
                #expect(cycle.plannedStart + cycle.duration < next.plannedStart, "\(item): \(next.id)")
                #expect(next.after.contains { $0.beatID == cycle.id && $0.edge == .end }, "\(item): \(next.id)")
            }
        }
    }

    @Test func `there are two sets of vital signs and the last is fresh at the handoff`() throws {
        for item in SimulationCorpus.cases {
            let script = item.script
            let end = item.course.ending == .pronounced ? Termination.pronouncementBeat : "handoff.1"
            let handoff = try #require(script.beat(end), "\(item)").plannedStart
            let times = script.readings.compactMap { script.beat($0.beatID)?.plannedStart }.filter { $0 <= handoff }
            #expect(Set(times).count >= 2, "\(item)")
            #expect(Set(script.readings.map(\.set)).count >= 2, "\(item)")
            let last = try #require(times.max(), "\(item)")
            #expect(handoff - last <= .seconds(300), "\(item): last reading \(last), handoff \(handoff)")
        }
    }

    @Test func `the device that shows a reading was put on before`() {
        let channels: [VitalKind: [DeviceChannel]] = [
            .heartRate: [.ecg, .pads], .spo2: [.pleth], .etco2: [.capnography], .systolic: [.cuff],
        ]
        for item in SimulationCorpus.cases {
            for reading in item.script.readings {
                guard let wanted = channels[reading.kind], let beat = item.script.beat(reading.beatID) else { continue }
                let attached = item.script.beats.contains { other in
                    if case .attach(let channel) = other.action {
                        wanted.contains(channel) && other.plannedEnd <= beat.plannedStart
                    } else {
                        false
                    }
                }
                #expect(attached, "\(item): \(reading.id) \(reading.kind)")
            }
        }
    }
}

extension Beat {
    /// Whether orientation is looked for.
    fileprivate var isOrienting: Bool {
        if case .observe(let findings) = action { findings.contains { $0.finding.code == "R41.0" } } else { false }
    }
}
