import Foundation

/// What the script of a listen sheet reads.
struct ListenPayload: Encodable {
    var title: String
    var clips: [Clip] = []

    struct Clip: Encodable {
        var scene: String
        /// Stated and measured, dB.
        var ratio: Double
        var measured: Double
        /// Of the whole recording, LUFS.
        var loudness: Double?
        var encounter: String
        var text: String
        var sampleRateHertz: Int
        /// 16-bit samples, little-endian, in base64, of the noisy recording and of the clean one.
        var noisy: String
        var clean: String
    }

    func has(scene: String, ratio: Double) -> Bool { clips.contains { $0.scene == scene && $0.ratio == ratio } }
}
