import EMSManifest
import EMSModel

/// The rows of `events.jsonl`: what was done, what changed, what was read, what could be heard beside speech.
struct EventLog {
    private var rows: [EventRecord] = []
    private let script: EncounterScript
    private let timeline: SessionTimeline
    private let clinical: ClinicalTimeline

    private init(script: EncounterScript, timeline: SessionTimeline, clinical: ClinicalTimeline) {
        self.script = script
        self.timeline = timeline
        self.clinical = clinical
    }

    /// - Parameter sounds: rows of sounds and alarms, whose ids are given here.
    static func rows(
        script: EncounterScript, timeline: SessionTimeline, clinical: ClinicalTimeline, sounds: [EventRecord]
    ) -> [EventRecord] {
        var log = EventLog(script: script, timeline: timeline, clinical: clinical)
        for placed in timeline.beats {
            log.addKeysteps(of: placed)
            log.add(placed)
        }
        log.addMissingReadBacks()
        log.addRhythms()
        log.addVentilation()
        log.rows += sounds.map { sound in
            var row = sound
            row.end = max(row.start, min(row.end, timeline.duration))
            return row
        }
        // Only times and places are moved about.
        let order = log.rows.indices.map { (start: log.rows[$0].start, end: log.rows[$0].end, place: $0) }
            .sorted { $0 < $1 }.map(\.place)
        for (number, place) in order.enumerated() { log.rows[place].id = "e" + number.padded(to: 5) }
        return order.map { log.rows[$0] }
    }

    private mutating func append(
        _ type: EventType, _ label: String, _ span: SessionSpan, _ placed: SessionTimeline.PlacedBeat? = nil,
        fill: (inout EventRecord) -> Void = { _ in }
    ) {
        let start = max(.zero, min(span.start, timeline.duration))
        let end = max(start, min(span.end, timeline.duration))
        // Filled in its place: a row has thirty members.
        rows.append(EventRecord(id: "", type: type, label: label, start: start, end: end))
        if let placed {
            rows[rows.count - 1].actor = placed.beat.actor
            rows[rows.count - 1].director = placed.beat.director
            rows[rows.count - 1].beatID = placed.beat.id
        }
        fill(&rows[rows.count - 1])
    }

    /// The visible parts share the beat's length in proportion to their typical length; those of an instant (reading a
    /// number off a device) follow it.
    private mutating func addKeysteps(of placed: SessionTimeline.PlacedBeat) {
        let keysteps = placed.beat.keysteps
        guard !keysteps.isEmpty else { return }
        let typical = keysteps.map(\.typicalDuration.nanoseconds)
        let total = typical.reduce(0, +)
        var span = placed.span
        if span.length == .zero {
            span = SessionSpan(start: span.start, end: span.start + .seconds(min(4, Double(total) / 1e9)))
        }
        var start = span.start
        for (number, keystep) in keysteps.enumerated() {
            let share = Int64(Double(span.length.nanoseconds) * Double(typical[number]) / Double(total))
            let end = number == keysteps.count - 1 ? span.end : start + SessionTime(nanoseconds: share)
            append(.keystep, keystep.label, SessionSpan(start: start, end: end), placed) {
                $0.keystepID = keystep.rawValue
            }
            start = end
        }
    }

