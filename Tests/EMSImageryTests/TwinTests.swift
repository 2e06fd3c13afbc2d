import EMSImagery
import EMSModel
import EMSReproducibility
import Testing

@Suite struct TwinTests {
    /// Over many draws: a twin has the one other value that it names, and its picture differs.
    @Test(arguments: FrameKind.allCases)
    func `a twin differs in the fact it names and in no other`(kind: FrameKind) throws {
        let renderer = try FrameSamples.renderer()
        var found = 0
        for seed in UInt64(0)..<8 {
            var facts = FrameSamples.facts(kind, seed: seed)
            facts.still = StillStaging(appearance: Int(seed))
            let scene = FrameScene(facts: facts)
            let random = RandomSubstream(seed: seed, "twin")
            guard let twin = SceneTwin(of: scene, facts: facts, random: random) else { continue }
            found += 1
            #expect(Self.value(scene, twin.object, twin.attribute) == twin.instead)
            #expect(Self.value(twin.scene, twin.object, twin.attribute) == twin.value)
            #expect(twin.value != twin.instead)
            #expect(Self.differences(scene, twin.scene) == 1, "\(kind) \(seed)")
            let isSame = renderer.render(scene).bgrx.elementsEqual(renderer.render(twin.scene).bgrx)
            #expect(!isSame, "\(kind) \(seed): \(twin.attribute) cannot be seen")
        }
        #expect(found >= 4, "\(kind) has \(found) twins of 8")
    }

    @Test(arguments: FrameKind.allCases)
    func `a pair is drawn as its two pictures would be`(kind: FrameKind) throws {
        let renderer = try FrameSamples.renderer()
        for seed in UInt64(0)..<4 {
            var facts = FrameSamples.facts(kind, seed: seed)
            facts.still = StillStaging(
                appearance: Int(seed), nuisance: seed == 3 ? FrameNuisance(glare: 0.4, lens: 0.1) : .none)
            let scene = FrameScene(facts: facts)
            let random = RandomSubstream(seed: seed, "twin")
            guard let twin = SceneTwin(of: scene, facts: facts, random: random) else { continue }
            let pair = renderer.render(scene, twin: twin.scene)
            for (one, other) in [(pair.0, renderer.render(scene)), (pair.twin, renderer.render(twin.scene))] {
                let isSame = one.bgrx.elementsEqual(other.bgrx) && one.mask.elementsEqual(other.mask)
                #expect(isSame, "\(kind) \(seed): \(twin.attribute)")
                #expect(one.objects == other.objects && one.captions == other.captions)
            }
        }
    }

    @Test func `scenes that nothing joins are drawn one after the other`() throws {
        let renderer = try FrameSamples.renderer()
        let scenes = [FrameKind.glucometer, .wristWatch].map { FrameScene(facts: FrameSamples.facts($0)) }
        let pair = renderer.render(scenes[0], twin: scenes[1])
        let isSame =
            pair.0.bgrx.elementsEqual(renderer.render(scenes[0]).bgrx)
            && pair.twin.bgrx.elementsEqual(renderer.render(scenes[1]).bgrx)
        #expect(isSame)
    }

    private static func value(_ scene: FrameScene, _ object: String, _ attribute: String) -> String? {
        scene.objects.first { $0.id == object }?.attributes.first { $0.name == attribute }?.value
    }

    private static func differences(_ one: FrameScene, _ other: FrameScene) -> Int {
        one.objects.reduce(0) { sum, object in
            guard let twin = other.objects.first(where: { $0.id == object.id }) else { return sum }
            return sum + Set(object.attributes).symmetricDifference(twin.attributes).count / 2
        }
    }

    @Test(arguments: FrameKind.allCases)
    func `every appearance of a still can be seen and is named`(kind: FrameKind) throws {
        let renderer = try FrameSamples.renderer()
        var values: Set<String> = []
        for appearance in 0..<StillStaging.appearances {
            var facts = FrameSamples.facts(kind)
            facts.still = StillStaging(appearance: appearance)
            let frame = renderer.render(FrameScene(facts: facts))
            let composition = try #require(frame.composition)
            let object = try #require(frame.objects.first { $0.id == composition.object }, "\(kind)")
            #expect(object.attributes.contains(SceneAttribute(composition.attribute, composition.value)))
            #expect(object.box.width * object.box.height > 400, "\(kind)")
            values.insert(composition.value)
        }
        #expect(values.count == StillStaging.appearances)
    }

    @Test func `misplaced pads lie on one side`() throws {
        var facts = FrameSamples.facts(.torsoPads)
        facts.padsAreMisplaced = true
        let frame = try FrameSamples.renderer().render(FrameScene(facts: facts))
        let pads = frame.objects.filter { $0.label == .defibrillatorPad }
        try #require(pads.count == 2)
        // The patient's right is on the left of the picture.
        for pad in pads { #expect(pad.box.x + pad.box.width / 2 < frame.width / 2) }
    }
}
