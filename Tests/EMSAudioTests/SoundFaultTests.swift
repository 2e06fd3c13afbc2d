import EMSAudio
import EMSModel
import EMSReproducibility
import Testing

struct SoundFaultTests {
    private static let speech = SpeechLike.samples(seconds: 120)
    private static let channels = [
        SoundFaultPlanner.Channel(samples: speech, turns: [16_000..<48_000]),
        SoundFaultPlanner.Channel(samples: speech, turns: [80_000..<96_000, 320_000..<400_000]),
        SoundFaultPlanner.Channel(samples: speech, turns: [800_000..<900_000]),
    ]

    private func plan(_ shares: SoundFaultShares, seed: UInt64, channels: [SoundFaultPlanner.Channel]) -> [[SoundFault]]
    {
        SoundFaultPlanner(shares: shares, random: RandomSubstream(seed: seed, "faults")).faults(of: channels)
    }

    @Test func `Faults are as often as they are asked for`() {
        let calls = (0..<200).map {
            plan(SoundFaultShares(dropOuts: 0.2, dead: 0.5, clipped: 0), seed: $0, channels: Self.channels)
        }
        let dead = calls.filter { $0.joined().contains { $0.kind == .dead } }.count
        let dropping = calls.filter { !$0[0].isEmpty }.count
        #expect((80...120).contains(dead) && (22...58).contains(dropping))
        #expect(!calls.joined().joined().contains { $0.kind == .clipped })
        let none = plan(SoundFaultShares(), seed: 1, channels: Self.channels)
        #expect(none == [[], [], []])
    }

    @Test func `Faults have their lengths, keep apart, and are where they may be`() {
        for seed in 0..<50 as Range<UInt64> {
            let plan = plan(SoundFaultShares(dropOuts: 1, dead: 1, clipped: 1), seed: seed, channels: Self.channels)
            #expect(!plan[0].isEmpty && plan[0].allSatisfy { [.dropOut, .heldDropOut].contains($0.kind) })
            #expect(plan[1].count + plan[2].count >= 1)
            for faults in plan {
                for (fault, next) in zip(faults, faults.dropFirst()) {
                    #expect(fault.samples.upperBound < next.samples.lowerBound)
                }
            }
            for fault in plan.joined() {
                let seconds = Double(fault.samples.count) / 16_000
                switch fault.kind {
                case .dropOut, .heldDropOut: #expect(seconds <= 0.4001)
                case .dead: #expect(seconds <= 40)
                case .clipped: #expect(seconds <= 40 && (fault.level ?? 0) > 1_000)
                }
            }
        }
    }

    @Test func `With one recording, everything is on it`() {
        let plan = plan(
            SoundFaultShares(dropOuts: 0, dead: 1, clipped: 0), seed: 4, channels: Array(Self.channels.prefix(1)))
        #expect(plan.map { $0.map(\.kind) } == [[.dead]])
        #expect(plan[0][0].samples.lowerBound == 16_000)
    }

    @Test(arguments: SoundFaultKind.allCases)
    func `A fault changes its span and nothing else`(_ kind: SoundFaultKind) {
        let fault = SoundFault(kind: kind, samples: 20_000..<24_000, level: kind == .clipped ? 3_000 : nil)
        var samples = Self.speech
        fault.apply(to: &samples)
        #expect(digest(Array(samples[..<20_000])) == digest(Array(Self.speech[..<20_000])))
        #expect(digest(Array(samples[24_000...])) == digest(Array(Self.speech[24_000...])))
        let changed = samples[20_000..<24_000]
        switch kind {
        case .dropOut, .dead: #expect(changed.allSatisfy { $0 == 0 })
        case .heldDropOut: #expect(changed.allSatisfy { $0 == Self.speech[19_999] })
        case .clipped:
            #expect(changed.allSatisfy { $0.magnitude <= 3_000 } && changed.contains { $0.magnitude == 3_000 })
            #expect(zip(changed, Self.speech[20_000..<24_000]).allSatisfy { $1.magnitude > 3_000 || $0 == $1 })
        }
        #expect(fault.span == SessionSpan(start: .milliseconds(1_250), end: .milliseconds(1_500)))
    }
}
