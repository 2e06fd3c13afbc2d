import EMSSpeechWire
import Testing

@Suite("The wire between program and worker")
struct WireTests {
    private let batch = WireBatch([
        WireUtterance(
            voice: WireVoice(base: "en-us", variant: "f2", pitch: 40, range: 60, rate: 180, volume: 90), language: "en",
            tokens: [
                WireToken(.words(["nine", "one"]), pauseAfter: .comma), WireToken(.phonemes("k'at"), pauseAfter: .stop),
            ])
    ])
    private let spoken = WireResult.spoken(
        WireSpeech(
            samples: [1, -2, .min, .max],
            times: [WireTokenTime(onset: 0, end: 2), WireTokenTime(onset: 2, end: 4, isInterpolated: true)]))
    private let failed = WireResult.failed(WireFailure(.crashed, token: 3, message: "ended by signal 11"))
    private let hello = WireHello(
        engineVersion: "1.51", sampleRateHertz: 22_050, dataPath: "/usr/lib/x", dataDigest: .max - 3,
        bases: ["de", "en-us"], variants: ["f2", "Mr serious"])

    @Test func `values come back as they went`() throws {
        #expect(try WireBatch(payload: batch.frame.payload) == batch)
        #expect(try WireResult(payload: spoken.payload) == spoken)
        #expect(try WireResult(payload: failed.payload) == failed)
        #expect(try WireHello(payload: hello.frame.payload) == hello)
    }

    @Test func `a payload cut anywhere is refused`() {
        for length in 0..<batch.frame.payload.count {
            #expect(throws: WireError.self) { try WireBatch(payload: Array(batch.frame.payload.prefix(length))) }
        }
        for length in 0..<spoken.payload.count {
            #expect(throws: WireError.self) { try WireResult(payload: Array(spoken.payload.prefix(length))) }
        }
        for length in 0..<hello.frame.payload.count {
            #expect(throws: WireError.self) { try WireHello(payload: Array(hello.frame.payload.prefix(length))) }
        }
    }

    @Test func `a byte too many is refused`() {
        #expect(throws: WireError.malformed(what: "trailing bytes")) {
            try WireBatch(payload: batch.frame.payload + [0])
        }
    }

    @Test func `changed bytes never do more than throw`() {
        var state: UInt64 = 7
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        var refused = 0
        for payload in [batch.frame.payload, spoken.payload, hello.frame.payload] {
            for _ in 0..<2_000 {
                var changed = payload
                for _ in 0...next(3) { changed[next(changed.count)] = UInt8(next(256)) }
                if (try? WireBatch(payload: changed)) == nil { refused += 1 }
                _ = try? WireResult(payload: changed)
                _ = try? WireHello(payload: changed)
            }
        }
        #expect(refused > 4_000)
    }

    @Test func `a header tells what follows, and nothing else passes for one`() throws {
        let header = try WireFrame.header(kind: .batch, length: 300)
        #expect(header.count == WireFrame.headerBytes)
        let (kind, length) = try WireFrame.read(header: header)
        #expect(kind == .batch && length == 300)
        #expect(throws: WireError.notAFrame) { try WireFrame.read(header: Array("GET / HTTP/1".utf8)) }
        var other = header
        other[4] = 99
        #expect(throws: WireError.version(99)) { try WireFrame.read(header: other) }
        other = header
        other[11] = 0x7f
        #expect(throws: WireError.self) { try WireFrame.read(header: other) }
        #expect(throws: WireError.tooLong(what: "frame", count: .max)) {
            try WireFrame.header(kind: .batch, length: .max)
        }
    }

    @Test func `a time beyond the samples is refused`() {
        let wrong = WireResult.spoken(WireSpeech(samples: [0, 0], times: [WireTokenTime(onset: 1, end: 3)]))
        #expect(throws: WireError.malformed(what: "token time")) { try WireResult(payload: wrong.payload) }
    }
}
