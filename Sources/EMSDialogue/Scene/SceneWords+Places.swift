internal import EMSKnowledge
internal import EMSModel

// Names of people and places, and the numbers in them.
extension SceneWords {
    func personOrPlace(_ fact: Slot.Fact) -> SlotValue? {
        switch fact {
        case .me: return person(speaker)
        case .to: return person(listener)
        case .patientName:
            guard !script.patient.name.isEmpty else { return .absent }
            return .value(name(script.patient.name, .person))
        case .relation:
            guard let teller = script.participants.first(where: { !$0.relation.isEmpty }) else { return .absent }
            let own = phrasebook.variants(of: "word.relation." + Self.slug(teller.relation))
            return own.map { .phrases($0) } ?? .value(Fragment(words: teller.relation))
        case .place:
            guard !incident.place.isEmpty else { return .absent }
            let own = phrasebook.variants(of: "word.place." + Self.slug(incident.place))?.first?.text
            return .value(name(own ?? incident.place, .place))
        case .inThe:
            let variants =
                phrasebook.variants(of: "word.in_the." + Self.slug(incident.place))
                ?? phrasebook.variants(of: "word.in_the")
            return variants.map { .phrases($0) }
        case .hospital: return .value(name(incident.hospitalName, .place))
        case .street:
            let (house, street) = ("\(incident.streetNumber)", incident.streetName)
            return .value(name(speller.isHouseNumberLast ? street + " " + house : house + " " + street, .place))
        case .unit:
            let number = numeral(incident.unitNumber, style: .pairs)
            return .value(
                (Fragment(words: incident.unitWord) + number).mentioned(surrogate(.unitName)))
        case .time: return .value(timeOfDay(beat.plannedStart, beatID: nil))
        case .timeOfDeath:
            guard let death = script.beat(Termination.pronouncementBeat) else { return .absent }
            return .value(timeOfDay(death.plannedStart, beatID: death.id))
        case .ageYears:
            // Nobody says an age of no years.
            guard script.patient.ageGroup != .infant else { return .absent }
            return .value(number(Double(script.patient.ageYears), .age, unit: "a"))
        case .ageMonths:
            guard let months = script.patient.ageMonths else { return .absent }
            return .value(number(Double(months), .age, unit: "mo"))
        case .weight: return .value(number(Double(script.patient.weightKilograms), .weight, unit: "kg"))
        default: return nil
        }
    }

    /// As it is planned: `ClockTalk` corrects it by the session.
    private func timeOfDay(_ time: SessionTime, beatID: String?) -> Fragment {
        let said = SaidTime(incident, at: time, speller)
        return Fragment(pieces: [Fragment.Piece(said.written, spoken: said.spoken)]).mentioned(
            Mention(start: 0, end: 0, kind: .timeOfDay, value: .text(said.written), beatID: beatID, status: status))
    }

    /// A word of a protocol file as part of the name of a class.
    private static func slug(_ word: String) -> String {
        String(word.lowercased().map { $0.isASCII && $0.isLetter ? $0 : "_" })
    }

    private var incident: Incident { script.incident }

    private func person(_ participant: Person?) -> SlotValue {
        guard let participant, !participant.name.isEmpty else { return .absent }
        return .value(name(participant.name, .person))
    }

    private func name(_ name: String, _ kind: Mention.Kind) -> Fragment {
        let pieces = name.tokens.map { token in
            Int(token).map { numeral($0, style: .pairs).pieces } ?? [Fragment.Piece(token)]
        }
        return Fragment(pieces: pieces.flatMap { $0 }).mentioned(surrogate(kind, name))
    }

    private func numeral(_ value: Int, style: NumberSpeller.Style) -> Fragment {
        Fragment(pieces: [Fragment.Piece(String(value), spoken: speller.spoken(Double(value), style: style))])
    }

    private func surrogate(_ kind: Mention.Kind, _ name: String? = nil) -> Mention {
        let value =
            switch kind {
            case .unitName: incident.unitWord + " \(incident.unitNumber)"
            default: name ?? ""
            }
        return Mention(start: 0, end: 0, kind: kind, value: .text(value), status: status)
    }
}
