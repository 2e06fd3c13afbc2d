import EMSDiagnostics
import EMSManifest
import EMSModel

extension EncounterRecord {
    func durationDispute(_ said: SessionTime) -> Dispute {
        Dispute(.encounter, "duration_ns", said: "\(said)", has: "\(duration)")
    }

    /// Nil for somebody who is no speaker.
    func roleDispute(of speaker: String, _ said: Role? = nil) -> Dispute? {
        guard let index = speakers.firstIndex(where: { $0.id == speaker }) else { return nil }
        return Dispute(
            .encounter, "speakers[\(index)].role", said: said?.rawValue, has: speakers[index].role.rawValue)
    }
}
