package import EMSDiagnostics
import EMSManifest
import EMSMedia
import EMSModel
package import EMSValidation

/// Pictures that were drawn for a recipe are as they were drawn: seven bits a channel, nothing blank from edge to edge, the
/// colours of things and the layout of a screen as in the other frames of the call, and a twin that differs from its base.
/// Photographs, and pictures of which no recipe is known, are none of these.
package struct DrawnPictureCheck: EncounterCheck {
    package let level = ValidationLevel.signals
    /// Share of levels that are none of seven bits. Measured over 4,600 pictures: none; a JPEG has half of them.
    private static let otherLevels = 0.001
    /// Rows of one colour from edge to edge, in a row. Measured over 4,600 pictures: none.
    private static let blankRows = 8
    /// Pixels in which twins differ. Measured over 993 twins: 63 and more.
    private static let twinPixels = 20

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        guard contents.isDrawnByRecipe else { return }
        let isStaged = contents.dataset?.record.recipe?["pairs"]?["scenes"] != nil
        var colours = UsualColours()
        var kept: (index: Int, picture: PNGPicture)?
        let frames = contents.framesOfTheirOwn.filter { $0.record.recorded == nil && $0.record.scene != nil }
        // Pictures of another call have the colours of that one.
        guard !findings.contains(where: { $0.code == .cross(.foreignStream) && $0.path == frames.first?.path }) else {
            return
        }
        for frame in frames {
            guard let picture = try? contents.picture(frame.record.path), case .rgb(let levels) = picture.pixels else {
                continue
            }
            if let fault = Self.fault(of: levels, width: picture.width) {
                note(frame, .cross(.pictureMismatch), fault, &findings)
            } else if let kept, frame.record.twin?.of == kept.index, kept.picture.width == picture.width,
                kept.picture.height == picture.height, Self.areAlike(kept.picture, levels)
            {
                note(frame, .frame(.twin), "its picture is that of frame \(kept.index)", &findings)
            } else if let path = frame.record.maskPath, let mask = try? contents.picture(path),
                case .indexed(let labels, _) = mask.pixels, 3 * labels.count == levels.count
            {
                colours.add(frame.record, levels, labels)
            }
            // A twin stands behind its base.
            if frame.record.twin == nil { kept = (frame.record.index, picture) }
        }
        for frame in frames where colours.areUnnatural(in: frame.record.index) {
            note(
                frame, .cross(.pictureMismatch), "red and blue are exchanged: skin, wood and gloves are other colours",
                &findings)
        }
        guard !isStaged else { return }
        let layout = UsualLayout(frames.map(\.record))
        for frame in frames {
            if colours.areExchanged(in: frame.record.index) {
                note(
                    frame, .cross(.pictureMismatch),
                    "red and blue are exchanged, compared with the same things in other frames", &findings)
            } else if layout.isReversed(in: frame.record) {
                note(
                    frame, .cross(.pictureMismatch),
                    "left and right of the screen are exchanged, compared with other frames",
                    &findings)
            }
        }
    }

    private func note(
        _ frame: Located<FrameRecord>, _ code: FindingCode, _ message: String, _ findings: inout [Finding]
    ) {
        let finding = frame.finding(
            code, message, field: "path", timeNanoseconds: frame.record.time.nanoseconds)
        // A picture that is wrong otherwise has been named.
        if !findings.contains(where: { $0.isAtLine(of: finding) }) { findings.append(finding) }
    }

    private static func fault(of levels: [UInt8], width: Int) -> String? {
        var blank = 0
        for start in stride(from: 0, to: levels.count, by: 3 * width) {
            let isBlank = (start + 3..<start + 3 * width).allSatisfy { levels[$0] == levels[$0 - 3] }
            blank = isBlank ? blank + 1 : 0
            if blank == blankRows {
                return
                    "\(blankRows) rows and more have one colour from edge to edge, the last of them \(start / 3 / width)"
            }
        }
        // 0, 2, … 126, 129, … 255 (`docs/dataset.md`, frames).
        let others = levels.count { ($0 & 1 == 1) != ($0 >= 128) }
        guard Double(others) > otherLevels * Double(levels.count) else { return nil }
        let percent = max(1, 100 * others / levels.count)
        return "\(percent) % of its levels are none that is drawn with: it was changed afterwards"
    }

    private static func areAlike(_ base: PNGPicture, _ levels: [UInt8]) -> Bool {
        guard case .rgb(let others) = base.pixels else { return false }
        var count = 0
        for pixel in 0..<levels.count / 3
        where (0..<3).contains(where: { levels[3 * pixel + $0] != others[3 * pixel + $0] }) {
            count += 1
            if count >= twinPixels { return false }
        }
        return true
    }
}
