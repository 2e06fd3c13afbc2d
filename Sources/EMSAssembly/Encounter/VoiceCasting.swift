import EMSManifest
import EMSModel
import EMSReproducibility
import EMSSpeech

/// Gives every participant a voice that he keeps: of his sex and age as far as there are such, no two alike, with a
/// small shift of pitch and rate of his own.
struct VoiceCasting {
    let voices: [String: VoiceProfile]

    init(script: EncounterScript, catalogue: VoiceCatalogue) {
        let random = RandomSubstream(seed: script.seed, "voices")
        var taken: Set<String> = []
        var voices: [String: VoiceProfile] = [:]
        for person in script.participants {
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
            taken.insert(voice.id)
            if use == .person {
                voice.pitch = min(99, max(0, voice.pitch + stream.integer(in: -4...4)))
                voice.rate = min(260, max(120, voice.rate + stream.integer(in: -10...10)))
            }
            voices[person.id] = voice
        }
        self.voices = voices
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
