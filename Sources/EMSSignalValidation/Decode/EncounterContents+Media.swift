import EMSManifest
import EMSMedia
import EMSValidation
import Foundation

/// Media of an encounter within the limits of the validation.
extension EncounterContents {
    var pictureLimits: PNGLimits {
        PNGLimits(
            maximumWidth: mediaLimits.maximumPixels, maximumHeight: mediaLimits.maximumPixels,
            maximumPixels: mediaLimits.maximumPixels)
    }

    var recordLimits: WFDBLimits {
        WFDBLimits(maximumSignals: mediaLimits.maximumSignals, maximumSamples: mediaLimits.maximumSensorSamples)
    }

    /// Whether the sound was put together by the program from a recipe, so that it is known to the sample what it consists of.
    var isMixedByRecipe: Bool { isMade("audio") }

    /// Whether frames that are not recorded were drawn by the program from a recipe.
    var isDrawnByRecipe: Bool { isMade("frames") }

    /// Whether sensors were written by the program from a recipe.
    var isMeasuredByRecipe: Bool { isMade("sensors") }

    private func isMade(_ streams: String) -> Bool {
        record.isSynthetic && dataset?.record.recipe?["streams"]?[streams] == .bool(true)
    }

    /// Nil if something is wrong with the file itself, which has been reported.
    func audio(_ path: String) throws(MediaError) -> DecodedAudio? {
        guard let url = try mediaURL(of: path) else { return nil }
        let limits = AudioLimits(
            maximumChannels: mediaLimits.maximumSignals, maximumSamples: mediaLimits.maximumSamples)
        return try AudioFileReader.decode(file: url.path, limits: limits)
    }

    /// Nil if something is wrong with the file itself, which has been reported.
    func picture(_ path: String) throws(MediaError) -> PNGPicture? {
        guard let url = try mediaURL(of: path) else { return nil }
        return try PNGDecoder.decode(file: url.path, limits: pictureLimits)
    }

    /// Frames whose picture and mask no frame before has listed; of the others nothing is known but that they are wrong.
    var framesOfTheirOwn: [Located<FrameRecord>] {
        var seen: Set<String> = []
        return (frames ?? []).filter { frame in
            [frame.record.path, frame.record.maskPath].compactMap(\.self).reduce(true) {
                seen.insert($1).inserted && $0
            }
        }
    }

    /// Throws if the file is larger than what is decoded whole.
    func mediaURL(of path: String) throws(MediaError) -> URL? {
        guard let url = url(of: path) else { return nil }
        let size = try? url.resolvingSymlinksInPath().resourceValues(forKeys: [.fileSizeKey]).fileSize
        if let size, size > mediaLimits.maximumFileBytes {
            throw MediaError(
                .limitExceeded, "has \(size) bytes, the limit is \(mediaLimits.maximumFileBytes)", path: path)
        }
        return url
    }
}
