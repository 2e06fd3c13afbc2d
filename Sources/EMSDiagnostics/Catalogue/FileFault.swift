/// Faults of files, before they are read.
public enum FileFault: String, CatalogueArea {
    case missing
    case extra
    case empty
    case sizeMismatch = "size-mismatch"
    case listedTwice = "listed-twice"
    case notRegular = "not-regular"
    case unreadable
    case wrongMagic = "wrong-magic"
    case sizeField = "size-field"
    case archiveBomb = "archive-bomb"

    public static var area: String { "files" }
}

extension FileFault {
    public var entry: CatalogueEntry {
        switch self {
        case .missing:
            CatalogueEntry(
                .error, "A listed file or a card is missing",
                "The manifest promises data that are not there, or nothing tells what the data set is.",
                "Restore the file, or build the encounter again.")
        case .extra:
            CatalogueEntry(
                .error, "A file is not listed",
                "Nothing vouches for it: it may be a leftover or belong to another data set.",
                "Remove it, or list it.")
        case .empty:
            CatalogueEntry(
                .error, "A file is empty",
                "A writer failed, or a copy is incomplete.",
                "Restore the file.")
        case .sizeMismatch:
            CatalogueEntry(
                .error, "A file has another size than listed",
                "It was changed or cut off after the manifest was written.",
                "Restore the file, or build the encounter again.")
        case .listedTwice:
            CatalogueEntry(
                .error, "A file is listed twice",
                "Two streams cannot be the same file.",
                "Remove one of the entries.")
        case .notRegular:
            CatalogueEntry(
                .error, "A path is a folder, a pipe, a socket or a device",
                "Reading it may hang or never end.",
                "Replace it with a regular file.")
        case .unreadable:
            CatalogueEntry(
                .error, "A file cannot be read",
                "Permissions or the disk keep its contents from being checked.",
                "Make it readable and check again.")
        case .wrongMagic:
            CatalogueEntry(
                .error, "A file's first bytes are not those of its type",
                "Readers that go by the name fail.",
                "Restore the file, or correct its media type.")
        case .sizeField:
            CatalogueEntry(
                .error, "A size in a file's header cannot be true",
                "Readers that trust it allocate too much memory or compute with an overflow.",
                "Write the file again.")
        case .archiveBomb:
            CatalogueEntry(
                .error, "An archive unpacks to far more than it is",
                "Unpacking it fills the memory or the disk.",
                "Store the files themselves.")
        }
    }
}
