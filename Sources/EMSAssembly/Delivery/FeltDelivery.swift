import EMSKnowledge
import EMSModel
import EMSReproducibility

/// How people feel is heard in how they speak, where the protocol, the body or the call gives them reason:
///
/// - a presentation says how those of a role speak (`voices`), a finding how the patient does who has it (`voice`);
/// - a patient who is short of breath (an SpO2 below 90 % with fast breathing, breathing faster by a third than is normal
///   at that age, or narrow airways) says a few words between two breaths, until it gets better;
/// - a patient near fainting (a systolic pressure below three quarters of the lowest normal one), and one whose throat is
///   hoarse, may only whisper;
/// - a child among strangers, and who is shy by the protocol, may whisper what they say first, until they trust the crew;
/// - family beside a small child that is asleep or drowsy, in a call that is not critical, may whisper;
/// - of those who saw it happen and those who call, some are beside themselves in a critical call.
///
/// Thresholds and shares are ours. Each person's nature is drawn once for the call.
struct FeltDelivery {
    private let script: EncounterScript
    private let isCritical: Bool
    private let voices: [Role: VoiceTrait]
    /// Of what was found in the patient.
    private let found: [VoiceTrait]

    init(script: EncounterScript, protocol clinicalProtocol: ClinicalProtocol, isCritical: Bool) {
        self.script = script
        self.isCritical = isCritical
        voices = clinicalProtocol.presentations.first { $0.id == script.incident.presentationID }?.voices ?? [:]
        found = script.presentFindings.compactMap { clinicalProtocol.finding($0)?.voice }
    }

    private static let whisperingPatients = 0.35
    private static let voicelessPatients = 0.5
    private static let shyPatients = 0.25
    private static let whisperingFamily = 0.4
    /// After as many turns who was shy speaks up.
    private static let shyTurns = 6
    private static let shyAges = 3...10

    func apply(to turns: inout [DialogueTurn]) {
        let roles = Dictionary(uniqueKeysWithValues: script.participants.map { ($0.id, $0.role) })
        let beats = Dictionary(script.beats.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var said: [String: Int] = [:]
        for place in turns.indices {
            defer { said[turns[place].speaker, default: 0] += 1 }
            guard let role = roles[turns[place].speaker], let beat = beats[turns[place].beatID],
                let felt = delivery(
                    of: turns[place], by: role, after: said[turns[place].speaker] ?? 0, body: script.body(at: beat))
            else { continue }
            turns[place].delivery = felt
            if felt == .breathless { turns[place].words = Self.inShortRuns(turns[place].words) }
        }
    }

    private func delivery(
        of turn: DialogueTurn, by role: Role, after said: Int, body: PhysiologySample?
    ) -> DialogueTurn.Delivery? {
        let traits = traits(of: role)
        if let told = Self.told(traits, on: turn.channel) { return told }
        switch role {
        case .patient:
            guard let body, turn.channel == .air, turn.delivery != .raised else { return nil }
            if isShortOfBreath(body) { return .breathless }
            if isFainting(body) && nature(of: turn.speaker, Self.whisperingPatients) { return .whispered }
        case .family, .bystander, .caller:
            if isCritical, turn.delivery != .weak, nature(of: turn.speaker, Self.upset(role)) { return .stressed }
            if !isCritical, role == .family, turn.channel == .air, [.normal, .calm].contains(turn.delivery), let body,
                isChildAsleep(body), nature(of: turn.speaker, Self.whisperingFamily)
            {
                return .whispered
            }
        default: break
        }
        return quiet(turn, traits, after: said)
    }

    private func traits(of role: Role) -> [VoiceTrait] {
        var traits = [voices[role]].compactMap(\.self)
        if role == .patient {
            traits += found
            if Self.shyAges.contains(script.patient.ageYears) { traits.append(.shy) }
        }
        return traits
    }

    /// What holds for all that somebody says. Over a line nobody whispers, and the channel takes breath away.
    private static func told(_ traits: [VoiceTrait], on channel: DialogueTurn.Channel) -> DialogueTurn.Delivery? {
        if traits.contains(.stressed) { return .stressed }
        guard channel == .air else { return nil }
        if traits.contains(.whispered) { return .whispered }
        return traits.contains(.breathless) ? .breathless : nil
    }

    /// What holds for some people, or for a while.
    private func quiet(
        _ turn: DialogueTurn, _ traits: [VoiceTrait], after said: Int
    ) -> DialogueTurn.Delivery? {
        guard turn.channel == .air, [.normal, .weak, .calm].contains(turn.delivery) else { return nil }
        if traits.contains(.hoarse), nature(of: turn.speaker, Self.voicelessPatients) { return .whispered }
        guard traits.contains(.shy), said < Self.shyTurns else { return nil }
        return nature(of: turn.speaker, Self.shyPatients) ? .whispered : nil
    }

    private static func upset(_ role: Role) -> Double {
        switch role {
        case .family: 0.6
        case .caller: 0.5
        default: 0.35
        }
    }

    private func isShortOfBreath(_ body: PhysiologySample) -> Bool {
        guard body.hasPulse, !body.isAssisted else { return false }
        let fastest = script.patient.norms.respiratoryRate.upperBound
        return body.respiratoryRatePerMinute >= fastest * 4 / 3 || body.airwayObstruction > 0.4
            || (body.spo2 < 90 && body.respiratoryRatePerMinute > fastest)
    }

    private func isFainting(_ body: PhysiologySample) -> Bool {
        body.hasPulse && body.systolic < script.patient.norms.systolic.lowerBound * 0.75
    }

    private func isChildAsleep(_ body: PhysiologySample) -> Bool {
        script.patient.ageYears <= 6 && body.hasPulse && !body.isSeizing && body.gcsEye < 4
    }

    private func nature(of person: String, _ share: Double) -> Bool {
        var random = RandomSubstream(seed: script.seed, "nature").substream(person)
        return random.chance(share)
    }

    /// A pause after two to four words each, behind the longest of them: small words go with what follows. A last word
    /// does not stand alone.
    static func inShortRuns(_ words: [TurnWord]) -> [TurnWord] {
        var words = words
        var start = 0
        while start < words.count {
            if let pause = words[start..<min(start + 4, words.count)].firstIndex(where: { $0.pauseAfter != .none }) {
                start = pause + 1
                continue
            }
            let choices = (start + 1..<start + 4).clamped(to: 0..<max(0, words.count - 2))
            guard let place = choices.max(by: { words[$0].text.count < words[$1].text.count }) else { break }
            words[place].pauseAfter = .comma
            start = place + 1
        }
        return words
    }
}
