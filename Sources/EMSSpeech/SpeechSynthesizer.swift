/// Turns spoken tokens and a voice into samples and a time for every token.
///
/// Conforming types are deterministic: an utterance has the same samples and times whatever was spoken before it, in
/// whatever batch, by whichever instance of the same version.
public protocol SpeechSynthesizer: Sendable {
    /// What speaks, for the record of the data set.
    ///
    /// - Throws: `SpeechError` when the engine cannot be started.
    func engine() throws -> SpeechEngineInfo

    /// Speaks a batch; the results stand in the order of the utterances, one for each.
    ///
    /// An utterance that cannot be spoken is a failure in the result and leaves the others alone. May be called from
    /// several threads; blocks until the batch is spoken.
    ///
    /// - Throws: `SpeechError` when the engine cannot be started at all.
    func synthesize(_ batch: [SpokenUtterance]) throws -> [SpeechResult]
}
