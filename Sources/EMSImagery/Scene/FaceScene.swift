internal import EMSModel
internal import EMSReproducibility

extension SceneDraft {
    /// The patient's face from the front.
    mutating func composeFace() {
        backdrop = distance()
        var framing = facts.pose.substream("framing")
        let placement = Placement(
            x: 480 + framing.uniform(-90...90), y: 250 + sway(12), scale: framing.uniform(1.3...1.5),
            rotationDegrees: framing.uniform(-7...7))
        add(
            "hair-behind", .hair, at: placement,
            HairArt(style: wardrobe.hair, colour: wardrobe.hairColour, isBehind: true))
        add(
            "clothing", .clothing, at: placement, [("garment", "\(wardrobe.garment.name) shirt")],
            CollarArt(garment: wardrobe.garment, skin: wardrobe.skin.tinted(facts.findings.complexion)))
        add("face", .face, at: placement, faceSigns(), faceArt(eyesClosed: facts.findings.eyesAreClosed))
        add("hair", .hair, at: placement, HairArt(style: wardrobe.hair, colour: wardrobe.hairColour, isBehind: false))
        if facts.attached.contains(.oxygenMask) {
            add("oxygen-mask", .oxygenMask, at: placement, OxygenMaskArt())
            relate("face", .wears, "oxygen-mask")
        } else if facts.attached.contains(.nasalCannula) {
            add("nasal-cannula", .nasalCannula, at: placement, NasalCannulaArt())
            relate("face", .wears, "nasal-cannula")
        }
        stage("clothing", "garment")
        captionFace()
    }

    /// The mask hides the mouth, and so whether it hangs.
    private var mouthIsVisible: Bool { !facts.attached.contains(.oxygenMask) }

    private func faceSigns() -> [(String, String)] {
        let findings = facts.findings
        var signs: [(String, String)] = []
        if mouthIsVisible { signs.append(("facial_droop", findings.facialDroop?.rawValue ?? "none")) }
        if !findings.eyesAreClosed { signs.append(("pupils", findings.pupils.rawValue)) }
        signs.append(("eyes", findings.eyesAreClosed ? "closed" : "open"))
        if findings.complexion != .normal { signs.append(("complexion", findings.complexion.rawValue)) }
        if findings.hasHives { signs.append(("sign", "hives")) }
        if findings.isDiaphoretic { signs.append(("sign", "diaphoresis")) }
        return signs
    }

    func faceArt(eyesClosed: Bool) -> FaceArt {
        var findings = facts.findings
        findings.eyesAreClosed = eyesClosed
        return FaceArt(
            skin: wardrobe.skin.tinted(findings.complexion), ageYears: facts.patient.ageYears,
            isFemale: facts.patient.sex == .female || facts.patient.ageYears < 13, beard: wardrobe.beard,
            hairColour: wardrobe.hairColour, iris: wardrobe.eyes, findings: findings, jawWidth: wardrobe.faceWidth,
            wearsGlasses: wardrobe.wearsGlasses && facts.kind == .strokeFace)
    }

    private mutating func captionFace() {
        let findings = facts.findings
        let owner = Self.patientNoun(facts.patient)
        var parts: [String] = []
        if mouthIsVisible {
            let smiling = findings.isSmiling ? ", smiling," : ""
            switch findings.facialDroop {
            case .left: short = "Face of \(owner)\(smiling) with a droop of the left side."
            case .right: short = "Face of \(owner)\(smiling) with a droop of the right side."
            case nil: short = "Face of \(owner)\(smiling) without droop."
            }
        } else {
            short = "Face of \(owner) wearing an oxygen mask."
        }
        if findings.eyesAreClosed {
            parts.append("The eyes are closed.")
        } else {
            switch findings.pupils {
            case .normal: parts.append("The pupils are equal and of normal size.")
            case .pinpoint: parts.append("Both pupils are pinpoint.")
            case .dilated: parts.append("Both pupils are dilated.")
            case .unequal: parts.append("The right pupil is wider than the left.")
            }
        }
        switch findings.complexion {
        case .normal: break
        case .pale: parts.append("The skin is pale.")
        case .flushed: parts.append("The skin is flushed.")
        case .cyanotic: parts.append("The lips are blue.")
        }
        if findings.hasHives { parts.append("Hives on the face.") }
        if findings.isDiaphoretic { parts.append("Sweat on the face.") }
        if mouthIsVisible, facts.attached.contains(.nasalCannula) { parts.append("A nasal cannula is in place.") }
        full = parts.joined(separator: " ")
    }

    static func patientNoun(_ patient: PatientLook) -> String {
        switch (AgeGroup(ageYears: patient.ageYears), patient.sex) {
        case (.infant, _): "an infant"
        case (.child, .female): "a girl"
        case (.child, .male): "a boy"
        case (.adolescent, .female): "a teenage girl"
        case (.adolescent, .male): "a teenage boy"
        case (.adult, .female): "a woman"
        case (.adult, .male): "a man"
        case (.older, .female): "an older woman"
        case (.older, .male): "an older man"
        }
    }
}
