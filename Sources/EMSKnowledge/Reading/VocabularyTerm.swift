import EMSModel

/// A closed vocabulary that files may name terms of.
protocol VocabularyTerm: CaseIterable {
    /// As files write it.
    var written: String { get }
}

extension VocabularyTerm where Self: RawRepresentable<String> {
    var written: String { rawValue }
}

extension AgeGroup: VocabularyTerm {}
extension CommunicationKind: VocabularyTerm {}
extension Course.Ending: VocabularyTerm {}
extension DeviceChannel: VocabularyTerm {}
extension DoseUnit: VocabularyTerm {}
extension HistoryAnswer.Item: VocabularyTerm {}
extension Keystep: VocabularyTerm { var written: String { label } }
extension PhysiologyQuantity: VocabularyTerm {}
extension Recipe.Audio.Container: VocabularyTerm {}
extension Recipe.Audio.Voices: VocabularyTerm {}
extension Recipe.Pace: VocabularyTerm {}
extension Rhythm: VocabularyTerm {}
extension Role: VocabularyTerm {}
extension Route: VocabularyTerm {}
extension Seat: VocabularyTerm {}
extension Sex: VocabularyTerm {}
extension ShockDelivery.Mode: VocabularyTerm {}
extension SpokenAct: VocabularyTerm {}
extension StrokeScale: VocabularyTerm {}
extension Topic: VocabularyTerm {}
extension VitalKind: VocabularyTerm {}
extension VoiceTrait: VocabularyTerm {}