    private mutating func add(_ placed: SessionTimeline.PlacedBeat) {
        switch placed.beat.action {
        case .communicate(let kind): append(.communication, kind.rawValue, placed.span, placed)
        case .measure(let ids): for id in ids { addReading(id, placed) }
        case .medicate(let dose):
            append(.medication, dose.drug.name, placed.span, placed) {
                $0.drug = dose.drug.slug
                $0.code = dose.drug.qualifiedCode
                $0.dose = dose.dose
                $0.unit = dose.unit.rawValue
                $0.route = dose.route
            }
        case .withhold(let drug, let reason):
            append(.communication, "withheld_\(drug.slug)", placed.span, placed) { $0.code = reason.qualifiedCode }
        case .takeBack(let late):
            append(.communication, "withheld_\(late.dose.drug.slug)", placed.span, placed) {
                $0.code = late.reason.qualifiedCode
            }
            append(.communication, "told_\(late.told.slug)", placed.span, placed) {
                $0.code = late.told.qualifiedCode
                $0.actor = late.teller
            }
        case .refuse(let care):
            append(.communication, "refused_\(care.term.slug)", placed.span, placed) {
                $0.code = care.term.qualifiedCode
            }
        case .think(let impression):
            let slug = impression.term.slug
            append(
                impression.isRuledOut ? .protocolChange : .communication,
                impression.isRuledOut ? "ruled_out_\(slug)" : "suspected_\(slug)", placed.span, placed
            ) { $0.code = impression.term.qualifiedCode }
        case .trouble(let trouble):
            append(.device, trouble.rawValue, placed.span, placed) { $0.device = trouble.device }
        case .perform(let procedure):
            append(.procedure, procedure.term.slug, placed.span, placed) {
                $0.code = procedure.term.qualifiedCode
                $0.attempt = procedure.attempt
                // A device that works by itself leaves the hands of whoever started it free.
                if !placed.beat.occupiesActor {
                    $0.actor = nil
                    $0.director = nil
                    $0.device = procedure.term.slug
                }
                $0.succeeded = procedure.succeeded
            }
        case .shock(let shock):
            append(.shock, "shock_\(shock.ordinal)", placed.span, placed) {
                $0.energyJoules = shock.energyJoules
                $0.mode = shock.mode
            }
        case .compress(let quality):
            append(.compressions, "chest_compressions", placed.span, placed) {
                $0.ratePerMinute = quality.ratePerMinute
                $0.depthMillimetres = quality.depthMillimetres
            }
        case .attach(let channel):
            append(.device, "\(channel.rawValue)_attached", placed.span, placed) { $0.device = channel.rawValue }
        case .detach(let channel):
            append(.device, "\(channel.rawValue)_detached", placed.span, placed) { $0.device = channel.rawValue }
        case .observe, .ask, .interpret, .ventilate, .rhythm, .effect: break
        }
    }

    private mutating func addReading(_ id: String, _ placed: SessionTimeline.PlacedBeat) {
        guard let reading = script.reading(id) else { return }
        append(.reading, reading.kind.rawValue, placed.span, placed) {
            $0.readingID = id
            $0.kind = reading.kind
            $0.value = reading.value
            $0.unit = reading.kind.unit
        }
        guard let wrong = script.misreadings.first(where: { $0.readingID == id }) else { return }
        append(.communication, "misread_\(reading.kind.rawValue)", placed.span, placed) {
            $0.readingID = id
            $0.kind = reading.kind
            $0.value = wrong.said
            $0.unit = reading.kind.unit
        }
    }

    /// An order that nobody read back, at the moment at which somebody should have.
    private mutating func addMissingReadBacks() {
        let turns = timeline.turns
        for index in turns.indices {
            guard let silent = turns[index].turn.missingReadBack else { continue }
            let end = turns[index].span.end
            append(.communication, "read_back_missing", SessionSpan(start: end, end: end)) {
                $0.actor = silent
                $0.director = turns[index].turn.speaker
                $0.beatID = turns[index].turn.beatID
            }
        }
    }

    private mutating func addRhythms() {
        for item in clinical.rhythms {
            append(.rhythm, item.rhythm.rawValue, item.span) { $0.rhythm = item.rhythm }
        }
    }

    /// Stretches in which breaths are given.
    private mutating func addVentilation() {
        var start: Int?
        let seconds = clinical.physiology.count
        for second in 0...seconds {
            let isAssisted = second < seconds && clinical.physiology[second].isAssisted
            if isAssisted, start == nil { start = second }
            guard !isAssisted, let from = start else { continue }
            start = nil
            let rates = clinical.physiology[from..<second].map(\.respiratoryRatePerMinute)
            let mean = rates.reduce(0, +) / Double(rates.count)
            append(.ventilation, "assisted_ventilation", SessionSpan(start: .seconds(from), end: .seconds(second))) {
                $0.ratePerMinute = (mean * 10).rounded() / 10
            }
        }
    }
}

extension CodedTerm {
    /// Such as `rxnorm:7242`.
    var qualifiedCode: String { "\(system.rawValue):\(code)" }
}
