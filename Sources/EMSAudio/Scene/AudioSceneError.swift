public import EMSModel

/// An utterance that cannot be placed as it was asked.
public enum AudioSceneError: Error, Hashable, Sendable {
    case utteranceOutsideSession(turnID: String, start: SessionTime, end: SessionTime, duration: SessionTime)
    /// One person cannot say two things at once.
    case speakerTalksOverself(speaker: String, turnID: String, previousTurnID: String)
}

extension AudioSceneError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .utteranceOutsideSession(let turnID, let start, let end, let duration):
            "turn \(turnID) lies at \(start) to \(end), outside the session of \(duration)"
        case .speakerTalksOverself(let speaker, let turnID, let previousTurnID):
            "turn \(turnID) of \(speaker) begins before turn \(previousTurnID) of the same speaker has ended"
        }
    }
}
