import EMSImagery
import EMSKnowledge
import EMSManifest
import EMSMedia
import EMSModel
import EMSReproducibility
import EMSSensors

/// The frames of an encounter with their masks and labels. Keeps its renderer from one encounter to the next.
final class FrameStage {
    private let frames: Recipe.Frames
    private let renderer: FrameRenderer
    private let clock: StageClock?

    init(frames: Recipe.Frames, fontFolder: String, clock: StageClock?) throws {
        self.frames = frames
        self.clock = clock
        do {
            renderer = try FrameRenderer(
                width: frames.width, height: frames.height, fonts: FrameFonts(dejaVuIn: fontFolder))
        } catch {
            throw BuildError(
                .missingPart, "frames cannot be drawn: \(error)", remedy: "Run `apt-get install fonts-dejavu-core`.")
        }
    }

    /// - Parameter events: rows of the event log; keysteps among them draw the wearer's eyes.
    func add(
        _ performance: Performance, sensors: [SensorRecord], events: [EventRecord], catalogue: ClinicalCatalogue,
        to sheet: inout FileSheet
    ) throws {
        var records: [FrameRecord] = []
        try forEachScene(performance, sensors: sensors, events: events, catalogue: catalogue) { index, time, scene in
            let frame = clock.measure(.drawing) { renderer.render(scene) }
            records.append(try add(frame, index: index, time: time, to: &sheet))
        }
        try clock.measure(.records) {
            try sheet.addLines(id: "frames", kind: .frames, path: "frames.jsonl", records)
        }
    }

    /// Lays out the pictures of an encounter one after another.
    func forEachScene(
        _ performance: Performance, sensors: [SensorRecord], events: [EventRecord], catalogue: ClinicalCatalogue,
        _ body: (_ index: Int, _ time: SessionTime, _ scene: FrameScene) throws -> Void
    ) throws {
        let clinical = performance.clinical
        let moments = events.compactMap { row in
            row.keystepID.flatMap(Keystep.init(rawValue:)).map {
                FrameMoment(id: row.id, span: SessionSpan(start: row.start, end: row.end), keystep: $0)
            }
        }
        let monitorFrom = [clinical.firstAttachment(of: .ecg), clinical.firstAttachment(of: .pads)]
            .compactMap(\.self).min()
        let plan = FramePlanner.plan(
            duration: clinical.duration, everyNanoseconds: SessionTime.seconds(frames.everySeconds).nanoseconds,
            moments: moments, monitorFrom: monitorFrom,
            contact: performance.timeline.span(ofBeat: "arrival.1")?.start ?? .zero)
        let facts = FrameFactsSource(
            performance: performance, sensors: sensors, events: events, catalogue: catalogue)
        for (index, planned) in plan.enumerated() {
            let scene = clock.measure(.frameScenes) { FrameScene(facts: facts.facts(for: planned, index: index)) }
            try body(index, planned.time, scene)
        }
    }

    private func add(
        _ frame: RenderedFrame, index: Int, time: SessionTime, to sheet: inout FileSheet
    ) throws -> FrameRecord {
        let digits = String(index)
        let name = String(repeating: "0", count: max(0, 6 - digits.count)) + digits
        let (colours, indices) = try clock.measure(.pictureEncoding) {
            (
                try PNGEncoder.encode(
                    bgrx: frame.bgrx, width: frame.width, height: frame.height, stride: frame.stride),
                try PNGEncoder.encode(
                    indices: frame.mask, palette: MaskPalette.colours, width: frame.width, height: frame.height)
            )
        }
        let picture = sheet.addFile("frames/\(name).png", colours)
        let mask = sheet.addFile("masks/\(name).png", indices)
        return clock.measure(.records) { record(of: frame, index: index, time: time, picture: picture, mask: mask) }
    }

    private func record(
        of frame: RenderedFrame, index: Int, time: SessionTime, picture: FileRecord, mask: FileRecord
    ) -> FrameRecord {
        FrameRecord(
            index: index, time: time, path: picture.path, bytes: picture.bytes, sha256: picture.sha256,
            maskPath: mask.path, maskBytes: mask.bytes, maskSHA256: mask.sha256, width: frame.width,
            height: frame.height, kind: frame.kind.rawValue, caption: frame.caption,
            objects: frame.objects.map { object in
                FrameObjectRecord(
                    id: object.id, label: object.label.rawValue, box: object.box.values,
                    visibility: (object.visibility * 10_000).rounded() / 10_000, maskID: Int(object.maskID))
            },
            relations: frame.relations.map {
                FrameRelationRecord(subject: $0.subject, predicate: $0.predicate.rawValue, object: $0.object)
            },
            parameters: [
                "tilt_degrees": .number(rounded(frame.camera.tiltDegrees)), "zoom": .number(rounded(frame.camera.zoom)),
                "shift_x": .number(rounded(frame.camera.shiftX)), "shift_y": .number(rounded(frame.camera.shiftY)),
                "light_warmth": .number(rounded(frame.light.warmth)),
                "light_level": .number(rounded(frame.light.level)),
            ],
            scene: .object([
                "captions": .object(
                    Dictionary(
                        frame.captions.map { ($0.style.rawValue, .string($0.text)) },
                        uniquingKeysWith: { first, _ in first })),
                "attributes": .object(
                    Dictionary(
                        frame.objects.filter { !$0.attributes.isEmpty }.map { object in
                            (
                                object.id,
                                .object(
                                    Dictionary(
                                        object.attributes.map { ($0.name, .string($0.value)) },
                                        uniquingKeysWith: { first, _ in first }))
                            )
                        }, uniquingKeysWith: { first, _ in first })),
            ]))
    }

    private func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}
