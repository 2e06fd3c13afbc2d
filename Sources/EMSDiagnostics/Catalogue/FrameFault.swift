/// Faults of frame labels.
public enum FrameFault: String, CatalogueArea {
    case order
    case outsideSession = "outside-session"
    case box
    case maskID = "mask-id"
    case category
    case pairTruth = "pair-truth"
    case pairAnswer = "pair-answer"
    case twin
    case recordedTruth = "recorded-truth"
    case pairQuestion = "pair-question"
    case kind
    case consistency
    case pairMissing = "pair-missing"

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
        case .pairTruth:
            CatalogueEntry(
                .error, "A text beside a frame is not as true as it says",
                "A model learns to see what is not there.",
                "State facts of the frame's scene, and name the one that a false text changes.")
        case .pairAnswer:
            CatalogueEntry(
                .error, "The answer to a question about a frame is not the scene's, or not among its choices",
                "A model is told it is wrong where it is right.",
                "Write the value the scene has, and list it among the choices.")
        case .twin:
            CatalogueEntry(
                .error, "A counterfactual frame does not differ from its twin in the fact it names",
                "What is learned from the difference is something else.",
                "Name the one fact that differs, with its value in both frames.")
        case .recordedTruth:
            CatalogueEntry(
                .error, "A recorded frame claims to be known",
                "Nobody has drawn it, so that nothing vouches for boxes, masks and scenes.",
                "Leave out objects, relations, mask, scene and twin, or the mark `recorded`.")
        case .pairQuestion:
            CatalogueEntry(
                .error, "A question does not ask of the fact that it is about, or not in the words of all others",
                "A model learns to answer something else than what it is asked.",
                "Ask of the attribute that the fact names, and of a polar question of its value.")
        case .kind:
            CatalogueEntry(
                .error, "A frame shows nothing of what its kind is about",
                "Kinds are classes: a picture that is called by another one's name teaches the wrong class.",
                "Name the kind that was drawn.")
        case .consistency:
            CatalogueEntry(
                .error, "What is said of a thing differs from all other frames of the call",
                "Gloves keep their colour within a call, the same things hang together in the same way, what is hidden lies behind something, and alarms are those of what is shown.",
                "Write what the scene was drawn from.")
        case .pairMissing:
            CatalogueEntry(
                .error, "A text beside a frame lacks its counterpart beside the twin",
                "Questions and hard negatives are balanced over twins: without one of them an answer can be guessed.",
                "Put the text back, or leave out its counterpart too.")
        }
    }
}
