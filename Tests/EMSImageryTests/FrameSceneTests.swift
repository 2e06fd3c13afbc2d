import EMSImagery
import EMSModel
import Testing

@Suite struct FrameSceneTests {
    @Test func `numbers of the caption are the numbers given`() throws {
        var facts = FrameSamples.facts(.monitorCloseup)
        facts.monitor?.heartRate = 143
        facts.monitor?.spo2 = 87
        facts.monitor?.etco2 = 29
        facts.monitor?.respiratoryRate = 31
        facts.monitor?.systolic = 84
        facts.monitor?.diastolic = 52
        let caption = FrameScene(facts: facts).caption(.short)
        #expect(numbers(in: caption) == ["143", "2", "87", "2", "29", "31", "84", "52"])
        facts.monitor?.spo2 = nil
        let scene = FrameScene(facts: facts)
        #expect(!scene.caption(.short).contains("SpO2"))
        let readout = try #require(scene.objects.first { $0.label == .spo2Readout })
        #expect(readout.attributes == [SceneAttribute("text", "---")])
    }

    @Test(arguments: [
        (GlucoseFacts(value: 38), "38"), (GlucoseFacts(value: 19), "LO"), (GlucoseFacts(value: 601), "HI"),
        (GlucoseFacts(value: nil), "---"), (GlucoseFacts(value: 5.04, unit: .millimolesPerLitre), "5.0"),
    ])
    func `a glucose meter shows what it would`(glucose: GlucoseFacts, text: String) {
        var facts = FrameSamples.facts(.glucometer)
        facts.glucose = glucose
        let scene = FrameScene(facts: facts)
        let shown = scene.objects.first { $0.label == .display }?.attributes.first { $0.name == "text" }?.value
        #expect(shown == text)
        #expect(scene.caption(.short).contains(text) || text == "---")
    }

    @Test func `the syringe holds the dose at the strength of the vial`() {
        var facts = FrameSamples.facts(.drugLabel)
        facts.drug = DrugFacts(
            name: "fentanyl", dose: 75, unit: .micrograms, route: .intravenous, concentrationPerMillilitre: 0.05,
            concentrationUnit: .milligrams)
        let scene = FrameScene(facts: facts)
        #expect(
            scene.caption(.short)
                == "A vial of fentanyl, 0.05 mg/mL, and a syringe labelled 75 mcg, filled to 1.5 mL.")
        let syringe = scene.objects.first { $0.label == .syringe }
        #expect(syringe?.attributes.contains(SceneAttribute("capacity", "3 mL")) == true)
    }

    /// Over many draws: what a caption names can be seen in the drawn frame.
    @Test func `what a caption names is visible`() throws {
        let renderer = try FrameSamples.renderer()
        for seed in UInt64(0)..<12 {
            for kind in FrameKind.allCases {
                let frame = renderer.render(FrameScene(facts: FrameSamples.facts(kind, seed: seed)))
                let text = frame.captions.map(\.text).joined(separator: " ")
                for (word, label, count) in Self.named where text.contains(word) {
                    let seen = frame.objects.filter { $0.label == label }
                    #expect(seen.count >= count, "\(kind) \(seed): \(word), but \(seen.map(\.id))")
                }
            }
        }
    }

    private static let named: [(String, ObjectLabel, Int)] = [
        ("defibrillator pads", .defibrillatorPad, 2), ("four limb electrodes", .electrode, 4),
        ("chest electrodes V1 to V6", .electrode, 6), ("compression sensor", .compressionPad, 1),
        ("gloved hands", .glovedHand, 2), ("ag-valve mask", .bagValveMask, 1), ("cannula in", .ivCatheter, 1),
        ("Intraosseous", .ioNeedle, 1), ("Tourniquet", .tourniquet, 1), ("its tag", .timeTag, 1),
        ("Pulse oximeter on", .pulseOximeter, 1), ("pressure cuff", .cuff, 1), ("its dial", .gauge, 1),
        ("one responder", .responder, 1), ("two responders", .responder, 2), ("three responders", .responder, 3),
        ("A monitor", .monitor, 1), ("kit bag", .kitBag, 1), ("syringe", .syringe, 1), ("Alarm", .alarmBar, 1),
    ]

    @Test(arguments: FrameKind.allCases)
    func `hostile text is drawn as plain glyphs or not at all`(kind: FrameKind) throws {
        let renderer = try FrameSamples.renderer()
        let long = String(repeating: "W%s\u{0}\u{7}\u{1B}[31m<script>\u{202E}\n", count: 400)
        for text in [long, "", "\u{0}\u{1}", "\u{1F469}\u{200D}\u{1F692}", "血压"] {
            var facts = FrameSamples.facts(kind)
            facts.drug?.name = text
            facts.aed?.prompt = text
            facts.tourniquet?.timeText = text
            facts.infusion?.fluid = text
            facts.monitor?.alarm?.text = text
            facts.ecgPrint?.timeText = text
            facts.watchText = text
            facts.allergy = text
            facts.handoff?.title = text
            facts.handoff?.rows[0].value = text
            facts.monitor?.rhythm = text
            let frame = renderer.render(FrameScene(facts: facts))
            #expect(!frame.objects.isEmpty)
            for value in frame.captions.map(\.text) + frame.objects.flatMap({ $0.attributes.map(\.value) }) {
                let isClean = value.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
                #expect(isClean)
                #expect(value.unicodeScalars.count < 600)
            }
        }
    }

    @Test func `extreme numbers do no harm`() throws {
        let renderer = try FrameSamples.renderer()
        for value in [Double.nan, .infinity, -.infinity, 1e300, -5, 0] {
            for kind in FrameKind.allCases {
                var facts = FrameSamples.facts(kind)
                facts.compression?.depthMillimetres = value
                facts.ventilation = value
                facts.glucose?.value = value
                facts.drug?.dose = value
                facts.drug?.concentrationPerMillilitre = value
                facts.infusion?.level = value
                facts.cuffPressure = .max
                facts.patient.ageYears = -3
                facts.patient.skinTone = 99
                facts.crew.count = 1000
                facts.monitor?.ecg = [Float(value), .nan, 1, Float(value)]
                facts.monitor?.pleth = [.nan, .nan]
                facts.monitor?.co2 = [1]
                #expect(!renderer.render(FrameScene(facts: facts)).objects.isEmpty)
            }
        }
    }

    @Test func `gaps in a waveform stay gaps`() throws {
        var facts = FrameSamples.facts(.monitorCloseup)
        let renderer = try FrameSamples.renderer()
        func pixels() throws -> Int {
            let frame = renderer.render(FrameScene(facts: facts))
            let trace = try #require(frame.objects.first { $0.label == .ecgTrace })
            return frame.mask.count { $0 == trace.maskID }
        }
        let whole = try pixels()
        for index in 300..<700 { facts.monitor?.ecg[index] = .nan }
        let holed = try pixels()
        #expect(holed < whole * 7 / 10)
    }

    @Test func `ids are unique and words of relations exist`() {
        for kind in FrameKind.allCases {
            let scene = FrameScene(facts: FrameSamples.facts(kind, seed: 3))
            let ids = scene.objects.map(\.id)
            #expect(Set(ids).count == ids.count, "\(kind)")
            for relation in scene.relations {
                #expect(ids.contains(relation.subject) && ids.contains(relation.object), "\(kind) \(relation)")
            }
        }
    }

    private func numbers(in text: String) -> [String] {
        text.split { !$0.isNumber }.map(String.init)
    }
}
