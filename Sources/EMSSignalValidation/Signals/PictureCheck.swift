package import EMSDiagnostics
import EMSManifest
import EMSMedia
import EMSModel
package import EMSValidation
import Foundation

/// A picture changes where its mask does: most of the borders between objects are edges of the picture.
package struct PictureCheck: EncounterCheck {
    package let level = ValidationLevel.signals
    /// Share of borders at which the picture changes. Measured over 225 calls: 0.30 and more, least for a clear bag on tiles
    /// of its colour; under masks of other frames 0.11 in the middle and 0.36 at most.
    private static let share = 0.25
    /// Sum of the differences of red, green and blue that counts as a change.
    private static let step = 12
    /// With fewer pairs of pixels on borders nothing can be said.
    private static let leastPairs = 50

    /// Parameters of frames whose edges are smeared or drowned on purpose.
    private static let nuisance = ["blur", "motion", "darkness"]

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        for frame in contents.framesOfTheirOwn
        where !Self.nuisance.contains(where: { frame.record.parameters[$0] != nil }) {
            guard let path = frame.record.maskPath, let mask = try? contents.picture(path),
                let picture = try? contents.picture(frame.record.path), picture.width == mask.width,
                picture.height == mask.height, let share = Self.share(picture, mask), share < Self.share
            else { continue }
            let percent = Int((share * 100).rounded())
            let finding = frame.finding(
                .cross(.pictureMismatch), "the picture changes at \(percent) % of the borders of its mask",
                field: "path", timeNanoseconds: frame.record.time.nanoseconds)
            // A mask that is not that of its boxes is not that of its picture either.
            if !findings.contains(where: { $0.code == .cross(.maskMismatch) && $0.isAtLine(of: finding) }) {
                findings.append(finding)
            }
        }
    }

    /// Nil for pictures that cannot be compared.
    private static func share(_ picture: PNGPicture, _ mask: PNGPicture) -> Double? {
        let labels: [UInt8]
        switch mask.pixels {
        case .indexed(let indices, _): labels = indices
        case .gray(let levels): labels = levels
        case .rgb: return nil
        }
        let difference: (Int, Int) -> Int
        switch picture.pixels {
        case .rgb(let colours):
            difference = { left, right in
                (0..<3).reduce(0) { $0 + abs(Int(colours[3 * left + $1]) - Int(colours[3 * right + $1])) }
            }
        case .gray(let levels): difference = { 3 * abs(Int(levels[$0]) - Int(levels[$1])) }
        case .indexed: return nil
        }
        var pairs = 0
        var changes = 0
        func compare(_ left: Int, _ right: Int) {
            guard labels[left] != labels[right] else { return }
            pairs += 1
            if difference(left, right) > step { changes += 1 }
        }
        for y in 0..<mask.height {
            for x in 0..<mask.width {
                let place = y * mask.width + x
                if x + 1 < mask.width { compare(place, place + 1) }
                if y + 1 < mask.height { compare(place, place + mask.width) }
            }
        }
        return pairs >= leastPairs ? Double(changes) / Double(pairs) : nil
    }
}
