import EMSModel
import EMSReproducibility
import EMSSensors
import Testing

@Suite struct RecordTests {
    static let fixture = TimelineFixture(
        stretches: [
            BodyStretch(rhythm: .sinus, seconds: 30, rate: 78),
            BodyStretch(rhythm: .ventricularTachycardia, seconds: 30.2, rate: 170),
        ], bouts: [(40, 50, 110, 50)])

    @Test func `Records start with their device and end with the session`() {
        let records = Self.fixture.records()
        #expect(records.map(\.name) == ["monitor", "capnography", "cpr", "watch", "vitals"])
        #expect(records.map(\.sampleRateHertz) == [250, 125, 250, 50, 1])
        for record in records.dropLast() {
            #expect(record.clock == StreamClock(offsetNanoseconds: 1_234_500_000))
            #expect(record.time(ofSample: record.sampleCount) >= .seconds(60.2))
            #expect(record.time(ofSample: record.sampleCount - 1) < .seconds(60.2))
            #expect(record.signals.allSatisfy { $0.samples.count == record.sampleCount })
        }
    }

    @Test func `Nothing is measured by a device that is not there`() {
        var fixture = Self.fixture
        fixture.channels = []
        #expect(fixture.records().isEmpty)
        fixture.channels = [.pleth]
        let monitor = fixture.record("monitor")
        #expect(monitor.signals.map(\.name) == ["PLETH"])
        #expect(monitor.annotations.isEmpty)
        fixture.channels = [.pads]
        #expect(fixture.record("monitor").signals.map(\.name) == ["II", "RESP"])
    }

    @Test func `Samples are missing before a channel is attached and after it comes off`() {
        var timeline = Self.fixture.timeline
        timeline.attachments = [
            .init(channel: .pleth, span: .init(start: .seconds(2), end: .seconds(60.2))),
            .init(channel: .ecg, span: .init(start: .seconds(10), end: .seconds(20))),
            .init(channel: .pads, span: .init(start: .seconds(25), end: .seconds(60.2))),
        ]
        let monitor = SensorSynthesizer(timeline: timeline, random: .init(seed: 1, "x")).records()[0]
        let lead = monitor.signal("II")!.samples
        let missing = lead.indices.filter { lead[$0] == SensorSignal.missing }
        #expect(missing == Array(0..<2000) + Array(4500..<5750))
        #expect(!monitor.signal("PLETH")!.samples.contains(SensorSignal.missing))
        #expect(monitor.annotations[0].sampleIndex == 2000)
        #expect(!monitor.annotations.contains { (4500..<5750).contains($0.sampleIndex) })
        #expect(monitor.value(of: "II", at: .seconds(22)) == nil)
        let window = monitor.values(of: "II", from: .seconds(19), seconds: 2)
        #expect(window.count == 500)
        #expect(window[..<250].allSatisfy { !$0.isNaN })
        #expect(window[250...].allSatisfy { $0.isNaN })
    }

    @Test func `A window of samples lies where its time says`() {
        let monitor = Self.fixture.record("monitor")
        let lead = monitor.signal("II")!
        #expect(monitor.sampleIndex(at: monitor.time(ofSample: 1234)) == 1234)
        let window = monitor.values(of: "II", from: monitor.time(ofSample: 1000), seconds: 1)
        #expect(window.count == 250)
        #expect(window[17] == Float(lead.value(at: 1017)!))
        #expect(monitor.values(of: "II", from: .zero, seconds: 1).allSatisfy { $0.isNaN })
        #expect(monitor.values(of: "III", from: .zero, seconds: 1).isEmpty)
    }

    @Test func `The same seed gives the same samples, another seed others`() {
        let first = Self.digest(Self.fixture.records(seed: 3))
        #expect(first == Self.digest(Self.fixture.records(seed: 3)))
        #expect(first != Self.digest(Self.fixture.records(seed: 4)))
    }

    @Test func `Samples are the same on every machine`() {
        #expect(Self.digest(Self.fixture.records(seed: 3)) == 0x3ED6_7D26_24DD_48DA)
    }

