import EMSImagery
import EMSModel
import Testing

@Suite struct FrameRendererTests {
    @Test(arguments: FrameKind.allCases)
    func `boxes and visibility agree with the mask to the pixel`(kind: FrameKind) throws {
        let frame = try FrameSamples.renderer().render(FrameScene(facts: FrameSamples.facts(kind)))
        #expect(frame.mask.count == frame.width * frame.height)
        #expect(!frame.objects.isEmpty)
        for object in frame.objects {
            let pixels = frame.mask.indices.filter { frame.mask[$0] == object.maskID }
            let columns = pixels.map { $0 % frame.width }
            let rows = pixels.map { $0 / frame.width }
            let left = try #require(columns.min())
            let top = try #require(rows.min())
            let right = try #require(columns.max())
            let bottom = try #require(rows.max())
            #expect(object.box == PixelBox(x: left, y: top, width: right - left + 1, height: bottom - top + 1))
            #expect(object.visibility > 0 && object.visibility <= 1, "\(object.id)")
        }
        let known = Set(frame.objects.map(\.maskID))
        #expect(known.count == frame.objects.count)
        #expect(Set(frame.mask).subtracting([0]) == known)
    }

    @Test(arguments: FrameKind.allCases)
    func `the same facts give the same bytes whatever was drawn before`(kind: FrameKind) throws {
        let scene = FrameScene(facts: FrameSamples.facts(kind, seed: 5))
        let fresh = try FrameSamples.renderer().render(scene)
        let used = try FrameSamples.renderer()
        for other in FrameKind.allCases { _ = used.render(FrameScene(facts: FrameSamples.facts(other, seed: 9))) }
        let again = used.render(FrameScene(facts: FrameSamples.facts(kind, seed: 5)))
        // Comparing arrays of this length element by element takes minutes when it fails.
        let isSame = fresh.bgrx.elementsEqual(again.bgrx) && fresh.mask.elementsEqual(again.mask)
        #expect(isSame)
        #expect(fresh.objects == again.objects)
        #expect(fresh.captions == again.captions)
    }

    @Test(arguments: FrameKind.allCases)
    func `each channel has 128 shades from black to white`(kind: FrameKind) throws {
        var facts = FrameSamples.facts(kind, seed: 2)
        facts.still = StillStaging(appearance: 1, nuisance: FrameNuisance(blur: 2, glare: 0.6))
        let frame = try FrameSamples.renderer().render(FrameScene(facts: facts))
        let isEven = frame.bgrx.allSatisfy { $0 & 1 == $0 >> 7 }
        #expect(isEven)
        #expect(Set(frame.bgrx).count > 40)
    }

    @Test(arguments: [FrameNuisance(tilt: 9), FrameNuisance(tilt: -9)])
    func `a tilted head sees nothing of the picture before and no hole`(nuisance: FrameNuisance) throws {
        let used = try FrameSamples.renderer()
        for kind in FrameKind.allCases {
            for seed in UInt64(0)..<6 {
                var facts = FrameSamples.facts(kind, seed: seed)
                facts.still = StillStaging(appearance: Int(seed), nuisance: nuisance)
                let scene = FrameScene(facts: facts)
                let isSame = try FrameSamples.renderer().render(scene).bgrx.elementsEqual(used.render(scene).bgrx)
                #expect(isSame, "\(kind) \(seed)")
                // Nothing that is drawn is black, and the rim of the picture is darkened by a fifth at most.
                let frame = used.render(scene)
                let corners = [0, frame.width - 1, (frame.height - 1) * frame.width, frame.height * frame.width - 1]
                for corner in corners where frame.mask[corner] == 0 {
                    let start = corner / frame.width * frame.stride + corner % frame.width * 4
                    #expect(frame.bgrx[start..<start + 3].contains { $0 > 24 }, "\(kind) \(seed)")
                }
            }
        }
    }

    @Test func `another pose gives another picture`() throws {
        let renderer = try FrameSamples.renderer()
        let facts = FrameSamples.facts(.compressions)
        var other = facts
        other.pose = FrameFacts(time: .zero, kind: .compressions, patient: facts.patient, seed: 77).pose
        let isSame = renderer.render(FrameScene(facts: facts)).bgrx
            .elementsEqual(renderer.render(FrameScene(facts: other)).bgrx)
        #expect(!isSame)
    }

    @Test(arguments: [(480, 270), (960, 540), (300, 300), (64, 36)])
    func `every kind is drawn at every size`(width: Int, height: Int) throws {
        let renderer = try FrameSamples.renderer(width: width, height: height)
        for kind in FrameKind.allCases {
            let frame = renderer.render(FrameScene(facts: FrameSamples.facts(kind)))
            #expect(frame.bgrx.count == frame.stride * height)
            #expect(frame.mask.contains { $0 != 0 }, "\(kind)")
            let isOpaque = stride(from: 3, to: frame.bgrx.count, by: 4).allSatisfy { frame.bgrx[$0] == 255 }
            #expect(isOpaque, "\(kind) leaves holes")
        }
    }

    @Test func `an object that another covers is dropped with its relations`() throws {
        var scene = FrameScene(facts: FrameSamples.facts(.monitorCloseup))
        let screen = try #require(scene.objects.first { $0.id == "screen" })
        let hidden = try #require(scene.objects.first { $0.id == "hr" })
        scene.objects.removeAll { $0.id == "screen" }
        scene.objects.append(screen)
        let frame = try FrameSamples.renderer().render(scene)
        #expect(!frame.objects.contains { $0.id == hidden.id })
        #expect(!frame.relations.contains { $0.subject == hidden.id || $0.object == hidden.id })
        #expect(frame.objects.contains { $0.id == "screen" && $0.visibility == 1 })
    }

    @Test func `an object outside the picture is dropped`() throws {
        var scene = FrameScene(facts: FrameSamples.facts(.glucometer))
        let index = try #require(scene.objects.firstIndex { $0.id == "meter" })
        scene.objects[index].placement.x = 5000
        let frame = try FrameSamples.renderer().render(scene)
        #expect(!frame.objects.contains { $0.id == "meter" })
    }

    @Test func `missing fonts and impossible sizes are errors`() {
        #expect(throws: ImageryError.font(path: "/nowhere/DejaVuSans.ttf", code: 1)) {
            try FrameRenderer(width: 480, height: 270, fonts: FrameFonts(dejaVuIn: "/nowhere"))
        }
        #expect(throws: ImageryError.size(width: 0, height: 270)) {
            try FrameRenderer(width: 0, height: 270, fonts: .debian)
        }
    }
}
