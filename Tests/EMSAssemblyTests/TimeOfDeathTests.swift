import EMSAssembly
import EMSModel
import Foundation
import Testing

/// Speech sets the clock, and the time of death is spoken.
struct TimeOfDeathTests {
    @Test func `the time of death that is said is that of the session`() throws {
        let folder = try TemporaryFolder()
        let recipe = SmallBuild.recipe(encounters: 40, seed: 8, protocols: ["cardiac-arrest": 1])
        let calls = try SmallBuild.builder(recipe, output: folder.path("out")).sampledDialogues()
        var late = 0
        var pronounced = 0
        for call in calls {
            guard let beat = call.script.beat(Termination.pronouncementBeat) else {
                #expect(call.script.pronouncedAt == nil)
                continue
            }
            pronounced += 1
            let time = try #require(call.script.pronouncedAt)
            if time > beat.plannedStart + .seconds(60) { late += 1 }
            let turn = try #require(
                call.turns.first { placed in
                    placed.turn.beatID == beat.id && placed.turn.mentions.contains { $0.kind == .timeOfDay }
                })
            #expect(turn.span.start >= time && turn.span.start < time + .seconds(20))
            let minute = (call.script.incident.minuteOfDay + Int(time.nanoseconds / 60_000_000_000)) % 1440
            let said = turn.turn.mentions.first { $0.kind == .timeOfDay }?.value
            #expect(said == .text("\(padded(minute / 60)):\(padded(minute % 60))"))
        }
        #expect(pronounced >= 6 && late > 0, "\(pronounced) \(late)")
    }

    private func padded(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
