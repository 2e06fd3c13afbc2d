/// How somebody speaks for a reason that a protocol file states, where a recipe lets people speak as they feel.
public enum VoiceTrait: String, Hashable, Sendable, CaseIterable {
    /// All that is said: without voice, in short runs of words, or beside oneself.
    case whispered, breathless, stressed
    /// The throat is hurt: some have a whisper left and nothing more.
    case hoarse
    /// Some whisper what they say first, until they trust the crew.
    case shy
}
