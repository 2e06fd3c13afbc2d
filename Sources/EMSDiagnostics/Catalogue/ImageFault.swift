/// Faults of image files.
public enum ImageFault: String, CatalogueArea {
    case undecodable
    case sizeMismatch = "size-mismatch"
    case tooLarge = "too-large"
    case pixelLayout = "pixel-layout"

    public static var area: String { "image" }
}

extension ImageFault {
    public var entry: CatalogueEntry {
        switch self {
        case .undecodable:
            CatalogueEntry(
                .error, "An image cannot be decoded to its end",
                "It is damaged or cut off, a checksum fails, or a text in it swells beyond 1 MiB.",
                "Restore the file.")
        case .sizeMismatch:
            CatalogueEntry(
                .error, "An image has another size than recorded",
                "Boxes and masks do not fit it.",
                "Correct the record or draw the image again.")
        case .tooLarge:
            CatalogueEntry(
                .error, "An image claims more pixels than the limit",
                "Decoding it may exhaust the memory.",
                "Use smaller images, or raise the limit.")
        case .pixelLayout:
            CatalogueEntry(
                .error, "A drawn picture does not have three channels of eight bits, or its mask no palette",
                "All pictures of a data set that was made up are RGB, and their masks indexed; loaders that stack "
                    + "them fail at this one.",
                "Draw the picture again, or convert it.")
        }
    }
}
