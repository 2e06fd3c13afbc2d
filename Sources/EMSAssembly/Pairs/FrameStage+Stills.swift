import EMSImagery
import EMSKnowledge
import EMSManifest
import EMSModel
import EMSReproducibility
import EMSSensors
import EMSSimulation

extension FrameStage {
    static func moments(of events: [EventRecord]) -> [FrameMoment] {
        events.compactMap { row in
            row.keystepID.flatMap(Keystep.init(rawValue:)).map {
                FrameMoment(id: row.id, span: SessionSpan(start: row.start, end: row.end), keystep: $0)
            }
        }
    }

    /// Stages stills and their twins, and writes what can be said of them.
    ///
    /// - Returns: rows of `frames.jsonl` and of `pairs.jsonl`.
    func addStills(
        _ performance: Performance, split: EncounterPlan.Split, pairs recipe: Recipe.Pairs, sensors: [SensorRecord],
        events: [EventRecord], catalogue: ClinicalCatalogue, to sheet: inout FileSheet
    ) throws -> (frames: [FrameRecord], pairs: [PairRecord]) {
        let random = RandomSubstream(seed: performance.script.seed, "stills")
        let source = FrameFactsSource(
            performance: performance, sensors: sensors, events: events, catalogue: catalogue)
        let plan = StillPlan(performance: performance, events: events, pairs: recipe, random: random)
        let stills = clock.measure(.frameScenes) {
            plan.frames().enumerated().map { number, planned in
                let random = random.substream("still/\(number)")
                var facts = source.facts(for: planned, index: number)
                source.addStill(to: &facts)
                var staging = random.substream("staging")
                facts.still = StillStaging.random(for: facts.kind, split: split, nuisance: recipe.nuisance, &staging)
                return Still(time: planned.time, facts: facts, scene: FrameScene(facts: facts), random: random)
            }
        }
        var frames: [FrameRecord] = []
        var pairs = PairSheet()
        for still in Self.different(stills, atMost: recipe.scenes ?? 0) {
            let (scene, time) = (still.scene, still.time)
            let twin = clock.measure(.frameScenes) {
                SceneTwin(of: scene, facts: still.facts, random: still.random.substream("twin"))
            }
            let (picture, other) = clock.measure(.drawing) { draw(scene, twin) }
            let first = try add(picture, index: frames.count, time: time, to: &sheet)
            frames.append(first)
            guard let twin, let other else {
                pairs.addCaptions(of: FrameTexts(frame: picture, at: time), frame: first.index)
                continue
            }
            // What cannot be seen well enough cannot be asked about.
            guard picture.shows(twin.object), other.shows(twin.object) else {
                pairs.addCaptions(of: FrameTexts(frame: picture, at: time), frame: first.index)
                continue
            }
            let changed = FrameTwinRecord(
                of: first.index, object: twin.object, attribute: twin.attribute, value: twin.value,
                instead: twin.instead)
            let second = try add(other, index: frames.count, time: time, twin: changed, to: &sheet)
            frames.append(second)
            pairs.add(
                TwinTexts(frame: picture, twin: other, at: time, changed: changed), first: first.index,
                second: second.index,
                random: still.random.substream("texts"))
        }
        let rows = frames
        clock.measure(.records) {
            sheet.addLines(id: "frames", kind: .frames, path: "frames.jsonl", rows)
        }
        return (frames, pairs.records)
    }

    private func draw(_ scene: FrameScene, _ twin: SceneTwin?) -> (picture: RenderedFrame, twin: RenderedFrame?) {
        guard let twin else { return (renderer.render(scene), nil) }
        let (picture, other) = renderer.render(scene, twin: twin.scene)
        return (picture, other)
    }
}

/// A picture that may be staged.
private struct Still {
    var time: SessionTime
    var facts: FrameFacts
    var scene: FrameScene
    var random: RandomSubstream

    /// What is shown, in what dress and where; two that share it are too much alike.
    var look: [String] { [scene.caption(.short), scene.composition?.value ?? "", scene.setting] }
}

extension FrameStage {
    /// Those that look different from all before, in order of time.
    private static func different(_ stills: [Still], atMost count: Int) -> [Still] {
        var seen: Set<[String]> = []
        let chosen = stills.filter { seen.insert($0.look).inserted }.prefix(count)
        let order = chosen.indices.sorted { (chosen[$0].time, $0) < (chosen[$1].time, $1) }
        return order.map { chosen[$0] }
    }
}

extension RenderedFrame {
    /// Whether at least half of an object is before everything else.
    fileprivate func shows(_ id: String) -> Bool {
        objects.first { $0.id == id }.map { $0.visibility >= 0.5 } ?? false
    }
}
