import EMSDialogue
import EMSModel
import Testing

/// Nobody speaks who is not there.
@Suite struct PresenceTests {
    @Test func `whoever speaks is in the cast, and where he speaks from fits`() {
        for call in SampledCalls.all {
            for turn in call.turns {
                let comment = Comment(
                    rawValue: "\(call.script.protocolID) \(turn.beatID) \(turn.speaker): \(turn.text)")
                guard let speaker = call.script.participant(turn.speaker), let beat = call.script.beat(turn.beatID)
                else {
                    Issue.record("nobody of the cast", sourceLocation: #_sourceLocation)
                    continue
                }
                switch speaker.role {
                case .dispatcher: #expect(turn.channel == .radio, comment)
                case .medicalControl: #expect(turn.channel == .radio, comment)
                case .hospital: #expect(turn.channel == .radio || beat.phase == .handoff, comment)
                case .family, .bystander: #expect(beat.phase != .transport && beat.phase != .handoff, comment)
                default: break
                }
            }
        }
    }

    @Test func `a patient who cannot talk says nothing, whoever listens`() throws {
        for seed in 1...20 as ClosedRange<UInt64> {
            let turns = try MannerTests.turns(ArrestFixture.script(seed: seed), MannerTests.heavy, talkativeness: 2.4)
            #expect(!turns.contains { $0.speaker == "patient" })
        }
    }
}
