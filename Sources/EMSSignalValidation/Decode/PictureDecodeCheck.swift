package import EMSDiagnostics
import EMSManifest
import EMSMedia
package import EMSValidation
import Foundation

/// Frames and masks decode to their end, and have the size that is recorded.
package struct PictureDecodeCheck: EncounterCheck {
    package let level = ValidationLevel.decode

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        for frame in contents.frames ?? [] {
            check(frame.record.path, "path", frame, contents, &findings)
            if let mask = frame.record.maskPath { check(mask, "mask_path", frame, contents, &findings) }
        }
    }

    private func check(
        _ path: String, _ field: String, _ frame: Located<FrameRecord>, _ contents: EncounterContents,
        _ findings: inout [Finding]
    ) {
        do {
            guard let url = try contents.mediaURL(of: path) else { return }
            let header = try PNGDecoder.header(ofFile: url.path)
            let record = frame.record
            if header.width > contents.pictureLimits.maximumPixels / header.height {
                let message = "\(path) claims \(header.width) x \(header.height) pixels"
                findings.append(frame.finding(.image(.tooLarge), message, field: field))
                return
            }
            if header.width != record.width || header.height != record.height {
                let message =
                    "\(path) has \(header.width) x \(header.height), recorded are \(record.width) x \(record.height)"
                findings.append(frame.finding(.image(.sizeMismatch), message, field: field))
                return
            }
            if field == "path", record.recorded == nil, header.colorType != .rgb || header.bitDepth != 8 {
                let message = "\(path) has \(header.bitDepth) bits a channel, colour type \(header.colorType.rawValue)"
                findings.append(frame.finding(.image(.pixelLayout), message, field: field))
                return
            }
            if field == "mask_path", record.recorded == nil, contents.isDrawnByRecipe, header.colorType != .indexed,
                // A mask of colours holds no numbers at all, which is said of the mask.
                header.colorType != .rgb
            {
                let message = "\(path) has no palette, colour type \(header.colorType.rawValue)"
                findings.append(frame.finding(.image(.pixelLayout), message, field: field))
                return
            }
            _ = try PNGDecoder.decode(file: url.path, limits: contents.pictureLimits)
        } catch {
            let code: ImageFault = error.code == .limitExceeded ? .tooLarge : .undecodable
            findings.append(frame.finding(.image(code), "\(path): \(error.message)", field: field))
        }
    }
}
