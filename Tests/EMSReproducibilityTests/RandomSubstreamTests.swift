import EMSReproducibility
import Testing

struct RandomSubstreamTests {
    @Test func sameSeedAndNameGiveTheSameNumbers() {
        var first = RandomSubstream(seed: 7, "patient")
        var second = RandomSubstream(seed: 7, "patient")
        #expect((0..<100).map { _ in first.next() } == (0..<100).map { _ in second.next() })
    }

    @Test func theNumbersArePinned() {
        var stream = RandomSubstream(seed: 7, "patient")
        #expect((0..<3).map { _ in stream.next() } == RandomSubstreamTests.pinned)
    }

    private static let pinned: [UInt64] = [
        9_240_479_123_107_633_393, 3_265_337_701_822_611_786, 13_338_297_364_988_174_804,
    ]

    @Test func namesAndSeedsSeparateStreams() {
        var draws: Set<UInt64> = []
        for seed in UInt64(0)..<50 {
            for name in ["a", "b", "ab", "ba", ""] {
                var stream = RandomSubstream(seed: seed, name)
                draws.insert(stream.next())
            }
        }
        #expect(draws.count == 250)
    }

    @Test func aSubstreamDoesNotDependOnDrawsAboveIt() {
        let fresh = RandomSubstream(seed: 3, "x")
        var used = fresh
        _ = used.next()
        var left = fresh.substream("y")
        var right = used.substream("y")
        #expect(left.next() == right.next())
    }

    @Test func partsOfANameAreTheNameTheyMake() {
        let stream = RandomSubstream(seed: 3, "x")
        for (name, parts) in [
            ("offset/a class/step/order", stream.substream("offset/", "a class", "/", "step", "/", "order")),
            ("größer/2", stream.substream("größer", "/", "2")), ("ab", stream.substream("a", "b")),
        ] {
            var (whole, made) = (stream.substream(name), parts)
            #expect(whole.next() == made.next(), "\(name)")
        }
    }

    @Test(arguments: [0, 1, 2, 3, 15, 16, 17, 40])
    func shuffledPlacesAreThoseOfTheShuffledElements(count: Int) {
        var elements = RandomSubstream(seed: 9, "shuffle")
        var places = elements
        for _ in 0..<200 {
            #expect(Array(places.shuffledPlaces(count)) == elements.shuffled(Array(0..<count)))
        }
        #expect(elements.next() == places.next())
    }

    @Test func nearNormalsHaveTheMomentsOfNormalsAndAreBounded() {
        var stream = RandomSubstream(seed: 13, "wander")
        let drawn = (0..<50_000).map { _ in stream.nearNormal() }
        #expect(abs(drawn.reduce(0, +) / 50_000) < 0.02)
        #expect(abs(drawn.reduce(0) { $0 + $1 * $1 } / 50_000 - 1) < 0.03)
        #expect(drawn.allSatisfy { abs($0) <= 3.4641 })
        #expect(drawn.contains { abs($0) > 2.5 })
    }

    @Test func normalsArePinned() {
        var stream = RandomSubstream(seed: 7, "patient")
        #expect((0..<3).map { _ in stream.normal() } == RandomSubstreamTests.pinnedNormals)
    }

    private static let pinnedNormals: [Double] = [0.0037961202484963464, 0.7934448809372958, -0.5009913783290584]

    @Test func distributionsHaveTheirMoments() {
        var stream = RandomSubstream(seed: 11, "moments")
        let normals = (0..<50_000).map { _ in stream.normal() }
        let mean = normals.reduce(0, +) / 50_000
        let variance = normals.reduce(0) { $0 + $1 * $1 } / 50_000
        #expect(abs(mean) < 0.02)
        #expect(abs(variance - 1) < 0.03)
        let counts = (0..<60_000).reduce(into: [0, 0, 0]) { counts, _ in
            counts[stream.weightedIndex([1, 2, 3])] += 1
        }
        #expect(abs(Double(counts[0]) - 10_000) < 500)
        #expect(abs(Double(counts[2]) - 30_000) < 700)
        #expect(Set((0..<1000).map { _ in stream.integer(in: 3...5) }) == [3, 4, 5])
    }
}
