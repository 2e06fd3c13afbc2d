import EMSImagery
import EMSModel

/// Facts for tests: every kind with everything it can show.
enum FrameSamples {
    static func facts(_ kind: FrameKind, seed: UInt64 = 1) -> FrameFacts {
        var draw = Draws(seed: seed)
        var facts = FrameFacts(
            time: .seconds(draw.integer(in: 0...4000)), kind: kind,
            patient: PatientLook(
                ageYears: draw.integer(in: 4...90), sex: draw.pick([Sex.female, .male]),
                skinTone: draw.integer(in: 0...5), build: Double(seed % 5) / 2 - 1),
            seed: seed)
        facts.place = draw.pick(ScenePlace.allCases)
        facts.monitor = monitor(&draw)
        facts.attached = [
            .pads, .limbElectrodes, .chestElectrodes, .pulseOximeter, .cuff, .intravenousLine, .compressionPad,
        ]
        facts.drug = DrugFacts(
            name: "epinephrine", dose: 0.3, unit: .milligrams, route: .intramuscular, concentrationPerMillilitre: 1)
        facts.glucose = GlucoseFacts(value: Double(draw.integer(in: 20...600)))
        facts.tourniquet = TourniquetFacts(limb: draw.pick(TourniquetFacts.Limb.allCases), timeText: "14:32")
        facts.compression = CompressionFacts(depthMillimetres: draw.uniform(0...60))
        facts.ventilation = draw.unit()
        facts.aed = AEDFacts(prompt: "Analyzing heart rhythm", isShockReady: draw.chance(0.5))
        facts.infusion = InfusionFacts(fluid: "0.9% Sodium Chloride", volumeMillilitres: 1000)
        facts.cuffPressure = draw.integer(in: 0...200)
        let leadII = (0..<2500).map { Float($0 % 200 < 8 ? 1 : 0.1) }
        facts.ecgPrint = PrintedECG(leads: TwelveLeads(leadII: leadII), timeText: "14:32", heartRate: 75)
        facts.burns = BurnFacts(regions: [.head, .rightArm, .leftLeg, .upperBack])
        facts.watchText = "09:58"
        facts.allergy = "penicillin"
        facts.handoff = HandoffFacts(
            title: "54 y female", rows: [.init("SpO2", "97 %"), .init("Heart rate", "88 /min")])
        facts.findings.facialDroop = draw.pick([nil, .left, .right])
        facts.findings.pupils = draw.pick(VisibleFindings.Pupils.allCases)
        facts.findings.complexion = draw.pick(VisibleFindings.Complexion.allCases)
        facts.crew = CrewFacts(
            count: draw.integer(in: 0...3), isCompressing: draw.chance(0.5), isVentilating: draw.chance(0.5),
            position: draw.pick(CrewFacts.PatientPosition.allCases))
        return facts
    }

    static func monitor(_ draw: inout Draws) -> MonitorView {
        let ecg = (0..<1000).map { index in
            Float(index % 60) / 200 + (index % 180 < 8 ? 1 : 0)
        }
        let pleth = (0..<500).map { Float(min($0 % 90, 45)) }
        let co2 = (0..<500).map { Float($0 % 200 < 90 ? 0 : 38) }
        return MonitorView(
            ecg: ecg, pleth: pleth, co2: co2, heartRate: draw.integer(in: 30...220), spo2: draw.integer(in: 60...100),
            respiratoryRate: draw.integer(in: 4...40), etco2: draw.integer(in: 10...90),
            systolic: draw.integer(in: 60...220), diastolic: draw.integer(in: 30...110), rhythm: "sinus",
            alarm: MonitorView.Alarm(text: "SpO2 LOW", priority: .medium))
    }

    static func renderer(width: Int = 480, height: Int = 270) throws -> FrameRenderer {
        try FrameRenderer(width: width, height: height, fonts: .debian)
    }
}

/// Numbers that differ from seed to seed.
struct Draws {
    var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func unit() -> Double {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double(state >> 33) / Double(1 << 31)
    }

    mutating func integer(in range: ClosedRange<Int>) -> Int {
        min(range.lowerBound + Int(unit() * Double(range.count)), range.upperBound)
    }

    mutating func uniform(_ range: ClosedRange<Double>) -> Double {
        range.lowerBound + (range.upperBound - range.lowerBound) * unit()
    }

    mutating func chance(_ probability: Double) -> Bool { unit() < probability }

    mutating func pick<Element>(_ choices: [Element]) -> Element { choices[integer(in: 0...choices.count - 1)] }
}
