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
    case counting
    case cuff
    case silentWord = "silent-word"
    case noiseRatio = "noise-ratio"
    case channelBand = "channel-band"
    case soundFault = "sound-fault"
    case lengthMismatch = "length-mismatch"
    case durationMismatch = "duration-mismatch"
    case rhythmMismatch = "rhythm-mismatch"
    case recordCare = "record-care"
    case recordArrest = "record-arrest"
    case recordTimes = "record-times"
    case recordSpeech = "record-speech"
    case recordGroup = "record-group"
    case foreignStream = "foreign-stream"
    case frameCare = "frame-care"
    case deviceStart = "device-start"
    case screenMismatch = "screen-mismatch"
    case alarm
    case missingAlarm = "missing-alarm"
    case capnogram
    case watch
    case unlistedCompressions = "unlisted-compressions"
    case shockArtefact = "shock-artefact"
    case stemMismatch = "stem-mismatch"
    case pictureMismatch = "picture-mismatch"
    case saturationLag = "saturation-lag"
    case effectBeforeDrug = "effect-before-drug"
    case patientMismatch = "patient-mismatch"
    case recordClock = "record-clock"
    case screenClock = "screen-clock"
    case beats
    case respiration
    case speaker
    case codeMismatch = "code-mismatch"
    case unsaid
    case deviceSound = "device-sound"
    case talkTime = "talk-time"

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
                .error, "The energy or the number of shocks that was said differs from the shocks",
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
                .error, "A mask differs from its box, or from the visibility of an object",
                "Box and mask mark different things, or more of an object is said to be hidden than others cover.",
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
        case .counting:
            CatalogueEntry(
                .error, "Compressions are counted that nobody makes so",
                "Who counts aloud counts every compression: numbers and hands come equally often, and together.",
                "Correct the times of the words, or the compressions.")
        case .cuff:
            CatalogueEntry(
                .error, "The pulse goes on behind a tight cuff",
                "The cuff is on the arm of the probe: while it measures, no pulse reaches the finger.",
                "Correct the time of the measurement, or the pleth.")
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
        case .channelBand:
            CatalogueEntry(
                .error, "A turn over radio or telephone has sound that no radio or telephone lets through",
                "Such a channel ends at 3,400 Hz; what is called radio is a voice in the room.",
                "Send the turn through its channel before it is mixed, or name the channel that it has.")
        case .soundFault:
            CatalogueEntry(
                .error, "Marked faults of a microphone are not those of its recording",
                "A recording with faults is its twin but for the spans that are marked: a drop-out or a dead "
                    + "stretch is silent or holds one value, a clipped one keeps within its level.",
                "Correct the events, or make the recording again.")
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
        case .rhythmMismatch:
            CatalogueEntry(
                .error, "A rhythm that is said, reported or shown is not that of the heart",
                "Speech, report or screen and the rhythm events contradict each other.",
                "Quote the rhythm of that moment.")
        case .recordCare:
            CatalogueEntry(
                .error, "The run report differs from what was done",
                "A drug, dose, unit, route, energy, procedure or giver of the report is not that of its event, something that was "
                    + "done or read is left out, or a code contradicts what it follows from: the alert the protocol, the "
                    + "electrodes what is attached, the response to a drug a heart that stands still.",
                "Copy the report from the events.")
        case .recordArrest:
            CatalogueEntry(
                .error, "The run report differs from the course of the arrest",
                "It denies an arrest in which the chest was compressed, claims one without, or has another first or last "
                    + "rhythm, resuscitation, witness or time of return.",
                "Take arrest, rhythms, resuscitation and return of circulation from the events.")
        case .recordTimes:
            CatalogueEntry(
                .error, "Times of the run report are not in order",
                "A unit cannot leave the scene before it arrives.",
                "Correct the times of the report.")
        case .recordSpeech:
            CatalogueEntry(
                .error, "The run report differs from what was said",
                "Allergies, illnesses, medicines, findings, complaint, impression, address or onset were told otherwise, or are "
                    + "left out.",
                "Copy the report from the script that is spoken.")
        case .recordGroup:
            CatalogueEntry(
                .error, "Entries of the run report do not belong together",
                "Values of one group are of the same drug, procedure, shock or look at the patient. The groups of an element "
                    + "stand in order, and each once; a sign has the group of a time in eVitals.01.",
                "Write the entries in the order of their groups, one for each.")
        case .foreignStream:
            CatalogueEntry(
                .error, "A stream is of another encounter",
                "It contradicts the manifest and the other streams in several facts that do not depend on one another. It is "
                    + "compared with nothing else.",
                "Restore the stream of this encounter.")
        case .frameCare:
            CatalogueEntry(
                .error, "A frame shows compressions, pads or a drug that the events do not have then",
                "Picture and events contradict each other.",
                "Label the frame as what it shows, or correct the events.")
        case .deviceStart:
            CatalogueEntry(
                .error, "A sensor record or a reading does not fit the time at which its device is put on",
                "A clock is shifted, the record is that of another call, or the event was moved or left out.",
                "Correct the clock or the times of the events, or restore the record.")
        case .screenMismatch:
            CatalogueEntry(
                .error, "A number on a drawn screen is not that of the series",
                "Picture and measurements contradict each other.",
                "Draw the number of the trend at that second.")
        case .alarm:
            CatalogueEntry(
                .error, "An alarm sounds while its limit is not breached",
                "Sound and measurements contradict each other.",
                "Let an alarm sound only while the series is beyond its limit.")
        case .missingAlarm:
            CatalogueEntry(
                .error, "A limit is breached for minutes and no alarm sounds",
                "A monitor is silenced for two minutes at most; the alarms of this call are not all listed.",
                "List the alarms, or correct the series.")
        case .capnogram:
            CatalogueEntry(
                .error, "The capnogram does not make the numbers of the trend",
                "Plateaus and EtCO2, or breaths and respiratory rate contradict each other.",
                "Draw the capnogram to the numbers, or correct the trend.")
        case .watch:
            CatalogueEntry(
                .error, "A watch does not move as its wearer compresses",
                "Wrist and compressions contradict each other: the record may be of another call.",
                "Restore the record, or correct who compresses and when.")
        case .unlistedCompressions:
            CatalogueEntry(
                .error, "The compression pad moves when nobody compresses",
                "Depth signal and events contradict each other.",
                "List the compressions, or correct the signal.")
        case .shockArtefact:
            CatalogueEntry(
                .error, "The ECG shows no shock where one is delivered",
                "A shock drives the amplifier to its limit; this ECG is of another moment or another call.",
                "Correct the time of the shock, or restore the record.")
        case .stemMismatch:
            CatalogueEntry(
                .error, "A stem is not part of the mix",
                "Stem and mix are of different calls, or shifted, or the stem holds sound where its "
                    + "speaker says nothing.",
                "Restore the stem, or mix again.")
        case .pictureMismatch:
            CatalogueEntry(
                .error, "A picture does not have the outlines of its mask, or was changed after it was drawn",
                "Picture and mask are of different frames, or the picture was damaged.",
                "Derive both from the same drawing.")
        case .saturationLag:
            CatalogueEntry(
                .error, "The saturation rises while nobody breathes",
                "Oxygen takes ten seconds and more from the first breath to the finger; saturation and breathing "
                    + "are shifted against one another.",
                "Restore the trend, or correct the clock of one of the two.")
        case .effectBeforeDrug:
            CatalogueEntry(
                .error, "What a drug does is there before it is given",
                "A fast heart is slow before adenosine, a low sugar is up before sugar: drug and measurements are "
                    + "shifted against one another.",
                "Correct the time of the drug, or restore the measurements.")
        case .patientMismatch:
            CatalogueEntry(
                .error, "A stream has another age, sex or weight of the patient than the manifest",
                "It is of another call, or doses by age or weight and the groups of the plan are wrong.",
                "Correct one of the two.")
        case .recordClock:
            CatalogueEntry(
                .error, "A time of the run report is not that of what it tells of",
                "Its time of day and its session time differ, or the event that it stands for was at another time.",
                "Take both times from the event.")
        case .screenClock:
            CatalogueEntry(
                .error, "The clock on a drawn screen is not that of the frame",
                "The picture is of another moment.",
                "Draw the time of the frame.")
        case .beats:
            CatalogueEntry(
                .error, "Beats of a curve are not where they are annotated",
                "Curve and annotations are shifted against one another, or a part of the curve is of another rhythm or call.",
                "Restore the record, or correct the annotations.")
        case .respiration:
            CatalogueEntry(
                .error, "The respiration curve does not breathe at the rate of the trend",
                "Thoracic impedance and respiratory rate contradict each other: the curve may be of another call.",
                "Restore the record, or correct the trend.")
        case .speaker:
            CatalogueEntry(
                .error, "Something is said by somebody who cannot say it",
                "Orders and measurements are the crew's, and a number is first said by whoever took it: turns of two speakers may be exchanged.",
                "Correct the speaker of the turn, or the status of the mention.")
        case .codeMismatch:
            CatalogueEntry(
                .error, "The code of an event differs from that of what is said in it",
                "What the crew suspects, rules out or hears of has one code in the whole call.",
                "Correct the code of the event or of the mention.")
        case .unsaid:
            CatalogueEntry(
                .error, "What must be said is said by nobody",
                "Orders, shocks, the dispatch, the radio report and the handoff of a call are spoken: turns may be lost.",
                "Put the turns back, or leave the event out.")
        case .deviceSound:
            CatalogueEntry(
                .error, "The sounds of devices are not those that the events list",
                "An alarm or a pump is listed and not heard at its level, or heard and not listed.",
                "Correct the events, or mix the bed again.")
        case .talkTime:
            CatalogueEntry(
                .error, "All talk stands at another time than the events it belongs to",
                "Who learns what is said when something is done learns it seconds off: one of the two files is shifted.",
                "Restore the times of the transcript, or those of the events.")
        }
    }
}
