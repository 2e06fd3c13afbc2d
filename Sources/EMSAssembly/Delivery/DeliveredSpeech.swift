import EMSAudio
import EMSModel
import EMSReproducibility
import EMSSpeech

/// Makes of synthesised speech what no synthesiser speaks: whispers have no voice, who is out of breath gasps where a run
/// of words ends, and who counts compressions counts with them. Tokens keep true times.
struct DeliveredSpeech {
    /// Of the encounter; each turn has a stream below it.
    let random: RandomSubstream

    func apply(to audio: SpokenAudio, of turn: DialogueTurn) -> SpokenAudio {
        if turn.countsPerMinute != nil { return CountedSpeech.apply(to: audio, of: turn) }
        switch turn.delivery {
        case .normal, .raised, .urgent, .weak, .calm, .stressed: return audio
        case .whispered:
            var whispered = audio
            whispered.samples = WhisperedVoice(sampleRateHertz: audio.sampleRateHertz)
                .apply(to: audio.samples, random: random.substream(turn.id))
            return whispered
        case .breathless: return gasped(audio, turn)
        }
    }

    private func gasped(_ audio: SpokenAudio, _ turn: DialogueTurn) -> SpokenAudio {
        var places: [Int] = []
        var next = 0
        for word in turn.words {
            next += word.spoken.count
            guard word.pauseAfter != .none, next > 0, next < audio.tokens.count else { continue }
            let place = (audio.tokens[next - 1].endSample + audio.tokens[next].onsetSample) / 2
            if place > places.last ?? 0 { places.append(place) }
        }
        let gasped = GaspedBreaths(sampleRateHertz: audio.sampleRateHertz)
            .insert(into: audio.samples, at: places, random: random.substream(turn.id))
        let shifted = audio.tokens.map { token in
            let shift = gasped.breaths.reduce(0) { $1.place <= token.onsetSample ? $0 + $1.count : $0 }
            return TokenTime(
                onsetSample: token.onsetSample + shift, endSample: token.endSample + shift,
                isInterpolated: token.isInterpolated)
        }
        return SpokenAudio(samples: gasped.samples, sampleRateHertz: audio.sampleRateHertz, tokens: shifted)
    }
}
