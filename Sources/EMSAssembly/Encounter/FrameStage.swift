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
    let renderer: FrameRenderer
    let clock: StageClock?

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
    ) throws -> [FrameRecord] {
        var records: [FrameRecord] = []
        try forEachScene(performance, sensors: sensors, events: events, catalogue: catalogue) { index, time, scene in
            let frame = clock.measure(.drawing) { renderer.render(scene) }
            records.append(try add(frame, index: index, time: time, to: &sheet))
        }
        clock.measure(.records) {
            sheet.addLines(id: "frames", kind: .frames, path: "frames.jsonl", records)
        }
        return records
    }

    /// Lays out the pictures of an encounter one after another.
    func forEachScene(
        _ performance: Performance, sensors: [SensorRecord], events: [EventRecord], catalogue: ClinicalCatalogue,
        _ body: (_ index: Int, _ time: SessionTime, _ scene: FrameScene) throws -> Void
    ) throws {
        let clinical = performance.clinical
        let monitorFrom = [clinical.firstAttachment(of: .ecg), clinical.firstAttachment(of: .pads)]
            .compactMap(\.self).min()
        let plan = FramePlanner.plan(
            duration: clinical.duration, everyNanoseconds: SessionTime.seconds(frames.everySeconds).nanoseconds,
            moments: Self.moments(of: events), monitorFrom: monitorFrom,
            contact: performance.timeline.span(ofBeat: "arrival.1")?.start ?? .zero)
        let facts = FrameFactsSource(
            performance: performance, sensors: sensors, events: events, catalogue: catalogue)
        for (index, planned) in plan.enumerated() {
            let scene = clock.measure(.frameScenes) { FrameScene(facts: facts.facts(for: planned, index: index)) }
            try body(index, planned.time, scene)
        }
    }

    /// Of a picture's file, without its extension.
    static func name(_ index: Int) -> String { index.padded(to: 6) }

    func add(
        _ frame: RenderedFrame, index: Int, time: SessionTime, twin: FrameTwinRecord? = nil, to sheet: inout FileSheet
    ) throws -> FrameRecord {
        let name = Self.name(index)
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
        return clock.measure(.records) {
            var record = record(of: frame, index: index, time: time, picture: picture, mask: mask)
            record.twin = twin
            return record
        }
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
            parameters: parameters(of: frame),
            scene: .object(scene(of: frame)))
    }

    private func parameters(of frame: RenderedFrame) -> [String: JSONValue] {
        var parameters: [String: JSONValue] = [
            "tilt_degrees": .number(rounded(frame.camera.tiltDegrees)), "zoom": .number(rounded(frame.camera.zoom)),
            "shift_x": .number(rounded(frame.camera.shiftX)), "shift_y": .number(rounded(frame.camera.shiftY)),
            "light_warmth": .number(rounded(frame.light.warmth)),
            "light_level": .number(rounded(frame.light.level)),
        ]
        let nuisance = frame.nuisance
        let applied = [
            ("blur", nuisance.blur), ("motion", nuisance.motion), ("darkness", nuisance.darkness),
            ("glare", nuisance.glare), ("lens", nuisance.lens), ("occlusion", nuisance.isOccluded ? 1 : 0),
            ("extra_tilt_degrees", nuisance.tilt),
        ]
        for (name, value) in applied where value != 0 { parameters[name] = .number(rounded(value)) }
        if nuisance.glare != 0 {
            parameters["glare_x"] = .number(rounded(nuisance.glareX))
            parameters["glare_y"] = .number(rounded(nuisance.glareY))
        }
        return parameters
    }

    private func scene(of frame: RenderedFrame) -> [String: JSONValue] {
        let attributes = frame.objects.filter { !$0.attributes.isEmpty }.map { object in
            (object.id, JSONValue.object(texts(object.attributes.map { ($0.name, $0.value) })))
        }
        var scene: [String: JSONValue] = [
            "captions": .object(texts(frame.captions.map { ($0.style.rawValue, $0.text) })),
            "attributes": .object(Dictionary(attributes, uniquingKeysWith: { first, _ in first })),
        ]
        if let composition = frame.composition {
            scene["composition"] = .object(
                texts([
                    ("object", composition.object), ("attribute", composition.attribute), ("value", composition.value),
                ]))
        }
        return scene
    }

    private func texts(_ members: [(String, String)]) -> [String: JSONValue] {
        Dictionary(members.map { ($0.0, .string($0.1)) }, uniquingKeysWith: { first, _ in first })
    }

    private func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}
