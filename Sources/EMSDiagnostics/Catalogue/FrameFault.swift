/// Faults of frame labels.
public enum FrameFault: String, CatalogueArea {
    case order
    case outsideSession = "outside-session"
    case box
    case maskID = "mask-id"
    case category

    public static var area: String { "frame" }
}

extension FrameFault {
    public var entry: CatalogueEntry {
        switch self {
        case .order:
            CatalogueEntry(
                .error, "Frames are not in order of index and time",
                "Sequences built from them run backwards.",
                "Sort the frames.")
        case .outsideSession:
            CatalogueEntry(
                .error, "A frame lies beyond the session",
                "No other stream goes with it.",
                "Correct its time or the duration.")
        case .box:
            CatalogueEntry(
                .error, "A box is empty or leaves the image",
                "It may be written as corners instead of corner and size.",
                "Write x, y, width and height in pixels of the image.")
        case .maskID:
            CatalogueEntry(
                .error, "An object's number in the mask is 0 or used twice",
                "0 is the background, and one number is one object.",
                "Number the objects of a frame from 1.")
        case .category:
            CatalogueEntry(
                .error, "An object's category is not in the label set, or has the number 0",
                "Detectors are trained on a class that does not exist, or on the background.",
                "Use a label of the set `objects`, and number the set from 1.")
        }
    }
}
