package import EMSImagery
package import EMSMedia
package import EMSSpeech

/// What an encounter asks of the engines, and nothing else: so that they can be run alone on the same data.
package struct EngineWork: Sendable {
    /// In the order in which they are spoken.
    package var utterances: [SpokenUtterance]
    /// What the sound of the utterances is resampled to.
    package var sampleRateHertz: Int
    /// The samples of each audio file.
    package var tracks: [[Int16]]
    package var format: AudioFormat
    package var pictures: [FrameScene]
    /// Pixels.
    package var pictureWidth: Int
    /// Pixels.
    package var pictureHeight: Int
}
