public import EMSModel

/// What the report takes over from the protocol file.
public struct ReportFacts: Hashable, Sendable {
    public var protocolTitle: String
    /// `eProtocols.01`, for the course that was taken.
    public var protocolCode: String
    public var impression: CodedTerm
    public var symptom: CodedTerm
    /// `eDisposition.24`, if the hospital was alerted.
    public var alertCode: String?
    /// The scale that stroke scores of the call are counted by.
    public var strokeScale: StrokeScale?

    public init(
        protocolTitle: String, protocolCode: String, impression: CodedTerm, symptom: CodedTerm, alertCode: String?,
        strokeScale: StrokeScale? = nil
    ) {
        self.protocolTitle = protocolTitle
        self.protocolCode = protocolCode
        self.impression = impression
        self.symptom = symptom
        self.alertCode = alertCode
        self.strokeScale = strokeScale
    }
}
