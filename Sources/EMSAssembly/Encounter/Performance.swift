import EMSModel
import EMSSpeech

/// An encounter as it was played: what every stream is drawn from.
struct Performance {
    var script: EncounterScript
    var voices: [String: VoiceProfile]
    var spoken: SpokenTurns
    var timeline: SessionTimeline
    var clinical: ClinicalTimeline
    var complaints: [String]
}
