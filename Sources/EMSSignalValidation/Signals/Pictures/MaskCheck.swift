package import EMSDiagnostics
import EMSManifest
import EMSMedia
import EMSModel
package import EMSValidation
import Foundation

/// The pixels of an object in the mask fill its box, to the pixel where the frame was drawn from a scene and to within one
/// elsewhere, the mask holds no other objects, and no more of an object is hidden than objects before it cover.
package struct MaskCheck: EncounterCheck {
    package let level = ValidationLevel.signals

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        for frame in contents.framesOfTheirOwn where Self.areDistinct(frame.record.objects) {
            guard let path = frame.record.maskPath, let mask = try? contents.picture(path),
                mask.width == frame.record.width, mask.height == frame.record.height
            else { continue }
            if let indices = Self.indices(mask) {
                let before = findings.count
                check(frame, Self.boxes(mask, indices), &findings)
                if findings.count == before { checkVisibility(frame, indices, &findings) }
            } else {
                findings.append(
                    frame.finding(
                        .cross(.maskMismatch), "\(path) holds colours, and no numbers of objects", field: "mask_path",
                        timeNanoseconds: frame.record.time.nanoseconds))
            }
        }
    }

    /// Whether each object has an id and a number of its own; where two share one, that is the fault.
    private static func areDistinct(_ objects: [FrameObjectRecord]) -> Bool {
        let numbers = Set(objects.map(\.maskID))
        return numbers.count == objects.count && !numbers.contains(0) && Set(objects.map(\.id)).count == objects.count
    }

    private func check(_ frame: Located<FrameRecord>, _ boxes: [Int: [Int]], _ findings: inout [Finding]) {
        let record = frame.record
        let margin = record.scene == nil || record.recorded != nil ? 1 : 0
        func note(_ message: String, _ field: String) {
            findings.append(
                frame.finding(
                    .cross(.maskMismatch), message, field: field, timeNanoseconds: record.time.nanoseconds))
        }
        for (index, object) in record.objects.enumerated() {
            guard let found = boxes[object.maskID] else {
                note("\(object.label) has no pixel \(object.maskID) in the mask", "objects[\(index)].mask_id")
                continue
            }
            // A box without an area, or one that leaves the image, is a fault of its own.
            guard object.box.count == 4, object.box[2] > 0, object.box[3] > 0, object.box[0] >= 0, object.box[1] >= 0,
                object.box[0] + object.box[2] <= record.width, object.box[1] + object.box[3] <= record.height
            else { continue }
            if !Self.isNear(found, object.box, within: margin) {
                note("\(object.label) fills \(found) in the mask, its box is \(object.box)", "objects[\(index)].bbox")
            }
        }
        let known = Set(record.objects.map(\.maskID))
        if let stray = boxes.keys.sorted().first(where: { !known.contains($0) }) {
            note("the mask holds pixels \(stray), which no object has", "objects")
        }
    }

    /// Whether all four edges lie within so many pixels of one another.
    private static func isNear(_ left: [Int], _ right: [Int], within margin: Int) -> Bool {
        for axis in 0..<2 {
            let leftEnd = left[axis] + left[axis + 2]
            let rightEnd = right[axis] + right[axis + 2]
            if abs(left[axis] - right[axis]) > margin || abs(leftEnd - rightEnd) > margin { return false }
        }
        return true
    }

    /// Masks are drawn from back to front by their numbers. A lens that bends the picture may take some of the pixels away.
    private static let slack = (share: 1.25, pixels: 64.0)

    /// What is said to be hidden of an object lies below others. Objects that a drawn frame does not have hide nothing.
    private func checkVisibility(_ frame: Located<FrameRecord>, _ indices: [UInt8], _ findings: inout [Finding]) {
        guard frame.record.scene != nil else { return }
        var counts = [Int](repeating: 0, count: 256)
        for index in indices { counts[Int(index)] += 1 }
        for (place, object) in frame.record.objects.enumerated() where (1..<256).contains(object.maskID) {
            // Written with four decimal places.
            let visibility = min(1, object.visibility + 0.0001)
            let seen = Double(counts[object.maskID])
            let hidden = seen / visibility - seen
            let above = Double(counts[(object.maskID + 1)...].reduce(0, +))
            guard hidden > Self.slack.share * above + Self.slack.pixels else { continue }
            findings.append(
                frame.finding(
                    .cross(.maskMismatch),
                    "\(object.label) has \(counts[object.maskID]) pixels and visibility \(object.visibility), others before "
                        + "it cover \(Int(above)) at most",
                    field: "objects[\(place)].visibility", timeNanoseconds: frame.record.time.nanoseconds))
        }
    }

    /// Numbers of objects, pixel by pixel; nil for pictures without indices.
    private static func indices(_ mask: PNGPicture) -> [UInt8]? {
        switch mask.pixels {
        case .indexed(let indices, _): indices
        case .gray(let levels): levels
        case .rgb: nil
        }
    }

    /// Left, top, width and height of the pixels of each index but 0.
    private static func boxes(_ mask: PNGPicture, _ pixels: [UInt8]) -> [Int: [Int]] {
        var bounds = [(left: Int, top: Int, right: Int, bottom: Int)?](repeating: nil, count: 256)
        for y in 0..<mask.height {
            for x in 0..<mask.width {
                let index = Int(pixels[y * mask.width + x])
                if index == 0 { continue }
                if let known = bounds[index] {
                    bounds[index] = (min(known.left, x), known.top, max(known.right, x), y)
                } else {
                    bounds[index] = (x, y, x, y)
                }
            }
        }
        var boxes: [Int: [Int]] = [:]
        for (index, bound) in bounds.enumerated() {
            guard let bound else { continue }
            boxes[index] = [bound.left, bound.top, bound.right - bound.left + 1, bound.bottom - bound.top + 1]
        }
        return boxes
    }
}
