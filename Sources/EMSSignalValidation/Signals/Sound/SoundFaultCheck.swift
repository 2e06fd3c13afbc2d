package import EMSDiagnostics
import EMSManifest
import EMSModel
package import EMSValidation

/// Faults of microphones are where the events say, and nowhere else: a drop-out or a dead stretch holds one value, a
/// clipped one keeps within its level, and everything else of a recording with faults is its twin, sample by sample.
package struct SoundFaultCheck: EncounterCheck {
    package let level = ValidationLevel.signals

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        let faults = (contents.events ?? []).filter { $0.record.type == .fault }
        let marked = Set(faults.compactMap(\.record.stream))
        for (index, stream) in contents.record.streams.enumerated() {
            guard stream.kind == .audioFaulty || marked.contains(stream.id), stream.kind.rawValue.hasPrefix("audio."),
                let sound = Sound(stream, in: contents)
            else { continue }
            var spans: [SessionSpan] = []
            var isSound = true
            for fault in faults where fault.record.stream == stream.id {
                spans.append(SessionSpan(start: fault.record.start, end: fault.record.end))
                guard isSound, let message = Self.problem(of: fault.record, in: sound) else { continue }
                isSound = false
                findings.append(
                    fault.finding(
                        .cross(.soundFault), "\(stream.id) \(message)", field: "label",
                        timeNanoseconds: fault.record.start.nanoseconds))
            }
            guard isSound, let name = stream.twin else { continue }
            let note = { (message: String) in
                contents.encounter.finding(
                    .cross(.soundFault), "\(stream.id): \(message)", field: "streams[\(index)].twin")
            }
            guard let twin = contents.record.streams.first(where: { $0.id == name }) else {
                findings.append(note("there is no stream called \"\(name)\""))
                continue
            }
            guard let whole = Sound(twin, in: contents), whole.isInStep(with: sound),
                whole.samples.count == sound.samples.count, whole.channels == sound.channels
            else { continue }
            if let frame = Self.firstDifference(sound, whole, outside: spans) {
                let seconds = Double(frame) / (stream.sampleRateHertz ?? 1)
                findings.append(
                    note("differs from \(name) at \((seconds * 1000).rounded() / 1000) s, where no fault is marked"))
            }
        }
    }

    /// What the samples of a marked span are instead; nil if they are as they should be.
    private static func problem(of fault: EventRecord, in sound: Sound) -> String? {
        let frames = sound.frames(fault.start, fault.end)
        let samples = sound.samples[frames.lowerBound * sound.channels..<frames.upperBound * sound.channels]
        switch SoundFaultKind(rawValue: fault.label) {
        case .dropOut, .dead:
            return samples.allSatisfy { $0 == 0 } ? nil : "has sound in a stretch that is marked as \(fault.label)"
        case .heldDropOut:
            return samples.allSatisfy { $0 == samples.first } ? nil : "changes in a drop-out that is marked as held"
        case .clipped:
            guard let level = fault.value else { return nil }
            return samples.allSatisfy { Double($0.magnitude) <= level }
                ? nil : "goes beyond \(level) in a stretch that is marked as clipped there"
        case nil: return nil
        }
    }

    private static func firstDifference(_ sound: Sound, _ twin: Sound, outside spans: [SessionSpan]) -> Int? {
        for frames in sound.frames(outside: spans) {
            let samples = frames.lowerBound * sound.channels..<frames.upperBound * sound.channels
            if let place = samples.first(where: { sound.samples[$0] != twin.samples[$0] }) {
                return place / sound.channels
            }
        }
        return nil
    }
}
