import EMSAudio
import EMSManifest
import EMSMedia
import EMSReproducibility

/// A sound file of the user's own, with what the data set says of it.
public struct OwnRecording: Hashable, Sendable {
    /// Where it lies; no part of what the data set depends on.
    let path: String
    let use: RecordingRecord.Use
    /// Below the folder that was named, with forward slashes.
    public let name: String
    /// Of the file.
    public let sha256: String
    /// Of the samples as they are used: the same sound in another container has the same.
    let soundSHA256: String
    /// SPDX identifier or expression.
    public let licence: String
    /// Whom to name, where its licence file says so.
    public let attribution: String?
    /// Of an impulse response, where it has one.
    let decaySeconds: Double?

    /// Such as `own-1f2e3d4c5b6a`, by the digest of the file.
    var id: String { Self.id(sha256) }

    static func id(_ digest: String) -> String { "own-\(digest.prefix(12))" }

    /// At the rate of the mix, 16 bits. The file is read anew, because a folder of noise may be larger than memory.
    ///
    /// - Throws: `BuildError.badInput` if it is not the file that it was when the build began.
    func samples() throws -> [Int16] {
        let bytes = try Self.read(path)
        guard ContentDigest(of: bytes).hexadecimal == sha256 else {
            throw BuildError(
                .badInput, "\(path) has changed while the data set was built",
                remedy: "Put the file back, or build into another folder.")
        }
        return try Self.samples(of: bytes, use: use, path: path).samples
    }

    static func read(_ path: String) throws(BuildError) -> [UInt8] {
        do {
            return try AudioFileReader.bytes(ofFile: path)
        } catch {
            throw BuildError(.badInput, "\(path) cannot be read: \(error.message)")
        }
    }

    /// The first channel with its highest sample 1 dB below full scale, resampled; of a noise without its mean, which
    /// would count as noise that nobody hears.
    static func samples(of bytes: [UInt8], use: RecordingRecord.Use, path: String) throws(BuildError) -> (
        samples: [Int16], seconds: Double
    ) {
        do throws(MediaError) {
            let channel = try AudioFileReader.firstChannel(of: bytes)
            let rate = channel.header.sampleRateHertz
            guard OwnFolder.sampleRates.contains(rate) else {
                throw MediaError(.unsupported, "\(rate) Hz is no rate that is taken (8,000 to 192,000)")
            }
            let sum = channel.samples.reduce(0.0) { $0 + Double($1) }
            let mean = use == .noise ? sum / Double(max(1, channel.samples.count)) : 0
            let peak = channel.samples.reduce(0.0) { max($0, abs(Double($1) - mean)) }
            // Below, it is the noise of a converter and no recording.
            guard peak > 1e-5 else { throw MediaError(.unsupported, "nothing can be heard in it") }
            let gain = Self.highest / peak
            let scaled = channel.samples.map { Int16(((Double($0) - mean) * gain).rounded()) }
            return (
                try Resampler(fromHertz: rate, toHertz: AudioScene.sampleRateHertz).resample(scaled),
                Double(channel.samples.count) / Double(rate)
            )
        } catch {
            throw BuildError(
                .badInput, "\(path) cannot be used: \(error.message)",
                remedy: "Convert it to WAV or FLAC at 8,000 to 192,000 Hz, or take it out of the folder.")
        }
    }

    /// 1 dB below full scale, so that resampling does not clip.
    private static let highest = 29_204.0
}

extension OwnRecording {
    var source: SourceRecord { SourceRecord(sha256: sha256, license: licence) }
}
