/// Faults of audio files.
public enum AudioFault: String, CatalogueArea {
    case undecodable
    case dataLength = "data-length"
    case rateMismatch = "rate-mismatch"
    case lengthMismatch = "length-mismatch"
    case silent
    case clipped

    public static var area: String { "audio" }
}

extension AudioFault {
    public var entry: CatalogueEntry {
        switch self {
        case .undecodable:
            CatalogueEntry(
                .error, "An audio file cannot be decoded to its end",
                "It is damaged or cut off, or its checksum fails.",
                "Restore the file.")
        case .dataLength:
            CatalogueEntry(
                .error,
                "The header of an audio file announces another length than its data have, or something follows them",
                "Some readers stop early, others read what is no sound.",
                "Write the file again.")
        case .rateMismatch:
            CatalogueEntry(
                .error, "Sampling rate, channels or bits differ from the manifest or the format",
                "Times computed from the manifest are wrong.",
                "Correct the manifest or resample the audio.")
        case .lengthMismatch:
            CatalogueEntry(
                .error, "The number of samples differs from the manifest",
                "Part of the audio is missing, or the manifest is stale.",
                "Restore the file or correct the manifest.")
        case .silent:
            CatalogueEntry(
                .error, "The audio is silent throughout",
                "A renderer failed.",
                "Build the encounter again.")
        case .clipped:
            CatalogueEntry(
                .warning, "The audio is clipped",
                "Samples at full scale distort.",
                "Lower the level.")
        }
    }
}