    @Test func `A clock that drifts moves every sample, not what is measured`() throws {
        let timeline = Self.fixture.timeline
        let random = RandomSubstream(seed: 7, "sensors")
        let steady = SensorSynthesizer(timeline: timeline, random: random).records()
        let drifting = SensorSynthesizer(timeline: timeline, random: random, driftPartsPerMillion: 1000).records()
        #expect(drifting.map(\.name) == steady.map(\.name))
        #expect(Set(drifting.map(\.clock.skewPartsPerBillion)).count == drifting.count)
        for (record, plain) in zip(drifting, steady).dropLast() {
            #expect((-1_000_000...1_000_000).contains(record.clock.skewPartsPerBillion))
            let late = record.clock.offsetNanoseconds - plain.clock.offsetNanoseconds
            #expect((1...1_000_000_000).contains(late))
            #expect(record.time(ofSample: record.sampleCount) >= .seconds(60.2))
            #expect(record.time(ofSample: record.sampleCount - 1) < .seconds(60.2))
        }
        #expect(drifting.last?.clock == steady.last?.clock)
        // The heart beats when it does, whatever clock it is seen with: to half a sample on either.
        let beats = drifting[0].beatTimes.map(\.seconds)
        let truth = steady[0].beatTimes.map(\.seconds)
        #expect(beats.count > 40)
        #expect(beats.allSatisfy { beat in truth.contains { abs($0 - beat) < 0.0045 } })
    }

    @Test func `What happens later changes nothing before`() {
        var other = Self.fixture
        other.stretches[1] = BodyStretch(rhythm: .ventricularFibrillation, seconds: 30.2, respiratoryRate: 0, etco2: 9)
        other.shocks = [45]
        for (left, right) in zip(Self.fixture.records(), other.records()) {
            for (mine, theirs) in zip(left.signals, right.signals) {
                let shared = left.sampleIndex(at: .seconds(30))
                let isSame = mine.samples[..<shared] == theirs.samples[..<shared]
                #expect(isSame, "\(left.name) \(mine.name)")
                let isWholeSame = mine.samples == theirs.samples
                #expect(isWholeSame == ["cpr", "watch"].contains(left.name) || mine.name.hasPrefix("NIBP"))
            }
        }
    }

    /// Ends that fall on every part of a beat.
    @Test(arguments: 0..<20)
    func `A session that ends earlier has the same samples`(step: Int) {
        let whole = TimelineFixture(stretches: [BodyStretch(rhythm: .sinus, seconds: 40, rate: 83)])
        var part = whole
        part.stretches[0].seconds = 20 + 0.05 * Double(step)
        for (left, right) in zip(part.records(), whole.records()) {
            for (mine, theirs) in zip(left.signals, right.signals) {
                let isSame = mine.samples.elementsEqual(theirs.samples.prefix(mine.samples.count))
                #expect(isSame, "\(left.name) \(mine.name)")
            }
        }
    }

    @Test func `Session times of beats are those of the record`() {
        let monitor = Self.fixture.record("monitor")
        let first = monitor.annotations.first { $0.kind == .beat(.normal) }!
        #expect(monitor.beatTimes[0] == .seconds(1.2345) + .milliseconds(4 * first.sampleIndex))
        #expect(monitor.annotations.contains { $0.kind == .beat(.ventricular) })
    }

    /// FNV-1a over names, clocks, samples and marks.
    private static func digest(_ records: [SensorRecord]) -> UInt64 {
        var digest: UInt64 = 0xCBF2_9CE4_8422_2325
        let add = { (value: UInt64) in digest = (digest ^ value) &* 0x100_0000_01B3 }
        for record in records {
            add(UInt64(bitPattern: record.clock.offsetNanoseconds))
            for signal in record.signals {
                for sample in signal.samples { add(UInt64(UInt16(bitPattern: sample))) }
            }
            for mark in record.annotations {
                add(UInt64(mark.sampleIndex))
                add(UInt64(mark.wfdbCode))
            }
        }
        return digest
    }
}
