public import EMSManifest

/// An encounter ready to be written: its line of the manifest and all its files, in memory.
public struct AssembledEncounter: Sendable {
    public struct File: Sendable {
        /// Relative to the encounter's folder, such as `audio/mix.flac`.
        public var path: String
        public var bytes: [UInt8]
    }

    public var record: EncounterRecord
    public var files: [File]
    /// Utterances that could not be spoken, and maxima that could not be kept: one message each.
    public var complaints: [String]
}
