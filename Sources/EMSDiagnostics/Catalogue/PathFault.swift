/// Paths that must not be followed.
public enum PathFault: String, CatalogueArea {
    case traversal
    case absolute
    case encoded
    case linkOutside = "link-outside"
    case hardLink = "hard-link"
    case archiveMember = "archive-member"

    public static var area: String { "path" }
}

extension PathFault {
    public var entry: CatalogueEntry {
        switch self {
        case .traversal:
            CatalogueEntry(
                .error, "A path leaves the data set",
                "`..` reaches files of the machine that reads the data.",
                "Use a path inside the data set.")
        case .absolute:
            CatalogueEntry(
                .error, "A path is absolute",
                "It names a place on one machine, or a place on the network.",
                "Use a path relative to the data set.")
        case .encoded:
            CatalogueEntry(
                .error, "A path holds a percent sign, a backslash or a control character",
                "Some readers decode it into another path.",
                "Use letters, digits, hyphens, underscores, dots and forward slashes.")
        case .linkOutside:
            CatalogueEntry(
                .error, "A symbolic link leads out of the data set, or in a circle",
                "Reading it reads other files of the machine.",
                "Store the file itself, or allow links if a download cache put them there.")
        case .hardLink:
            CatalogueEntry(
                .warning, "A file has a second name in the file system",
                "Whoever writes to the other name changes the data set, and a careless unpacker could write outside.",
                "Store a copy of its own, or allow links if a download cache put them there.")
        case .archiveMember:
            CatalogueEntry(
                .error, "An archive has a member that leads out of it",
                "Unpacking it writes to or reads from other places of the machine.",
                "Pack regular files with relative paths alone.")
        }
    }
}
