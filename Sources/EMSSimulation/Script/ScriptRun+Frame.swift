import EMSKnowledge
import EMSModel

/// What every call has: the way there and the way to the hospital.
extension ScriptRun {
    mutating func dispatch() {
        for channel in [DeviceChannel.glasses, .watch] {
            beats.append(
                Beat(
                    id: "on.\(channel.rawValue)", phase: .dispatch, action: .attach(channel), actor: leader,
                    topic: .dispatch, plannedStart: .zero))
        }
        floor = 1
        talk(.dispatch, id: "dispatch.1", actor: "dispatch", topic: .dispatch)
        talk(.acknowledgeDispatch, id: "acknowledge.1", actor: leader, topic: .dispatch)
        phase = .response
    }

    mutating func arrive() {
        floor = max(floor, Double(Self.contactSecond(pace, random)))
        phase = .arrival
        talk(
            .arrival, id: "arrival.1", actor: leader, topic: .introduction,
            keysteps: [.approachPatient])
        if clinical.isCritical { talk(.assignSeats, id: "seats.1", actor: leader, topic: .introduction) }
        guard !clinical.steps.contains(where: \.tellsStory) else { return }
        tellStory(id: "story.1", stepID: "")
    }

    mutating func tellStory(id: String, stepID: String) {
        let teller = cast.presentation.storyteller
        if teller != .patient {
            talk(
                .story, id: id, stepID: stepID, actor: teller.rawValue, topic: .chiefComplaint,
                keysteps: [.inquireHpiAndPmh])
        }
        catchUp()
        if patientTalks {
            talk(
                .complaint, id: "complaint.\(id)", stepID: stepID, actor: "patient", topic: .chiefComplaint)
        }
    }

    mutating func leaveScene() {
        ruleOut()
        phase = .packaging
        talk(.packaging, id: "packaging.1", actor: leader, topic: .transport)
        catchUp()
        let ongoing = !physiology.current.hasPulse
        if ongoing { startCompressions(id: nextID("transport_cpr"), stepID: "") }
        let loader = seat(.monitor)
        place(
            Beat(
                id: "stretcher.1", phase: .packaging,
                action: .perform(
                    Procedure(
                        term: CodedTerm(
                            slug: "stretcher", name: "moving the patient to the stretcher", system: .snomed,
                            code: "58715004"))),
                actor: loader, director: leader, topic: .transport,
                keysteps: [.loadPatientToStretcher, .securePatientOnStretcher], plannedStart: .zero,
                duration: .seconds(pace == .short ? 16 : 46), occupiesActor: true), before: 3, isBackground: true)
        phase = .transport
        floor += pace == .short ? 12 : 40
        talk(
            .transport, id: "transport.1", actor: leader, topic: .transport, keysteps: [.transport],
            lasting: pace == .short ? 45 : Double(cast.incident.etaMinutes * 60))
        // The hospital hears how the patient is now; and how long the report takes moves no reading.
        reassess(ongoing: ongoing)
        talk(
            .radioReport, id: "radio.1", actor: leader, topic: .transport, keysteps: [.notifyHospital])
        phase = .handoff
        talk(
            .handoff, id: "handoff.1", actor: leader, topic: .handoff,
            keysteps: [.handoffPatientToHospital], lasting: TalkBudget.communicate(.handoff))
        stopCompressions(at: "handoff.1")
    }

    /// At least a second set of vital signs, the last one within five minutes of the handoff.
    private mutating func reassess(ongoing: Bool) {
        var rounds = 1
        if pace == .real { rounds = max(1, cast.incident.etaMinutes / 5) }
        for round in 1...rounds {
            if pace == .real { floor = max(floor, (stepStarts["transport.1"] ?? floor) + Double(round) * 240) }
            measure(
                ongoing ? [.etco2] : [.heartRate, .systolic, .diastolic, .spo2, .respiratoryRate],
                id: nextID("reassess"), stepID: "", topic: .reassessments)
            // The cuff ends before the call goes on.
            if !ongoing { floor += 22 }
        }
    }

    /// A beat of talk alone.
    mutating func talk(
        _ kind: CommunicationKind, id: String, stepID: String = "", actor: String, topic: Topic,
        keysteps: [Keystep] = [], lasting: Double = 0
    ) {
        let placed = place(
            Beat(
                id: id, stepID: stepID, phase: phase, action: .communicate(kind), actor: actor, topic: topic,
                keysteps: keysteps, plannedStart: .zero, duration: .seconds(lasting)),
            after: TalkBudget.communicate(kind), isBackground: true)
        stepStarts[id] = placed.start
    }
}

extension ProtocolStep {
    fileprivate var tellsStory: Bool {
        if case .communicate(.story) = action { return true }
        if case .cycle(let cycle) = action { return cycle.steps.contains(where: \.tellsStory) }
        return false
    }
}
