import EMSImagery
import EMSModel
import EMSReproducibility
import Testing

@Suite struct NuisanceTests {
    private static let ways: [(String, FrameNuisance)] = [
        ("blur", FrameNuisance(blur: 3)), ("motion", FrameNuisance(motion: 14)),
        ("darkness", FrameNuisance(darkness: 0.5)), ("glare", FrameNuisance(glare: 0.7)),
        ("lens", FrameNuisance(lens: 0.1)), ("occlusion", FrameNuisance(isOccluded: true)),
        ("tilt", FrameNuisance(tilt: 8)),
    ]

    private func render(_ nuisance: FrameNuisance) throws -> RenderedFrame {
        var facts = FrameSamples.facts(.drugLabel)
        facts.still = StillStaging(appearance: 3, nuisance: nuisance)
        return try FrameSamples.renderer().render(FrameScene(facts: facts))
    }

    @Test(arguments: ways) func `each nuisance shows and stays in the record`(name: String, nuisance: FrameNuisance)
        throws
    {
        let plain = try render(.none)
        let spoilt = try render(nuisance)
        let isSame = plain.bgrx.elementsEqual(spoilt.bgrx)
        #expect(!isSame)
        #expect(spoilt.nuisance == nuisance)
        let isOpaque = stride(from: 3, to: spoilt.bgrx.count, by: 4).allSatisfy { spoilt.bgrx[$0] == 255 }
        #expect(isOpaque)
    }

    @Test func `blur lowers contrast between neighbours, darkness the level`() throws {
        let plain = try render(.none)
        #expect(Self.contrast(try render(FrameNuisance(blur: 4))) < Self.contrast(plain) * 0.6)
        #expect(Self.contrast(try render(FrameNuisance(motion: 16))) < Self.contrast(plain) * 0.6)
        let level = Self.level(plain)
        #expect(abs(Self.level(try render(FrameNuisance(darkness: 0.5))) / level - 0.5) < 0.02)
        #expect(Self.level(try render(FrameNuisance(glare: 0.8))) > level)
    }

    @Test func `the lens moves masks with the picture`() throws {
        let frame = try render(FrameNuisance(lens: 0.12))
        for object in frame.objects {
            let places = frame.mask.indices.filter { frame.mask[$0] == object.maskID }
            let columns = places.map { $0 % frame.width }
            let left = try #require(columns.min())
            let right = try #require(columns.max())
            #expect(object.box.x == left && object.box.width == right - left + 1)
        }
        let plain = try render(.none)
        let box = { (frame: RenderedFrame) in frame.objects.first { $0.id == "vial" }?.box }
        #expect(box(frame) != box(plain))
    }

    private static func level(_ frame: RenderedFrame) -> Double {
        Double(stride(from: 1, to: frame.bgrx.count, by: 4).reduce(0) { $0 + Int(frame.bgrx[$1]) })
    }

    private static func contrast(_ frame: RenderedFrame) -> Double {
        var sum = 0
        for y in 0..<frame.height {
            for x in 1..<frame.width {
                let place = y * frame.stride + x * 4 + 1
                let step = Int(frame.bgrx[place]) - Int(frame.bgrx[place - 4])
                sum += step * step
            }
        }
        return Double(sum)
    }
}
