/// A part of the work of a build, for measuring.
package enum BuildStage: String, CaseIterable, Sendable {
    /// Reading protocols, languages and recipes; starting the worker.
    case start
    case script
    case dialogue
    /// Synthesis, with the worker's processes and the wire.
    case speech
    case resampling
    case timeline
    case sensors
    /// Placing sounds, channels, mixing, levels.
    case soundScene = "sound_scene"
    case audioEncoding = "audio_encoding"
    /// Looking up facts and laying out pictures.
    case frameScenes = "frame_scenes"
    case drawing
    case pictureEncoding = "picture_encoding"
    /// JSON and WFDB, with the making of their rows.
    case records
    case digests
    /// Folders and files.
    case files
}
