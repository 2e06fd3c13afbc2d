import EMSImagery
import EMSModel
import EMSReproducibility
import Testing

/// What a picture is looked at for can be seen in it.
@Suite struct LegibilityTests {
    @Test(arguments: UInt64(0)..<8) func `printed leads stay in their rows`(seed: UInt64) throws {
        var facts = FrameSamples.facts(.ecgPrint, seed: seed)
        // Taller than the paper has room for.
        let leadII = (0..<2500).map { Float($0 % 200 < 8 ? 3 : 0.1) }
        facts.ecgPrint = PrintedECG(leads: TwelveLeads(leadII: leadII), timeText: "14:32", heartRate: 75)
        var scene = FrameScene(facts: facts)
        scene.camera = SceneCamera()
        let frame = try FrameSamples.renderer(width: 960, height: 540).render(scene)
        let rows = [["I", "aVR", "V1", "V4"], ["II", "aVL", "V2", "V5"], ["III", "aVF", "V3", "V6"], ["rhythm"]]
        let spans = try rows.map { names -> (top: Int, bottom: Int) in
            let boxes = try names.map { name in try #require(frame.objects.first { $0.id == "lead-" + name }).box }
            return (boxes.map(\.y).min() ?? 0, boxes.map { $0.y + $0.height }.max() ?? 0)
        }
        for (upper, lower) in zip(spans, spans.dropFirst()) { #expect(upper.bottom <= lower.top) }
    }

    @Test(arguments: UInt64(0)..<8) func `limb electrodes stick to skin`(seed: UInt64) throws {
        var facts = FrameSamples.facts(.torsoPads, seed: seed)
        facts.attached = [.limbElectrodes]
        let scene = FrameScene(facts: facts)
        let renderer = try FrameSamples.renderer(width: 960, height: 540)
        let with = renderer.render(scene)
        var bare = scene
        bare.objects.removeAll { $0.id.contains("electrode") || $0.id.contains("cable") }
        let without = renderer.render(bare)
        let torso = try #require(without.objects.first { $0.id == "torso" })
        for id in ["electrode-ra", "electrode-la"] {
            let box = try #require(with.objects.first { $0.id == id }, "\(id)").box
            let middle = (box.y + box.height / 2) * with.width + box.x + box.width / 2
            #expect(without.mask[middle] == torso.maskID, "\(id) \(seed)")
        }
    }

    @Test(arguments: [0, 3, 8, 40]) func `the band of a bracelet is seen beside its plate`(age: Int) throws {
        var facts = FrameSamples.facts(.allergyTag)
        facts.patient.ageYears = age
        facts.still = StillStaging(appearance: 4)
        let frame = try FrameSamples.renderer().render(FrameScene(facts: facts))
        let tag = try #require(frame.objects.first { $0.id == "tag" })
        #expect(frame.mask.count { $0 == tag.maskID } > 120)
    }

    /// A bag that is drawn as small as an infant lies hidden under the hands that squeeze it, and the caption tells of it.
    @Test(arguments: [0, 1, 3, 8, 40]) func `the bag of whoever is ventilated is seen`(age: Int) throws {
        let renderer = try FrameSamples.renderer()
        for seed in UInt64(0)..<6 {
            for position in CrewFacts.PatientPosition.allCases {
                var facts = FrameSamples.facts(.sceneWide, seed: seed)
                facts.patient.ageYears = age
                facts.crew = CrewFacts(count: 3, isCompressing: seed % 2 == 0, isVentilating: true, position: position)
                let frame = renderer.render(FrameScene(facts: facts))
                let bag = try #require(frame.objects.first { $0.label == .bagValveMask }, "\(seed) \(position)")
                #expect(frame.mask.count { $0 == bag.maskID } > 60, "\(seed) \(position)")
            }
        }
    }

    /// Its own side of its own figure: the patient's right is on the left of the front and on the right of the back.
    @Test(arguments: BurnFacts.Region.allCases) func `a burn is marked where it is`(region: BurnFacts.Region) throws {
        var facts = FrameSamples.facts(.burnMap)
        facts.burns = BurnFacts(regions: [region])
        var scene = FrameScene(facts: facts)
        scene.camera = SceneCamera()
        let frame = try FrameSamples.renderer().render(scene)
        let burn = try #require(frame.objects.first { $0.label == .burn })
        let map = try #require(frame.objects.first { $0.id == "map" })
        let middle = Double(burn.box.x) + Double(burn.box.width) / 2
        let share = (middle - Double(map.box.x)) / Double(map.box.width)
        #expect(region.isOnBack == (share > 0.5))
        let figure = region.isOnBack ? share * 2 - 1 : share * 2
        switch region {
        case .rightArm, .rightLeg, .backOfLeftArm, .backOfLeftLeg: #expect(figure < 0.46)
        case .leftArm, .leftLeg, .backOfRightArm, .backOfRightLeg: #expect(figure > 0.54)
        default: #expect(abs(figure - 0.5) < 0.06)
        }
        #expect(frame.caption.contains(region.rawValue) && burn.visibility == 1)
    }

    @Test func `front and back of a part are half of its share of the surface each`() {
        #expect(BurnFacts(regions: BurnFacts.Region.allCases).percent == 99)
        for region in BurnFacts.Region.allCases {
            #expect(region.otherSide.percent == region.percent && region.otherSide.otherSide == region)
            #expect(region.otherSide.isOnBack != region.isOnBack)
        }
    }

    @Test(arguments: UInt64(0)..<6) func `a drooping side of the face looks unlike the other`(seed: UInt64) throws {
        let renderer = try FrameSamples.renderer()
        var facts = FrameSamples.facts(.strokeFace, seed: seed)
        facts.attached = []
        var pictures: [[UInt8]] = []
        for droop in [nil, VisibleFindings.Side.left, .right] {
            facts.findings.facialDroop = droop
            pictures.append(renderer.render(FrameScene(facts: facts)).bgrx)
        }
        for (one, other) in [(0, 1), (0, 2), (1, 2)] {
            let changed = zip(pictures[one], pictures[other]).count { abs(Int($0) - Int($1)) > 16 }
            #expect(Double(changed) / Double(pictures[0].count) > 0.004, "\(seed)")
        }
    }

    /// The share of a picture that one thing takes, alone in it and from the same place.
    private func share(of id: String, _ kind: FrameKind, _ patient: PatientLook) throws -> Double {
        var facts = FrameSamples.facts(kind)
        facts.attached = []
        facts.place = .park
        facts.crew = CrewFacts(position: .lying)
        facts.patient = patient
        var scene = FrameScene(facts: facts)
        scene.objects.removeAll { $0.id != id }
        scene.objects[0].placement.scale = 1
        let frame = try FrameSamples.renderer().render(scene)
        return Double(frame.mask.count { $0 != 0 }) / Double(frame.mask.count)
    }

    @Test(arguments: [2, 7, 40]) func `bodies are as heavy as their patients`(age: Int) throws {
        for sex in [Sex.female, .male] {
            for (kind, id) in [(FrameKind.torsoPads, "torso"), (.sceneWide, "patient")] {
                let shares = try [-1.0, 0, 1].map { build in
                    try share(
                        of: id, kind, PatientLook(ageYears: age, sex: sex, skinTone: 1, build: build))
                }
                #expect(shares[0] < shares[1] * 0.98 && shares[1] < shares[2] * 0.98, "\(kind) \(shares)")
            }
        }
    }

    @Test(arguments: [2, 7, 40]) func `some are taller than others of their age`(age: Int) {
        for (kind, id) in [(FrameKind.torsoPads, "torso"), (.sceneWide, "patient")] {
            let scales = [-1.0, 0, 1].map { stature in
                var facts = FrameSamples.facts(kind)
                facts.patient = PatientLook(ageYears: age, sex: .male, skinTone: 1, stature: stature)
                return FrameScene(facts: facts).objects.first { $0.id == id }?.placement.scale ?? 0
            }
            #expect(scales[0] < scales[1] * 0.98 && scales[1] < scales[2] * 0.98, "\(kind) \(scales)")
        }
    }

    @Test(arguments: UInt64(0)..<12) func `a trunk is seen down to its waist`(seed: UInt64) throws {
        var facts = FrameSamples.facts(.torsoPads, seed: seed)
        facts.attached = []
        facts.patient.ageYears = Int(seed) * 7
        facts.patient.stature = Double(seed % 3) - 1
        let frame = try FrameSamples.renderer().render(FrameScene(facts: facts))
        let torso = try #require(frame.objects.first { $0.id == "torso" })
        let trousers = try #require(frame.objects.first { $0.id == "trousers" }, "\(seed)")
        #expect(trousers.box.width > 60 && trousers.box.y > torso.box.y, "\(seed)")
    }

    @Test(arguments: UInt64(0)..<24) func `what is read on a finger and on a wrist stands nearly upright`(seed: UInt64)
        throws
    {
        for (kind, id) in [(FrameKind.pulseOxFinger, "probe"), (.allergyTag, "plate")] {
            var facts = FrameSamples.facts(kind, seed: seed)
            facts.still = StillStaging(appearance: 1)
            let scene = FrameScene(facts: facts)
            let thing = try #require(scene.objects.first { $0.id == id })
            #expect(abs(thing.placement.rotationDegrees + scene.camera.tiltDegrees) < 8, "\(kind) \(seed)")
        }
    }

    @Test(arguments: UInt64(0)..<6) func `a squeezed bag and a pressed chest look different`(seed: UInt64) throws {
        let renderer = try FrameSamples.renderer()
        for (kind, low, high) in [(FrameKind.bvmMask, 0.0, 1.0), (.compressions, 0, 52)] {
            let pictures = [low, high].map { value -> [UInt8] in
                var facts = FrameSamples.facts(kind, seed: seed)
                facts.ventilation = value
                facts.compression = CompressionFacts(depthMillimetres: value)
                return renderer.render(FrameScene(facts: facts)).bgrx
            }
            let changed = zip(pictures[0], pictures[1]).count { abs(Int($0) - Int($1)) > 16 }
            #expect(Double(changed) / Double(pictures[0].count) > 0.02, "\(kind) \(seed)")
        }
    }

    @Test func `no share of a handoff is above the whole`() {
        var seen = 0
        for seed in UInt64(0)..<40 {
            var facts = FrameSamples.facts(.handoffTablet, seed: seed)
            facts.handoff = HandoffFacts(title: "", rows: [.init("SpO2", "9\(seed % 10) %"), .init("SpO2", "88 %")])
            facts.still = StillStaging(appearance: 0)
            let scene = FrameScene(facts: facts)
            guard let twin = SceneTwin(of: scene, facts: facts, random: RandomSubstream(seed: seed, "twin")) else {
                continue
            }
            seen += 1
            #expect((Int(twin.value.prefix { $0.isNumber }) ?? 999) <= 100)
        }
        #expect(seen > 0)
    }
}
