package import EMSDiagnostics
import EMSManifest
import EMSMedia
import EMSModel
package import EMSValidation
import Foundation

/// A picture changes where its mask does: most of the borders between objects are edges of the picture, no place a few
/// pixels aside fits better, and no other side. What has a text has something drawn, and what has a colour has that one.
package struct PictureCheck: EncounterCheck {
    package let level = ValidationLevel.signals
    /// Share of borders at which the picture changes. Measured over 225 calls: 0.30 and more, least for a clear bag on tiles
    /// of its colour; under masks of other frames 0.11 in the middle and 0.36 at most.
    private static let share = 0.25
    /// Pixels.
    private static let reach = 24
    /// By how much the share grows in another place. Measured over 1,000 stills: 0.05 at most; with four pixels of shift 0.09
    /// at least, and 0.22 in 95 of 100.
    private static let gain = (drawn: 0.08, other: 0.2)
    /// The same on another side. Measured over 1,053 stills, 358 of them smeared: 0.07 less at least; mirrored ones 0.13 more.
    private static let turned = (drawn: 0.05, other: 0.2)
    /// Of the sums of red, green and blue within what has a text. Measured over 1,000 stills: 212 and more.
    private static let contrast = 60
    /// Pixels of an object by which its colour is told.
    private static let fewestPixels = 100

    /// How the fault begins of a picture that does not have the outlines of its mask at all.
    private static let blank = "the picture changes"

    /// Parameters of frames whose edges are smeared or drowned on purpose.
    private static let nuisance = ["blur", "motion", "darkness"]

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        let frames = contents.framesOfTheirOwn
        defer {
            if let path = frames.first?.path {
                ForeignStreams.join(
                    &findings, at: path, rows: frames.count, of: "pictures", in: contents.record.id
                ) { $0.code == .cross(.pictureMismatch) && $0.message.hasPrefix(Self.blank) }
                // The others are of that call as well.
                if findings.last?.code == .cross(.foreignStream), findings.last?.path == path {
                    findings.removeAll { $0.code == .cross(.pictureMismatch) && $0.path == path }
                }
            }
        }
        for frame in frames {
            guard let path = frame.record.maskPath, let mask = try? contents.picture(path),
                let picture = try? contents.picture(frame.record.path), picture.width == mask.width,
                picture.height == mask.height, let labels = Self.labels(mask),
                let fault = Self.fault(of: picture, labels, frame.record)
            else { continue }
            let finding = frame.finding(
                .cross(.pictureMismatch), fault, field: "path", timeNanoseconds: frame.record.time.nanoseconds)
            // A mask that is not that of its boxes is not that of its picture either.
            if !findings.contains(where: { $0.code == .cross(.maskMismatch) && $0.isAtLine(of: finding) }) {
                findings.append(finding)
            }
        }
    }

    /// Nil for masks without numbers of objects.
    private static func labels(_ mask: PNGPicture) -> [UInt8]? {
        switch mask.pixels {
        case .indexed(let indices, _): indices
        case .gray(let levels): levels
        case .rgb: nil
        }
    }

    private static func fault(of picture: PNGPicture, _ labels: [UInt8], _ frame: FrameRecord) -> String? {
        let isClear = !nuisance.contains { frame.parameters[$0] != nil }
        if let borders = PictureBorders(picture, labels: labels) {
            let isDrawn = frame.scene != nil && frame.recorded == nil
            if let side = borders.betterSide(.init(ofFew: turned.other, ofMost: isDrawn ? turned.drawn : turned.other))
            {
                return "the picture fits its mask better \(side)"
            }
            let share = borders.share
            if isClear, share < Self.share {
                return "\(blank) at \(Int((share * 100).rounded())) % of the borders of its mask"
            }
            // Motion moves edges.
            if frame.parameters["motion"] == nil,
                let place = borders.betterPlace(
                    within: reach, .init(ofFew: gain.other, ofMost: isDrawn ? gain.drawn : gain.other))
            {
                return "the picture fits its mask better \(place.across) pixels across and \(place.down) down"
            }
        }
        guard isClear else { return nil }
        guard case .rgb(let colours) = picture.pixels, let attributes = frame.scene?["attributes"] else { return nil }
        for object in frame.objects {
            guard let said = attributes[object.id] else { continue }
            let pixels = Self.pixels(of: object, in: picture, labels)
            guard pixels.count >= fewestPixels else { continue }
            if case .string(let text)? = said["text"], text.contains(where: { $0.isLetter || $0.isNumber }),
                spread(of: pixels, colours) < contrast
            {
                return "\(object.id) is to show \"\(text.prefix(40))\", and nothing is drawn there"
            }
            if let fault = colourFault(of: object, said, pixels, colours) { return fault }
        }
        return nil
    }

    /// Those of its number within its box.
    private static func pixels(of object: FrameObjectRecord, in picture: PNGPicture, _ labels: [UInt8]) -> [Int] {
        let box = object.box
        guard box.count == 4, box[0] >= 0, box[1] >= 0, box[2] > 0, box[3] > 0, box[2] <= picture.width - box[0],
            box[3] <= picture.height - box[1]
        else { return [] }
        return (box[1]..<box[1] + box[3]).flatMap { y in
            (box[0]..<box[0] + box[2]).lazy.map { y * picture.width + $0 }.filter { Int(labels[$0]) == object.maskID }
        }
    }

    private static func spread(of pixels: [Int], _ colours: [UInt8]) -> Int {
        var (low, high) = (765, 0)
        for pixel in pixels {
            let sum = (0..<3).reduce(0) { $0 + Int(colours[3 * pixel + $1]) }
            (low, high) = (min(low, sum), max(high, sum))
        }
        return high - low
    }

    /// Red, orange and yellow things have more red than blue, blue ones more blue. Measured over 1,000 stills of all colours,
    /// in cold and in warm light: 42 more at least, and 16 in navy. Gloves and watches show hands as well.
    private static func colourFault(
        of object: FrameObjectRecord, _ said: JSONValue, _ pixels: [Int], _ colours: [UInt8]
    ) -> String? {
        guard object.label != "watch", case .string(let name)? = said["colour"] ?? said["garment"] else { return nil }
        let isRed = ["red", "orange", "yellow"].contains { name.hasPrefix($0) }
        guard isRed || ["blue", "navy"].contains(where: name.hasPrefix) else { return nil }
        let median = { (channel: Int) in
            let values = pixels.map { Int(colours[3 * $0 + channel]) }.sorted()
            return values[values.count / 2]
        }
        let (red, blue) = (median(0), median(2))
        guard isRed ? red < blue - 10 : blue < red - 10 else { return nil }
        return "\(object.id) is \(name), the picture has \(red) of red and \(blue) of blue there"
    }
}
