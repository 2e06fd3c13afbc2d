/// Faults of content digests.
public enum ChecksumFault: String, CatalogueArea {
    case mismatch
    case malformed
    case encounter

    public static var area: String { "checksum" }
}

extension ChecksumFault {
    public var entry: CatalogueEntry {
        switch self {
        case .mismatch:
            CatalogueEntry(
                .error, "A file's SHA-256 differs from the listed one",
                "Its bytes changed after the manifest was written.",
                "Restore the file, or build the encounter again.")
        case .malformed:
            CatalogueEntry(
                .error, "A digest is not 64 lower-case hexadecimal digits",
                "Nothing can be compared with it.",
                "Write the SHA-256 of the file.")
        case .encounter:
            CatalogueEntry(
                .warning, "The digest of an encounter is not that of its streams",
                "Comparing a rebuilt encounter by its digest fails.",
                "Compute the digest again from the streams as listed.")
        }
    }
}
