import EMSManifest
import EMSModel
import EMSReproducibility
import EMSSpeech

/// Gives every participant a voice that he keeps: of his sex and age as far as there are such, no two alike in pitch and
/// formants, with a small shift of pitch and rate of his own that brings him near nobody else.
struct VoiceCasting {
    let voices: [String: VoiceProfile]

    init(script: EncounterScript, catalogue: VoiceCatalogue) {
        let random = RandomSubstream(seed: script.seed, "voices")
        var taken: [VoiceProfile] = []
        var voices: [String: VoiceProfile] = [:]
        // A device speaks as it was made: people keep away from its voice, since it cannot from theirs.
        let devices = script.participants.filter { $0.role == .aedVoice }
        for person in devices + script.participants.filter({ $0.role != .aedVoice }) {
            var stream = random.substream(person.id)
            let use: VoiceProfile.Use =
                switch person.role {
                case .aedVoice: .device
                case .dispatcher, .medicalControl: .dispatcher
                default: .person
                }
            guard
                var voice = catalogue.voice(
                    language: script.language, use: use, sex: person.sex,
                    ageGroup: AgeGroup(ageYears: person.ageYears), taken: taken,
                    draw: { stream.integer(in: 0...$0 - 1) })
            else { continue }
            if use != .device {
                let shift = use == .person ? stream.integer(in: -4...4) : 0
                voice = Self.setting(of: voice, shift, of: person, beside: taken)
            }
            if use == .person {
                voice.rate = min(260, max(120, voice.rate + stream.integer(in: -10...10)))
            }
            taken += Self.heard(voice, of: person)
            voices[person.id] = voice
        }
        self.voices = voices
    }

    /// The voice a little higher or lower; farther where it sounds like another's nevertheless, as happens where a split has
    /// few voices of its own; and as far from all others as can be where that does not help either.
    private static func setting(
        of voice: VoiceProfile, _ shift: Int, of person: Participant, beside taken: [VoiceProfile]
    ) -> VoiceProfile {
        let side = shift < 0 ? -1 : 1
        let far = stride(from: 6, through: 34, by: 2).flatMap { [side * $0, -side * $0] }
        let settings = ([shift, -shift, 0] + far).map { voice.raised(by: $0) }
        func nearest(_ setting: VoiceProfile) -> Double {
            heard(setting, of: person).flatMap { heard in taken.compactMap { heard.distance(to: $0) } }.min()
                ?? VoiceProfile.leastDistance
        }
        return settings.first { nearest($0) >= VoiceProfile.leastDistance }
            ?? settings.max { nearest($0) < nearest($1) } ?? voice
    }

    /// A patient speaks weakly for much of a call, and so lower; the others raise their voices where it is loud.
    private static func heard(_ voice: VoiceProfile, of person: Participant) -> [VoiceProfile] {
        person.role == .patient ? [voice, voice.spoken(.weak), voice.spoken(.weak, among: .raised)] : [voice]
    }
}

extension VoiceProfile {
    /// As it stands in the manifest.
    ///
    /// - Parameter isOutside: spoken by a program of the user's, to which voices of the engine say nothing.
    func manifestValue(ofOutside isOutside: Bool) -> JSONValue {
        var members: [String: JSONValue] = [
            "id": .string(id), "pitch": .integer(Int64(pitch)), "range": .integer(Int64(range)),
            "rate_wpm": .integer(Int64(rate)), "volume": .integer(Int64(volume)),
        ]
        if !isOutside {
            members["engine_voice"] = .string(engineVoice)
            members["engine_variant"] = .string(engineVariant)
        }
        return .object(members)
    }
}
