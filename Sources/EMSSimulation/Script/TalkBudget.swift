import EMSModel

/// Seconds of planned time that talk about a beat takes, so that the planned clock runs with the session clock. Taken
/// from the generated talk of all protocols: about the upper quartile of each kind, pauses included. What talk takes
/// beyond that delays later beats until a wait absorbs it.
enum TalkBudget {
    static func ask(_ item: HistoryAnswer.Item) -> Double {
        switch item {
        case .events, .lastKnownWell: 11
        case .history, .medications, .symptoms, .provocation, .quality, .radiation: 9
        case .onset, .lastIntake, .witnessed: 8.5
        case .allergies, .nameAndAge, .severity: 6.5
        }
    }

    static func communicate(_ kind: CommunicationKind) -> Double {
        switch kind {
        case .dispatch: 11
        case .acknowledgeDispatch: 6.5
        case .arrival: 9
        case .assignSeats: 12.5
        case .story: 16.5
        case .complaint, .status: 6.5
        case .impression: 5.5
        case .reassure, .packaging, .switchCompressor, .charge: 4
        case .transport: 7
        case .radioReport: 49
        case .handoff: 63
        case .terminationRequest: 64
        case .pronouncement: 9
        case .deathNotification: 38
        case .deathReport: 26
        }
    }

    /// After `count` numbers were read off a device.
    static func report(readings count: Int) -> Double { 4.5 + 1.3 * Double(count) }

    static func report(findings count: Int) -> Double { 1 + 2.7 * Double(count) }

    static let pressureReport = 5.0
    static let orderOfDevice = 4.0
    static let orderOfProcedure = 5.5
    static let reportOfProcedure = 3.0
    /// Order and read-back of a drug, and what is said while it is drawn up; what needs longer gives way.
    static let orderOfDrug = 16.0
    static let reportOfDrug = 4.0
    static let reportOfRhythm = 5.5
    static let clearing = 4.5
    static let lastOrder = 6.0
    static let thought = 5.5
    static let trouble = 5.0
    static let refusal = 12.0
}
