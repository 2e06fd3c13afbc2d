package import EMSDiagnostics
import EMSManifest
import EMSModel
package import EMSValidation
import Foundation

/// What a turn over radio or telephone adds to the mix has next to nothing above 3.4 kHz: at most −40 dB of its energy.
///
/// Known only where the bed is there as a stem: the mix without it is the turns. Turns that another one on air meets, or
/// whose echo may reach into them, are left alone. Measured: −77 dB and less; of turns on air −34 and more.
package struct ChannelBandCheck: EncounterCheck {
    package let level = ValidationLevel.signals
    private static let highest = -40.0
    /// So many turns, and so much of each, are listened to.
    private static let turns = 8
    private static let length = SessionTime.seconds(2)
    /// As long as a stairwell rings; rooms of the user's own may ring for longer.
    private static let echo = SessionTime.seconds(2)
    private static let ofParts: Set<FindingCode> = [
        .cross(.stemMismatch), .cross(.silentWord), .cross(.lengthMismatch),
    ]
    /// Seconds that a response may say it rings.
    private static let longestResponse = 60.0

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        guard let transcript = contents.transcript, transcript.record.times != .estimated,
            let mixStream = contents.streams(.audioMix).first?.stream, let rate = mixStream.sampleRateHertz,
            rate > 8_000,
            // A mix or a bed that is another sound has other frequencies for that reason.
            !findings.contains(where: { $0.code.area == "audio" || Self.ofParts.contains($0.code) }),
            let bedStream = contents.streams(.audioStem).map(\.stream).first(where: { $0.id == "stem-bed" })
        else { return }
        let narrow = transcript.record.turns.enumerated().filter { _, turn in
            turn.channel == .radio || turn.channel == .telephone
        }
        let wide = transcript.record.turns.filter { $0.channel != .radio && $0.channel != .telephone }
        let responses = contents.streams(.audioImpulse).compactMap(\.stream.samples).map { Double($0) / rate }
        let echo = max(Self.echo, .milliseconds(Int(1000 * min(responses.max() ?? 0, Self.longestResponse))))
        let alone = narrow.filter { _, turn in
            !wide.contains { $0.start < turn.end && turn.start < $0.end + echo }
        }
        guard !alone.isEmpty, let mix = Sound(mixStream, in: contents), let bed = Sound(bedStream, in: contents),
            mix.isInStep(with: bed)
        else { return }
        let filter = HighPass(rateHertz: rate)
        for (index, turn) in alone.prefix(Self.turns) {
            let frames = mix.frames(turn.start, min(turn.end, turn.start + Self.length))
                .clamped(to: 0..<bed.frameCount)
            let voice = frames.map {
                Double(mix.samples[$0 * mix.channels]) - Double(bed.samples[$0 * bed.channels])
            }
            let all = voice.reduce(0) { $0 + $1 * $1 }
            // A voice that was mixed so low that its steps are heard is no evidence.
            guard all > 100 * Double(voice.count) else { continue }
            let share = 10 * log10(filter.energy(of: voice) / all)
            guard share > Self.highest else { continue }
            let message =
                "\((share * 10).rounded() / 10) dB of the sound of a turn on the "
                + "\(turn.channel?.rawValue ?? "radio") lie above 3.4 kHz"
            findings.append(
                transcript.finding(
                    .cross(.channelBand), message, field: "turns[\(index)].channel",
                    timeNanoseconds: turn.start.nanoseconds))
            return
        }
    }
}
