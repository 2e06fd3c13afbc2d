package import EMSDiagnostics
import EMSManifest
import EMSModel
package import EMSValidation
import Foundation

/// The bed of a call that was made up holds what the events say, and nothing else: a room tone 36 dB below speech, and above
/// it alarms and sounds of devices at their `snr_db` below speech (`docs/dataset.md`, Sound).
package struct DeviceSoundCheck: EncounterCheck {
    package let level = ValidationLevel.signals
    /// dB by which speech is above the room tone.
    private static let speech = 36.0
    /// Seconds of the bed that must be room tone alone, so that its level is known.
    private static let leastTone = 10
    /// Room tone is this much louder than its median at most, in 50 ms; measured: 1.43.
    private static let loudestTone = 2.0
    /// dB by which 50 ms of a sound may be above the level of the whole; measured: 2.6, the room tone included.
    private static let crest = 3.5
    /// So many stretches of 50 ms within a second are a sound that is not listed.
    private static let fewest = 3
    /// dB below its own level at which a sound counts as heard.
    private static let drop = 6.0
    /// A sound begins and ends at its event; filters of a channel may reach beyond.
    private static let margin = SessionTime.milliseconds(100)
    private static let ofParts: Set<FindingCode> = [
        .cross(.stemMismatch), .cross(.silentWord), .cross(.lengthMismatch),
    ]

    /// Share of 50 ms in which a sound is heard at its level, at least. Measured: of those that do not pause 0.91, of bursts of
    /// alarms 0.43; where the pulse tone alone is heard instead 0.34 and 0.15 at most. Others are trains of clicks and hisses.
    private static func leastShare(_ event: EventRecord) -> Double? {
        if event.type == .alarm { return event.priority == .high || event.priority == .medium ? 0.25 : nil }
        let steady: Set = ["cuff_pump", "power_on", "charge_whine", "ready_tone", "roger_beep", "squelch"]
        return steady.contains(event.label) ? 0.6 : nil
    }

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        guard contents.isMixedByRecipe, let rows = contents.events,
            let list = contents.streams(.events).first?.stream,
            // What is wrong with the sound, or with the events, has been said.
            !findings.contains(where: { $0.code.area == "audio" || $0.code.area == "event" }),
            !findings.contains(where: { Self.ofParts.contains($0.code) }),
            let stream = contents.streams(.audioStem).first(where: { $0.stream.id == "stem-bed" })?.stream,
            let bed = Sound(stream, in: contents)
        else { return }
        // The noise of a scene is in the noisy twins alone.
        let sounding = rows.filter {
            ($0.record.type == .alarm || $0.record.type == .sound) && $0.record.source != "scene"
                && $0.record.signalToNoiseDecibels != nil
        }
        guard let stretches = Stretches(bed, sounding.map(\.record)) else { return }
        for row in sounding {
            guard let share = Self.leastShare(row.record), let heard = Self.heard(row.record, bed, stretches.tone),
                heard < share
            else { continue }
            findings.append(
                row.finding(
                    .cross(.deviceSound), "\(row.record.label) is not heard in the bed at its level",
                    timeNanoseconds: row.record.start.nanoseconds))
            return
        }
        // An alarm that should be listed and is not has been said to be missing.
        guard let frame = stretches.firstUnlisted, !findings.contains(where: { $0.code == .cross(.missingAlarm) })
        else { return }
        let seconds = (Double(frame) / Double(bed.stretchLength) * 5).rounded() / 100
        let time = SessionTime.milliseconds(Int(seconds * 1000))
        // An alarm that is there is not as loud as it is said to be.
        if let row = sounding.first(where: { row in
            row.record.type == .alarm && row.record.start <= time + Self.margin && time <= row.record.end
        }) {
            findings.append(
                row.finding(
                    .cross(.deviceSound), "\(row.record.label) is louder in the bed than its event says",
                    field: "snr_db", timeNanoseconds: row.record.start.nanoseconds))
            return
        }
        findings.append(
            Finding(
                .cross(.deviceSound), "the bed has a sound at \(seconds) s that no event lists", path: list.path,
                timeNanoseconds: time.nanoseconds, encounter: contents.record.id))
    }

    /// Share of an event in which it is heard; nil where it is cut off.
    private static func heard(_ event: EventRecord, _ bed: Sound, _ tone: Double) -> Double? {
        let frames = bed.frames(event.start, event.end)
        guard let level = level(event), frames.count >= bed.stretchLength else { return nil }
        let least = tone * Decibels.gain(level - drop)
        let starts = Array(
            stride(from: frames.lowerBound, through: frames.upperBound - bed.stretchLength, by: bed.stretchLength))
        let count = starts.count { bed.level($0..<$0 + bed.stretchLength) > least }
        return Double(count) / Double(starts.count)
    }

    /// dB above the room tone.
    fileprivate static func level(_ event: EventRecord) -> Double? { event.signalToNoiseDecibels.map { speech - $0 } }

    /// The bed in stretches of 50 ms beside what may be heard in each.
    private struct Stretches {
        let tone: Double
        private let levels: [Double]
        /// In steps; that of the room tone where nothing else is listed.
        private let allowed: [Double]
        private let length: Int

        /// Nil where too little of the room tone is alone, or there is none.
        init?(_ bed: Sound, _ events: [EventRecord]) {
            length = bed.stretchLength
            let count = bed.frameCount / length
            levels = (0..<count).map { [length] in bed.level($0 * length..<($0 + 1) * length) }
            var sums = [Double](repeating: 0, count: count)
            for event in events {
                guard let level = DeviceSoundCheck.level(event) else { continue }
                let frames = bed.frames(event.start - DeviceSoundCheck.margin, event.end + DeviceSoundCheck.margin)
                guard !frames.isEmpty else { continue }
                let amplitude = Decibels.gain(level + DeviceSoundCheck.crest)
                for index in frames.lowerBound / length...min(count, frames.upperBound / length + 1) where index < count
                {
                    sums[index] += amplitude
                }
            }
            let alone = zip(levels, sums).filter { $0.1 == 0 }.map(\.0).sorted()
            guard alone.count >= 20 * DeviceSoundCheck.leastTone, alone[alone.count / 2] >= 3 else { return nil }
            let tone = alone[alone.count / 2]
            self.tone = tone
            allowed = sums.map { tone * (DeviceSoundCheck.loudestTone + $0) }
        }

        /// The first frame of a sound that is louder than all that is listed there.
        var firstUnlisted: Int? {
            let loud = levels.indices.filter { levels[$0] > allowed[$0] }
            let reach = DeviceSoundCheck.fewest - 1
            return loud.indices.dropLast(reach).first { loud[$0 + reach] - loud[$0] < 20 }.map { loud[$0] * length }
        }
    }
}
