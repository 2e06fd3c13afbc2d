import EMSDialogue
import EMSKnowledge
import EMSModel
import Testing

/// How much of a call is said.
@Suite struct TalkativenessTests {
    private func count(_ level: Double?, seed: UInt64, place: Int = 0) throws -> Int {
        try MannerTests.turns(ArrestFixture.script(seed: seed, place: place), .natural, talkativeness: level).count
    }

    @Test func `more talkative calls have more turns`() throws {
        for seed in 1...10 as ClosedRange<UInt64> {
            let counts = try [0, 0.5, 1, 2].map { try count($0, seed: seed) }
            #expect(counts == counts.sorted() && counts[0] * 2 < counts[2], "\(counts)")
        }
    }

    @Test func `calls differ widely in how much is said`() throws {
        let counts = try (1...200).map { try count(nil, seed: $0, place: Int($0)) }.sorted()
        #expect(counts[20] * 3 < counts[180], "\(counts)")
        #expect(Double(counts[100]) < Double(counts.reduce(0, +)) / 200, "the mean lies above the median")
    }

    @Test func `every hundred calls of a protocol hold as much talk`() throws {
        let sums = try (0..<4).map { part in
            try (0..<100).reduce(0) { $0 + (try count(nil, seed: 7, place: 100 * part + $1)) }
        }
        let (least, most) = (sums.min() ?? 0, sums.max() ?? 0)
        #expect(Double(most) < 1.1 * Double(least), "\(sums)")
    }

    @Test func `a curt call still says what is given, mostly what was measured, and hands over`() throws {
        var measured = 0
        for seed in 1...30 as ClosedRange<UInt64> {
            let script = ArrestFixture.script(seed: seed)
            let turns = try MannerTests.turns(script, .natural, talkativeness: 0)
            expectSound(turns, of: script)
            if turns.contains(where: { turn in turn.mentions.contains { $0.readingID != nil } }) { measured += 1 }
            for beat in script.beats {
                switch beat.action {
                case .medicate:
                    let orders = turns.filter { $0.beatID == beat.id && $0.placement == .opens }
                    #expect(orders.count { turn in turn.mentions.contains { $0.kind == .dose } } >= 2)
                case .shock: #expect(turns.contains { $0.beatID == beat.id && $0.anchorWord != nil })
                case .communicate(.radioReport), .communicate(.handoff):
                    #expect(turns.contains { $0.beatID == beat.id })
                default: break
                }
            }
        }
        #expect(measured > 20)
    }
}
