/// Faults of events.
public enum EventFault: String, CatalogueArea {
    case interval
    case outsideSession = "outside-session"
    case order
    case missingDetail = "missing-detail"
    case label
    case unit
    case rhythmGap = "rhythm-gap"
    case keystep

    public static var area: String { "event" }
}

extension EventFault {
    public var entry: CatalogueEntry {
        switch self {
        case .interval:
            CatalogueEntry(
                .error, "An event ends before it starts",
                "It has no place on the clock.",
                "Correct its times.")
        case .outsideSession:
            CatalogueEntry(
                .error, "An event lies beyond the session",
                "No stream shows it.",
                "Correct its times or the duration.")
        case .order:
            CatalogueEntry(
                .error, "Events are not in order of start",
                "Readers that go through the events once misplace them.",
                "Sort the events by start.")
        case .missingDetail:
            CatalogueEntry(
                .error, "An event lacks a field of its type",
                "A dose without a unit or a shock without energy says too little.",
                "Add the field.")
        case .label:
            CatalogueEntry(
                .error, "An event's label is not that of its number, its drug or its step",
                "One of the two is wrong.",
                "Use the label and the number of the same keystep.")
        case .unit:
            CatalogueEntry(
                .error, "A reading or dose has a unit that does not belong to it",
                "The number may be off by a factor.",
                "Use the unit the vocabulary lists.")
        case .rhythmGap:
            CatalogueEntry(
                .error, "Rhythm events do not follow on one another from the beginning to the end of the session",
                "The heart does something at any time: a gap, an overlap or an early end leaves open what.",
                "Let each rhythm begin where the one before ends.")
        case .keystep:
            CatalogueEntry(
                .error, "A keystep is apart from the deed that it is a step of",
                "Who learns to see steps would learn them at another time, or of other hands.",
                "Give it the actor and the time of its deed.")
        }
    }
}
