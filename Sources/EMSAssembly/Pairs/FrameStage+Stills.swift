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
        let plan = StillPlan(performance: performance, events: events, pairs: recipe, random: random).frames()
        var frames: [FrameRecord] = []
        var pairs = PairSheet()
        for (number, planned) in plan.enumerated() {
            let random = random.substream("still/\(number)")
            let (scene, twin) = clock.measure(.frameScenes) { () -> (FrameScene, SceneTwin?) in
                var facts = source.facts(for: planned, index: number)
                var staging = random.substream("staging")
                facts.still = StillStaging.random(
                    for: facts.kind, split: split, nuisance: recipe.nuisance, &staging)
                let scene = FrameScene(facts: facts)
                return (scene, SceneTwin(of: scene, facts: facts, random: random.substream("twin")))
            }
            let picture = clock.measure(.drawing) { renderer.render(scene) }
            let first = try add(picture, index: frames.count, time: planned.time, to: &sheet)
            frames.append(first)
            guard let twin else {
                pairs.addCaptions(of: picture, frame: first.index)
                continue
            }
            let other = clock.measure(.drawing) { renderer.render(twin.scene) }
            // What cannot be seen well enough cannot be asked about.
            guard picture.shows(twin.object), other.shows(twin.object) else {
                pairs.addCaptions(of: picture, frame: first.index)
                continue
            }
            let changed = FrameTwinRecord(
                of: first.index, object: twin.object, attribute: twin.attribute, value: twin.value,
                instead: twin.instead)
            let second = try add(other, index: frames.count, time: planned.time, twin: changed, to: &sheet)
            frames.append(second)
            pairs.add(
                TwinTexts(frame: picture, twin: other, changed: changed), first: first.index, second: second.index,
                random: random.substream("texts"))
        }
        let rows = frames
        try clock.measure(.records) {
            try sheet.addLines(id: "frames", kind: .frames, path: "frames.jsonl", rows)
        }
        return (frames, pairs.records)
    }
}

extension RenderedFrame {
    /// Whether at least half of an object is before everything else.
    fileprivate func shows(_ id: String) -> Bool {
        objects.first { $0.id == id }.map { $0.visibility >= 0.5 } ?? false
    }
}
