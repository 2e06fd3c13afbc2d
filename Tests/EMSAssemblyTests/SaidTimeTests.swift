import EMSAssembly
import EMSModel
import Foundation
import Testing

/// Speech sets the clock, and times of day are spoken.
struct SaidTimeTests {
    @Test func `the time of death that is said is that of the session`() throws {
        var late = 0
        var pronounced = 0
        for call in try calls("cardiac-arrest", seed: 8) {
            guard let beat = call.script.beat(Termination.pronouncementBeat) else { continue }
            pronounced += 1
            let (turn, mention) = try #require(times(in: call).first { $0.turn.turn.beatID == beat.id })
            // Death is pronounced within 20 s before it is said.
            let earliest = max(.zero, turn.span.start - .seconds(20))
            #expect([clock(turn.span.start, call), clock(earliest, call)].contains(mention.value))
            if turn.span.start > beat.plannedStart + .seconds(60) { late += 1 }
        }
        #expect(pronounced >= 6 && late > 0, "\(pronounced) \(late)")
    }

    /// A new time may take longer to say than the one before, by which a later turn slips into the next minute.
    @Test(arguments: ["crush-syndrome", "childbirth", "hemorrhage-control"])
    func `who says what time it is says that of the session`(clinicalProtocol: String) throws {
        var late = 0
        var said = 0
        for call in try calls(clinicalProtocol, seed: 8) {
            for (turn, mention) in times(in: call) where mention.beatID == nil {
                said += 1
                let start = turn.span.start
                #expect(
                    [clock(start, call), clock(max(.zero, start - .seconds(2)), call)].contains(mention.value),
                    "\(turn.turn.text) at \(start)")
                guard case .text(let written)? = mention.value else { continue }
                #expect(turn.turn.text.contains(written) && turn.turn.clean.contains(written))
                let beat = call.script.beat(turn.turn.beatID)
                if let beat, clock(beat.plannedStart, call) != mention.value { late += 1 }
            }
        }
        #expect(said >= 10 && late > 0, "\(said) \(late)")
    }

    private func calls(_ clinicalProtocol: String, seed: UInt64) throws -> [SampledDialogue] {
        let folder = try TemporaryFolder()
        let recipe = SmallBuild.recipe(encounters: 40, seed: seed, protocols: [clinicalProtocol: 1])
        return try SmallBuild.builder(recipe, output: folder.path("out")).sampledDialogues()
    }

    private func times(in call: SampledDialogue) -> [(turn: SessionTimeline.PlacedTurn, mention: Mention)] {
        call.turns.flatMap { turn in turn.turn.mentions.filter { $0.kind == .timeOfDay }.map { (turn, $0) } }
    }

    private func clock(_ time: SessionTime, _ call: SampledDialogue) -> Mention.Value {
        let minute = (call.script.incident.minuteOfDay + Int(time.nanoseconds / 60_000_000_000)) % 1440
        return .text("\(padded(minute / 60)):\(padded(minute % 60))")
    }

    private func padded(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
