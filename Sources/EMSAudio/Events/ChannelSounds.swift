import EMSModel

/// What a radio or telephone adds around a turn that goes through it.
struct ChannelSounds {
    let hasRogerBeep: Bool

    func events(around placed: SessionTimeline.PlacedTurn) -> [SoundEvent] {
        let span = placed.span
        guard span.start < span.end else { return [] }
        let turnID = placed.turn.id
        switch placed.turn.channel {
        case .air, .loudspeaker: return []
        case .telephone: return [SoundEvent(.lineNoise, span.start, span.end, turnID: turnID)]
        case .radio:
            var released = span.end + .milliseconds(60)
            var sounds = [SoundEvent(.squelch, span.start - .milliseconds(70), span.start, turnID: turnID)]
            if hasRogerBeep {
                let end = released + .milliseconds(140)
                sounds.append(SoundEvent(.rogerBeep, released, end, turnID: turnID))
                released = end
            }
            sounds.append(SoundEvent(.radioNoise, span.start, released, turnID: turnID))
            sounds.append(SoundEvent(.squelch, released, released + .milliseconds(120), turnID: turnID))
            return sounds
        }
    }
}
