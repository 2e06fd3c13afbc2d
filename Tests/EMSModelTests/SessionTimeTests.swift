import EMSModel
import Testing

struct SessionTimeTests {
    @Test func samplesAndTimesAreInverse() {
        for rate in [16_000, 250, 50, 125, 1] {
            for index in stride(from: 0, to: 2_000_000, by: 997) {
                #expect(SessionTime.sample(index, rateHertz: rate).sampleIndex(rateHertz: rate) == index)
            }
        }
    }

    @Test func roundsUpToWholeSeconds() {
        #expect(SessionTime(nanoseconds: 1).roundedUpToSecond == .seconds(1))
        #expect(SessionTime.seconds(4).roundedUpToSecond == .seconds(4))
    }

    @Test func readsWell() {
        #expect(SessionTime.milliseconds(187_250).description == "3:07.250")
    }

    @Test func anIdentityClockCountsSamples() {
        #expect(StreamClock.identity.time(ofSample: 250, rateHertz: 250) == .seconds(1))
        let fast = StreamClock(offsetNanoseconds: 5, skewPartsPerBillion: 1_000_000)
        #expect(fast.time(ofSample: 250, rateHertz: 250).nanoseconds == 1_001_000_005)
    }
}
