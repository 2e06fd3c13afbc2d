/// What goes wrong with a microphone or its recorder, as a closed vocabulary.
public enum SoundFaultKind: String, Hashable, Sendable, Codable, CaseIterable {
    /// Nothing arrives for a moment: zeros.
    case dropOut = "drop_out"
    /// Nothing new arrives for a moment: the last sample is repeated.
    case heldDropOut = "drop_out_held"
    /// Nothing arrives for a stretch: zeros.
    case dead
    /// The input is driven too far: what is beyond a level is cut off there.
    case clipped
}
