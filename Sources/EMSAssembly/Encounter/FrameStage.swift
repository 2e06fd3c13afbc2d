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
    private static let palette = MaskPalette.colours

    init(frames: Recipe.Frames, fontFolder: String) throws {
        self.frames = frames
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
        var records: [FrameRecord] = []
        for (index, planned) in plan.enumerated() {
            let frame = renderer.render(FrameScene(facts: facts.facts(for: planned, index: index)))
            records.append(try add(frame, index: index, time: planned.time, to: &sheet))
        }
        try sheet.addLines(id: "frames", kind: .frames, path: "frames.jsonl", records)
    }

    private func add(
        _ frame: RenderedFrame, index: Int, time: SessionTime, to sheet: inout FileSheet
    ) throws -> FrameRecord {
        let digits = String(index)
        let name = String(repeating: "0", count: max(0, 6 - digits.count)) + digits
        let picture = sheet.addFile(
            "frames/\(name).png",
            try PNGEncoder.encode(bgrx: frame.bgrx, width: frame.width, height: frame.height, stride: frame.stride))
        let mask = sheet.addFile(
            "masks/\(name).png",
            try PNGEncoder.encode(
                indices: frame.mask, palette: Self.palette, width: frame.width, height: frame.height))
        return FrameRecord(
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

/// Colours of mask ids, so that a mask can be looked at: black background, hues far apart for neighbours.
private enum MaskPalette {
    static let colours: [RGB8] = (0..<256).map { id in
        guard id > 0 else { return RGB8(red: 0, green: 0, blue: 0) }
        // The golden angle spreads hues evenly however many there are.
        let hue = Double(id) * 0.618_033_988_749_895
        let sector = (hue - hue.rounded(.down)) * 6
        let rising = UInt8(80 + 175 * (sector - sector.rounded(.down)))
        let falling = UInt8(335 - Int(rising))
        return switch Int(sector) {
        case 0: RGB8(red: 255, green: rising, blue: 80)
        case 1: RGB8(red: falling, green: 255, blue: 80)
        case 2: RGB8(red: 80, green: 255, blue: rising)
        case 3: RGB8(red: 80, green: falling, blue: 255)
        case 4: RGB8(red: rising, green: 80, blue: 255)
        default: RGB8(red: 255, green: 80, blue: falling)
        }
    }
}
