import EMSAudio
import EMSManifest
import EMSModel
import EMSReproducibility

/// What microphones at fault recorded of a call, beside the recordings without fault.
///
/// The wearer's microphone is the first noisy twin of the mix or, where there is none, the mix; close microphones are the
/// stems of the speakers, where the recipe has them. A recording with faults is a twin of its own, so that every other
/// file is what it would be without them.
struct SoundFaultStage {
    let shares: SoundFaultShares

    func recordings(
        of tracks: [AudioStage.Track], _ performance: Performance
    ) -> (tracks: [AudioStage.Track], events: [EventRecord]) {
        let wearer = tracks.first { $0.kind == .audioNoisy } ?? tracks.first { $0.kind == .audioMix }
        guard let wearer else { return ([], []) }
        let sources = [wearer] + tracks.filter { $0.kind == .audioStem && $0.speaker != nil }
        let channels = sources.map { source in
            SoundFaultPlanner.Channel(
                samples: source.samples,
                turns: performance.timeline.turns.filter { source.speaker == nil || $0.turn.speaker == source.speaker }
                    .map { Self.samples(of: $0.span) })
        }
        let random = RandomSubstream(seed: performance.script.seed, "sound-faults")
        let plan = SoundFaultPlanner(shares: shares, random: random).faults(of: channels)
        var faulty: (tracks: [AudioStage.Track], events: [EventRecord]) = ([], [])
        for (source, faults) in zip(sources, plan) where !faults.isEmpty {
            var track = AudioStage.Track(
                name: "faulty-\(source.id)", kind: .audioFaulty, speaker: source.speaker, samples: source.samples,
                twin: source.id)
            for fault in faults {
                fault.apply(to: &track.samples)
                faulty.events.append(EventRecord(fault, of: track.id))
            }
            faulty.tracks.append(track)
        }
        return faulty
    }

    private static func samples(of span: SessionSpan) -> Range<Int> {
        let start = span.start.sampleIndex(rateHertz: AudioScene.sampleRateHertz)
        return start..<max(start, span.end.sampleIndex(rateHertz: AudioScene.sampleRateHertz))
    }
}

extension EventRecord {
    fileprivate init(_ fault: SoundFault, of stream: String) {
        self.init(
            id: "", type: .fault, label: fault.kind.rawValue, start: fault.span.start, end: fault.span.end,
            value: fault.level.map(Double.init), stream: stream)
    }
}
