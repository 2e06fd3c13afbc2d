/// Faults of turns, words and mentions.
public enum TranscriptFault: String, CatalogueArea {
    case interval
    case wordOutsideTurn = "word-outside-turn"
    case wordOrder = "word-order"
    case wordsDiffer = "words-differ"
    case turnOrder = "turn-order"
    case turnOutsideSession = "turn-outside-session"
    case speakerOverlap = "speaker-overlap"
    case mentionSpan = "mention-span"
    case numberUnmentioned = "number-unmentioned"
    case mentionValue = "mention-value"
    case role
    case channel
    case mentionUnit = "mention-unit"
    case language
    case times
    case drugUnmentioned = "drug-unmentioned"

    public static var area: String { "transcript" }
}

extension TranscriptFault {
    public var entry: CatalogueEntry {
        switch self {
        case .language:
            CatalogueEntry(
                .error, "The transcript is in another language than the manifest says",
                "Loaders choose a tokeniser and a recogniser by it.",
                "Correct the one that is wrong.")
        case .times:
            CatalogueEntry(
                .error, "Word times come from a voice that is not there, or are estimated beside voices",
                "Times of a synthesiser are true to the millisecond, estimated ones good for order alone.",
                "Correct `times`.")
        case .interval:
            CatalogueEntry(
                .error, "A turn or word does not end after its start, or seconds after it is over",
                "An interval without length cannot be cut from the audio, and one of many seconds holds silence.",
                "Correct its times.")
        case .wordOutsideTurn:
            CatalogueEntry(
                .error, "A word lies outside its turn",
                "Segments cut by turn lose the word.",
                "Correct the times of the word or the turn.")
        case .wordOrder:
            CatalogueEntry(
                .error, "Words overlap or are not in order",
                "Alignments built from them are not monotonic.",
                "Sort the words and separate them.")
        case .wordsDiffer:
            CatalogueEntry(
                .error, "The words do not make up the text, or a form of it is of another text",
                "Text and word times, or the spoken and the clean form, describe different sentences.",
                "Derive both from the same tokens.")
        case .turnOrder:
            CatalogueEntry(
                .error, "Turns are not in order of start",
                "Readers that go through the turns once misplace them.",
                "Sort the turns by start.")
        case .turnOutsideSession:
            CatalogueEntry(
                .error, "A turn lies beyond the session",
                "There is no audio for it.",
                "Correct its times or the duration.")
        case .speakerOverlap:
            CatalogueEntry(
                .error, "A speaker talks over himself",
                "One voice cannot say two things at once.",
                "Separate the turns.")
        case .mentionSpan:
            CatalogueEntry(
                .error, "A mention does not span a part of the text",
                "The label points at nothing, or at half a character.",
                "Correct start and end; they count Unicode scalars.")
        case .numberUnmentioned:
            CatalogueEntry(
                .error, "A number in a text lies in no mention",
                "A number nobody vouches for may contradict the other streams.",
                "Mark it as a mention with its value.")
        case .mentionValue:
            CatalogueEntry(
                .error, "A mention's value or assertion is not what its text says",
                "The label and the words disagree.",
                "Correct the value or the span.")
        case .role:
            CatalogueEntry(
                .error, "A turn's role is not that of its speaker",
                "The same person would have two roles.",
                "Copy the role of the speaker.")
        case .channel:
            CatalogueEntry(
                .error, "A turn has a channel that its speaker does not have",
                "Who is called by radio or telephone is not in the room: what is learned of his sound is learned of another.",
                "Name the channel over which the speaker is heard.")
        case .mentionUnit:
            CatalogueEntry(
                .error, "A mention has a unit that its kind does not have",
                "The number may be off by a factor.",
                "Use a unit that is listed for the kind.")
        case .drugUnmentioned:
            CatalogueEntry(
                .error, "A drug that is given is named in its step without a mention",
                "Who learns to find drugs would learn to overlook it.",
                "Mark it as a mention of the drug.")
        }
    }
}
