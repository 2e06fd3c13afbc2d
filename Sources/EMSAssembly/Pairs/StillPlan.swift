import EMSImagery
import EMSKnowledge
import EMSManifest
import EMSModel
import EMSReproducibility
import EMSSimulation

/// What is staged from an encounter: which kinds of frame, at which instants.
///
/// Kinds are drawn by the recipe's weights among those that the encounter has an instant for, so that what happens in
/// few calls (a tourniquet, a burn chart) is seen often enough.
struct StillPlan {
    let performance: Performance
    let events: [EventRecord]
    let pairs: Recipe.Pairs
    let random: RandomSubstream

    /// In the order in which they are drawn, half as many again as the recipe asks for: some will look alike.
    func frames() -> [PlannedFrame] {
        let candidates = candidates()
        var random = random.substream("kinds")
        // In one order, whatever the dictionary's.
        let kinds = FrameKind.allCases.filter { candidates[$0] != nil && weight(of: $0) > 0 }
        guard !kinds.isEmpty else { return [] }
        let weights = kinds.map(weight)
        return (0..<(pairs.scenes ?? 0) * 3 / 2).compactMap { _ -> PlannedFrame? in
            let kind = kinds[random.weightedIndex(weights)]
            guard let choices = candidates[kind], !choices.isEmpty else { return nil }
            var frame = random.pick(choices)
            if frame.momentID == nil {
                let later = frame.time + .seconds(random.uniform(0...Self.spacingSeconds))
                if later < performance.timeline.duration { frame.time = later }
            }
            return frame
        }
    }

    /// Seconds between the instants that belong to no keystep.
    private static let spacingSeconds = 10.0

    private func weight(of kind: FrameKind) -> Double {
        pairs.kinds.isEmpty ? 1 : pairs.kinds[kind.rawValue] ?? 0
    }

    private func candidates() -> [FrameKind: [PlannedFrame]] {
        let clinical = performance.clinical
        let monitorFrom = [clinical.firstAttachment(of: .ecg), clinical.firstAttachment(of: .pads)]
            .compactMap(\.self).min()
        let contact = performance.timeline.span(ofBeat: "arrival.1")?.start ?? .zero
        let seen = FramePlanner.plan(
            duration: clinical.duration, everyNanoseconds: SessionTime.seconds(Self.spacingSeconds).nanoseconds,
            moments: FrameStage.moments(of: events), monitorFrom: monitorFrom, contact: contact)
        let (tourniquetFrom, accessFrom) = (end(ofFirst: "tourniquet"), end(ofFirst: "iv_access"))
        var candidates = Dictionary(grouping: seen, by: \.kind)
        for frame in seen where frame.momentID == nil && frame.time >= contact {
            for kind in Self.alwaysSeen { candidates[kind, default: []].append(frame.showing(kind)) }
            if !performance.script.patient.allergies.isEmpty {
                candidates[.allergyTag, default: []].append(frame.showing(.allergyTag))
            }
            if performance.script.protocolID.contains("burn") {
                candidates[.burnMap, default: []].append(frame.showing(.burnMap))
            }
            if let monitorFrom, frame.time >= monitorFrom + .seconds(60) {
                candidates[.handoffTablet, default: []].append(frame.showing(.handoffTablet))
            }
            if let tourniquetFrom, frame.time >= tourniquetFrom {
                candidates[.tourniquet, default: []].append(frame.showing(.tourniquet))
            }
            if clinical.readings.contains(where: { $0.reading.kind == .glucose && $0.time <= frame.time }) {
                candidates[.glucometer, default: []].append(frame.showing(.glucometer))
            }
            if clinical.readings.contains(where: { reading in
                reading.reading.kind == .systolic && reading.time <= frame.time
                    && frame.time - reading.time <= .seconds(40.0)
            }) {
                candidates[.bpCuff, default: []].append(frame.showing(.bpCuff))
            }
            if let accessFrom, frame.time >= accessFrom {
                candidates[.ivArm, default: []].append(frame.showing(.ivArm))
            }
            if clinical.isAttached(.ecg, at: frame.time), clinical.isAttached(.ecg, at: frame.time - .seconds(12)) {
                candidates[.ecgPrint, default: []].append(frame.showing(.ecgPrint))
            }
        }
        return candidates
    }

    private func end(ofFirst slug: String) -> SessionTime? {
        performance.timeline.beats.first { placed in
            if case .perform(let procedure) = placed.beat.action { procedure.term.slug.contains(slug) } else { false }
        }?.span.end
    }

    private static let alwaysSeen: [FrameKind] = [.wristWatch]
}

extension PlannedFrame {
    fileprivate func showing(_ kind: FrameKind) -> PlannedFrame { PlannedFrame(time: time, kind: kind) }
}

extension StillStaging {
    /// Colours are dealt so that a kind of frame has each colour in one split alone, and each split has every kind: the
    /// colour of index `(n − kind) mod 8` is the test's for n = 0, the validation's for n = 1, else the training's.
    static func random(
        for kind: FrameKind, split: EncounterPlan.Split, nuisance share: Double, _ random: inout RandomSubstream
    ) -> StillStaging {
        let place = FrameKind.allCases.firstIndex(of: kind) ?? 0
        let number =
            switch split {
            case .test: 0
            case .validation: 1
            case .train: random.integer(in: 2...appearances - 1)
            }
        let appearance = (number - place % appearances + appearances) % appearances
        return StillStaging(
            appearance: appearance, nuisance: random.chance(share) ? FrameNuisance.random(&random) : .none)
    }
}
