/// Streams that contradict one another.
public enum CrossFault: String, CatalogueArea {
    case readingMismatch = "reading-mismatch"
    case recordMismatch = "record-mismatch"
    case doseMismatch = "dose-mismatch"
    case energyMismatch = "energy-mismatch"
    case shockHandsOn = "shock-hands-on"
    case actorBusy = "actor-busy"
    case trendMismatch = "trend-mismatch"
    case maskMismatch = "mask-mismatch"
    case heartRate = "heart-rate"
    case rhythm
    case compressionRate = "compression-rate"
    case silentWord = "silent-word"
    case noiseRatio = "noise-ratio"
    case lengthMismatch = "length-mismatch"
    case durationMismatch = "duration-mismatch"

    public static var area: String { "cross" }
}

extension CrossFault {
    public var entry: CatalogueEntry {
        switch self {
        case .readingMismatch:
            CatalogueEntry(
                .error, "What was said differs from the reading",
                "Speech and measurements contradict each other.",
                "Quote the reading, or mark the mention as an error.")
        case .recordMismatch:
            CatalogueEntry(
                .error, "The run report differs from the reading",
                "Report and measurements contradict each other.",
                "Copy the value of the reading.")
        case .doseMismatch:
            CatalogueEntry(
                .error, "The dose that was said differs from the dose given",
                "Speech and medication events contradict each other.",
                "Say the dose of the event, or mark the mention as an error.")
        case .energyMismatch:
            CatalogueEntry(
                .error, "The energy that was said differs from the shock",
                "Speech and shock events contradict each other.",
                "Say the energy of the event, or mark the mention as an error.")
        case .shockHandsOn:
            CatalogueEntry(
                .error, "A shock is delivered during compressions",
                "Nobody may touch the patient at that moment.",
                "End the compressions before the shock.")
        case .actorBusy:
            CatalogueEntry(
                .error, "One person does two hands-on tasks at once",
                "Two hands cannot compress and ventilate.",
                "Give one of the tasks to somebody else.")
        case .trendMismatch:
            CatalogueEntry(
                .error, "The trend of vitals differs from the reading",
                "The series and the reading contradict each other.",
                "Draw the series through its readings.")
        case .maskMismatch:
            CatalogueEntry(
                .error, "A mask differs from its box",
                "Box and mask mark different things.",
                "Derive both from the same drawing.")
        case .heartRate:
            CatalogueEntry(
                .error, "Beats in the ECG do not make the heart rate of the trend",
                "Waveform and number contradict each other.",
                "Draw the ECG at the rate of the trend.")
        case .rhythm:
            CatalogueEntry(
                .error, "The ECG does not look like its rhythm",
                "The label says fibrillation and the waveform does not, or the other way round.",
                "Correct the rhythm or the waveform.")
        case .compressionRate:
            CatalogueEntry(
                .error, "Compressions are not at the stated rate",
                "Depth signal and events contradict each other.",
                "Correct the event or the signal.")
        case .silentWord:
            CatalogueEntry(
                .error, "There is no sound where a word is spoken",
                "Transcript and audio belong to different calls, or are shifted.",
                "Align the transcript with this audio.")
        case .noiseRatio:
            CatalogueEntry(
                .error, "A noisy recording has another signal-to-noise ratio than is stated",
                "Results by ratio would be results of another ratio.",
                "Mix it again, or state the ratio that it has.")
        case .lengthMismatch:
            CatalogueEntry(
                .error, "A stream is longer or shorter than the session",
                "Clocks or lengths disagree.",
                "Correct the clock or the duration.")
        case .durationMismatch:
            CatalogueEntry(
                .error, "A document names another duration than the manifest",
                "Streams of the encounter are of different calls, or one of them is stale.",
                "Build the encounter again.")
        }
    }
}
