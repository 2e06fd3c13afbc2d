import EMSManifest
import EMSModel

extension EncounterPayload {
    init(_ record: EncounterRecord) {
        let about = record.clinicalProtocol
        let patient = record.patient
        let weight = patient.weightKilograms.map { ", \($0) kg" } ?? ""
        let age = patient.ageMonths.map { "\($0) months" } ?? "\(patient.ageYears) years"
        self.init(
            id: record.id, split: record.split.rawValue, language: record.language,
            protocolName: ([about.id] + [about.odemsa].compactMap(\.self)).joined(separator: " · "),
            course: record.course, patient: "\(age), \(patient.sex.rawValue)\(weight)",
            duration: record.duration.milliseconds,
            speakers: record.speakers.map { speaker in
                let facts = [
                    speaker.sex?.rawValue, speaker.ageYears.map { "\($0) years" }, speaker.seat?.rawValue,
                ]
                return Speaker(
                    id: speaker.id, about: facts.compactMap(\.self).joined(separator: ", ")
                )
            })
    }
}

extension EncounterPayload.Turn {
    init(_ turn: TurnRecord) {
        // Words are the tokens of the text, with one space between them.
        var position = 0
        let words = turn.words.map { word in
            let start = position
            let end = start + word.text.unicodeScalars.count
            position = end + 1
            return EncounterPayload.Word(
                text: word.text, start: word.start.milliseconds, end: word.end.milliseconds,
                mention: turn.mentions.firstIndex { $0.start < end && $0.end > start })
        }
        self.init(
            speaker: turn.speaker, role: turn.role.rawValue, topic: turn.topic.rawValue,
            channel: turn.channel == .air ? nil : turn.channel?.rawValue, start: turn.start.milliseconds,
            end: turn.end.milliseconds, words: words, mentions: turn.mentions.map(EncounterPayload.Mention.init))
    }
}

extension EncounterPayload.Mention {
    init(_ mention: MentionRecord) {
        let value =
            switch mention.value {
            case .number(let number): DisplayNumber.text(number)
            case .text(let text): text
            case nil: ""
            }
        let quantity = [value, DisplayNumber.unit(mention.unit)].filter { !$0.isEmpty }.joined(separator: " ")
        let facts = [
            mention.kind.rawValue, mention.code, quantity, mention.assertion.rawValue, mention.status.rawValue,
        ]
        self.init(
            kind: mention.kind.rawValue,
            note: facts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " · "))
    }
}

extension EncounterPayload.Event {
    init(_ event: EventRecord) {
        self.init(
            type: event.type.rawValue, label: event.label.replacing("_", with: " "), detail: Self.detail(event),
            actor: event.actor, start: event.start.milliseconds, end: event.end.milliseconds)
    }

    /// What the row says beyond its label.
    private static func detail(_ event: EventRecord) -> String {
        let quantity = (event.dose ?? event.value).map { value in
            [DisplayNumber.text(value), DisplayNumber.unit(event.unit)].filter { !$0.isEmpty }.joined(separator: " ")
        }
        let facts = [
            quantity, event.route?.rawValue, event.energyJoules.map { "\($0) J" }, event.mode?.rawValue,
            event.ratePerMinute.map { "\(DisplayNumber.text($0)) a minute" },
            event.depthMillimetres.map { "\(DisplayNumber.text($0)) mm" },
            event.attempt.flatMap { $0 > 1 ? "attempt \($0)" : nil }, event.succeeded == false ? "not successful" : nil,
            event.source?.replacing("_", with: " "), event.priority.map { "\($0.rawValue) priority" },
            event.stream,
        ]
        return facts.compactMap(\.self).joined(separator: ", ")
    }
}

/// Numbers for people: shortest decimal, whole numbers without a fraction.
enum DisplayNumber {
    static func text(_ value: Double) -> String {
        let text = "\(value)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// As people write it; empty for a score, whose UCUM unit is an annotation in braces.
    static func unit(_ unit: String?) -> String {
        switch unit {
        case nil: ""
        case "Cel": "°C"
        case let unit?: unit.hasPrefix("{") ? "" : unit
        }
    }
}
