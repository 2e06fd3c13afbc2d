import EMSAudio
import EMSModel

/// A body and its devices, quiet until a test says otherwise.
struct ClinicalCase {
    var seconds = 180
    var rhythms: [(from: Int, Rhythm)] = [(0, .sinus)]
    var heartRate: (Int) -> Double = { _ in 80 }
    var spo2: (Int) -> Double = { _ in 98 }
    var breaths: (Int) -> Double = { _ in 14 }
    var attached: [(DeviceChannel, from: Int)] = []
    var compressions: [ClinicalTimeline.CompressionBout] = []
    var shocks: [ClinicalTimeline.Shock] = []
    var cuffCycles: [SessionSpan] = []
    var turns: [SessionTimeline.PlacedTurn] = []
    var beats: [SessionTimeline.PlacedBeat] = []
    var rPeaks: [RPeak] = []

    var duration: SessionTime { .seconds(seconds) }

    func rhythm(_ second: Int) -> Rhythm { rhythms.last { $0.from <= second }?.1 ?? .sinus }

    var clinical: ClinicalTimeline {
        let physiology = (0...seconds).map { second in
            let rhythm = rhythm(second)
            return PhysiologySample(
                rhythm: rhythm, electricalRatePerMinute: rhythm.hasBeats ? heartRate(second) : 0,
                hasPulse: rhythm.canPerfuse, perfusion: rhythm.canPerfuse ? 1 : 0, systolic: 120, diastolic: 80,
                spo2: spo2(second), respiratoryRatePerMinute: breaths(second), isAssisted: false, breathDepth: 1,
                etco2: 38, airwayObstruction: 0, glucose: 100, temperature: 37, gcsEye: 4, gcsVerbal: 5, gcsMotor: 6,
                pain: 0, isSeizing: false)
        }
        let spans = rhythms.indices.map { index in
            let end = index + 1 < rhythms.count ? rhythms[index + 1].from : seconds
            return ClinicalTimeline.RhythmSpan(
                span: SessionSpan(start: .seconds(rhythms[index].from), end: .seconds(end)), rhythm: rhythms[index].1)
        }
        return ClinicalTimeline(
            duration: duration, physiology: physiology, rhythms: spans, compressions: compressions, shocks: shocks,
            cuffCycles: cuffCycles,
            attachments: attached.map {
                .init(channel: $0.0, span: SessionSpan(start: .seconds($0.from), end: duration))
            }, readings: [])
    }

    func events(seed: UInt64 = 1, _ change: (inout SoundEventOptions) -> Void = { _ in }) -> [SoundEvent] {
        var options = SoundEventOptions(seed: seed)
        change(&options)
        return SoundEventPlanner(options: options).events(
            clinical: clinical, session: SessionTimeline(duration: duration, turns: turns, beats: beats),
            rPeaks: rPeaks)
    }

    static func beat(
        _ id: String, _ action: BeatAction, from start: Int, to end: Int, keysteps: [Keystep] = []
    ) -> SessionTimeline.PlacedBeat {
        .init(
            beat: Beat(
                id: id, phase: .treatment, action: action, topic: .takeInterventions, keysteps: keysteps,
                plannedStart: .zero), span: SessionSpan(start: .seconds(start), end: .seconds(end)))
    }

    static func turn(
        _ id: String, _ channel: DialogueTurn.Channel, from start: Int, to end: Int
    ) -> SessionTimeline.PlacedTurn {
        .init(
            turn: DialogueTurn(
                id: id, speaker: "dispatch", topic: .dispatch, beatID: "b", text: "", clean: "", words: [],
                mentions: [], placement: .opens, channel: channel, pauseMilliseconds: 0, source: []),
            span: SessionSpan(start: .seconds(start), end: .seconds(end)), words: [])
    }
}
