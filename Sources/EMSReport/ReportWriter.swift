public import EMSModel

/// Writes the run report from the script, the timeline and the patient on the session clock. Every number is a reading,
/// a dose or an energy of the script.
public struct ReportWriter {
    let script: EncounterScript
    let timeline: SessionTimeline
    let clinical: ClinicalTimeline
    let facts: ReportFacts
    let clock: CallClock
    var report: RunReport

    private init(
        script: EncounterScript, timeline: SessionTimeline, clinical: ClinicalTimeline, facts: ReportFacts
    ) {
        self.script = script
        self.timeline = timeline
        self.clinical = clinical
        self.facts = facts
        clock = CallClock(minuteOfDay: script.incident.minuteOfDay)
        report = RunReport(encounterID: script.id)
    }

    public static func report(
        script: EncounterScript, timeline: SessionTimeline, clinical: ClinicalTimeline, facts: ReportFacts
    ) -> RunReport {
        var writer = ReportWriter(script: script, timeline: timeline, clinical: clinical, facts: facts)
        writer.addTimes()
        writer.addScene()
        writer.addSituation()
        writer.addHistory()
        writer.addCrew()
        writer.addVitals()
        writer.addMedications()
        writer.addProcedures()
        writer.addShocks()
        writer.addArrest()
        writer.addNarrative()
        return writer.report
    }

    mutating func addTime(_ element: String, _ time: SessionTime, group: Int = 0, beatID: String? = nil) {
        report.add(element, .text(clock.text(time)), time: time, beatID: beatID, group: group)
    }

    private mutating func addTimes() {
        let timeline = timeline
        let start = { (id: String) in timeline.span(ofBeat: id)?.start }
        let arrival = start("arrival.1") ?? .zero
        addTime("eTimes.01", .zero)
        addTime("eTimes.03", start("dispatch.1") ?? .zero)
        addTime("eTimes.05", start("acknowledge.1") ?? .zero)
        addTime("eTimes.06", max(.zero, arrival - .seconds(2)))
        addTime("eTimes.07", arrival)
        if isPronounced {
            // The crew stays until others have come.
            addTime("eTimes.09", timeline.duration + .seconds(600))
        } else {
            let transport = start("transport.1") ?? timeline.duration
            let handoff = start("handoff.1") ?? timeline.duration
            addTime("eTimes.09", transport)
            addTime("eTimes.11", max(transport, handoff - .seconds(2)))
            addTime("eTimes.12", timeline.duration)
        }
        addTime("eTimes.13", timeline.duration + .seconds(900))
        if let alert = facts.alertCode, let time = start("radio.1") {
            report.add("eDisposition.24", .text(alert), time: time, beatID: "radio.1")
            addTime("eDisposition.25", time, beatID: "radio.1")
        }
    }

    /// Whether death was pronounced where the patient lay, so that nobody was taken anywhere.
    var isPronounced: Bool { timeline.span(ofBeat: Termination.pronouncementBeat) != nil }

    private mutating func addCrew() {
        let crew = script.participants.filter(\.role.isCrew)
        for (group, member) in crew.enumerated() {
            let level =
                switch member.role {
                case .leadMedic, .paramedic: "9925007"
                case .emt: "9925005"
                default: "9925003"
                }
            report.add("eCrew.01", .text(member.id), group: group)
            report.add("eCrew.02", .text(level), group: group)
            report.add("eCrew.03", .text(member.role == .leadMedic ? "2403011" : "2403007"), group: group)
        }
    }
}
