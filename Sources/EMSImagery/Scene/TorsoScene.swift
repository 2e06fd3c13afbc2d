internal import EMSModel

extension SceneDraft {
    /// The chest from above, head up, with what is stuck to it.
    mutating func composeTorso() {
        let placement = Placement(
            x: 480 + sway(16), y: 266 + sway(10), scale: bodyScale * 1.1, rotationDegrees: sway(3))
        addBody(placement, light: Point(0, -1))
        let attached = addChestEquipment(placement, cablesTo: Point(1000, 500))
        let pads = !facts.attached.contains(.pads) ? "none" : facts.padsAreMisplaced ? "misplaced" : "correct"
        note("torso", "pads", pads)
        let owner = Self.patientNoun(facts.patient)
        if attached.isEmpty {
            short = "Bare chest of \(owner), nothing attached."
        } else {
            short = "Chest of \(owner) with \(FrameNumber.list(attached))."
        }
        full = bodyDetails()
    }

    /// The chest from the compressor's eyes: head to the left, both hands on the lower half of the sternum.
    mutating func composeCompressions() {
        let depth = facts.compression?.depthMillimetres ?? 0
        let placement = Placement(
            x: 430 + sway(16), y: 262 + sway(10), scale: bodyScale * 1.16, rotationDegrees: -90 + sway(4))
        addBody(placement, light: Point(1, 0), depth: max(0, depth))
        let attached = addChestEquipment(placement, cablesTo: Point(1000, 60))
        addCompressorHands(depth: max(0, depth), at: placement)
        note("hand-lower", "phase", depth >= 25 ? "down" : depth < 6 ? "released" : "between")
        let owner = Self.patientNoun(facts.patient)
        short =
            "Two \(wardrobe.glovesName)-gloved hands on the lower half of the sternum of \(owner) during chest compressions."
        let phase = depth >= 25 ? "The chest is pressed down." : depth < 6 ? "The chest is fully released." : ""
        full = ([phase, attached.isEmpty ? "" : "Also visible: \(FrameNumber.list(attached))."]).filter { !$0.isEmpty }
            .joined(separator: " ")
    }

    /// Adults fill the view; a child's chest is smaller beside the same hands and pads.
    private var bodyScale: Double {
        let age = facts.patient.ageYears
        if age >= 15 { return 1 }
        return 0.6 + 0.4 * Double(max(age, 1)) / 15
    }

    private mutating func addBody(_ placement: Placement, light: Point, depth: Double = 0) {
        let skin = wardrobe.skin.tinted(facts.findings.complexion)
        let isFemale = facts.patient.sex == .female && facts.patient.ageYears >= 11
        add(
            "shirt", .clothing, at: placement, [("garment", "\(wardrobe.garment.name) shirt, open")],
            OpenShirtArt(garment: wardrobe.garment))
        relate("torso", .on, "shirt")
        add(
            "torso", .torso, at: placement, signs(),
            TorsoArt(
                skin: skin, isFemale: isFemale, isOld: facts.patient.ageYears >= 65,
                hasHives: facts.findings.hasHives, isDiaphoretic: facts.findings.isDiaphoretic, light: light,
                depth: depth))
        stage("shirt", "garment")
        add("trousers", .clothing, at: placement, TrousersArt(colour: wardrobe.trousers, light: light))
        let head = placement.offset(0, -352, scale: 0.76)
        add("hair-behind", .hair, at: head, HairArt(style: wardrobe.hair, colour: wardrobe.hairColour, isBehind: true))
        add("face", .face, at: head, faceArt(eyesClosed: true))
        add("sleeves", .clothing, at: placement, SleevesArt(garment: wardrobe.garment, isFemale: isFemale))
        relate("sleeves", .partOf, "shirt")
    }

    private func signs() -> [(String, String)] {
        var signs: [(String, String)] = []
        if facts.findings.hasHives { signs.append(("sign", "hives")) }
        if facts.findings.isDiaphoretic { signs.append(("sign", "diaphoresis")) }
        if facts.findings.complexion != .normal { signs.append(("complexion", facts.findings.complexion.rawValue)) }
        return signs
    }

    /// Pads, electrodes and their cables; returns what captions call them.
    private mutating func addChestEquipment(_ placement: Placement, cablesTo exit: Point) -> [String] {
        var names: [String] = []
        if facts.attached.contains(.limbElectrodes) {
            let sites = [
                ("ra", "RA", -158.0, -128.0, 0xF2F2EE), ("la", "LA", 158, -128, 0x24272C),
                ("rl", "RL", -62, 178, 0x3E9A57), ("ll", "LL", 62, 178, 0xC8352E),
            ]
            for (id, text, x, y, colour) in sites {
                addElectrode(id, text, x, y, Colour(UInt32(colour)), placement, exit)
            }
            names.append("four limb electrodes")
        }
        if facts.attached.contains(.chestElectrodes) {
            let sites = [
                ("v1", "V1", -30.0, 30.0), ("v2", "V2", 30, 30), ("v3", "V3", 57, 50), ("v4", "V4", 84, 70),
                ("v5", "V5", 117, 68), ("v6", "V6", 149, 64),
            ]
            for (id, text, x, y) in sites { addElectrode(id, text, x, y, Colour(0x7A4E9C), placement, nil) }
            names.append("chest electrodes V1 to V6")
        }
        if facts.attached.contains(.pads) {
            let low = facts.attached.contains(.chestElectrodes) ? 44.0 : 0
            addPad("pad-sternum", .sternum, -94, -62, -14, placement, exit)
            if facts.padsAreMisplaced {
                addPad("pad-apex", .apex, -96, 92 + low, -10, placement, exit)
                names.append("both defibrillator pads on the right side of the chest")
            } else {
                addPad("pad-apex", .apex, 132, 112 + low, 16, placement, exit)
                names.append("defibrillator pads below the right collarbone and on the left side of the chest")
            }
        }
        if facts.attached.contains(.compressionPad), facts.kind == .torsoPads {
            add(
                "compression-pad", .compressionPad, at: placement.offset(0, 34, scale: 1 / bodyScale),
                CompressionPadArt())
            relate("compression-pad", .on, "torso")
            names.append("a compression sensor on the sternum")
        }
        return names
    }

    private mutating func addPad(
        _ id: String, _ site: PadArt.Site, _ x: Double, _ y: Double, _ turn: Double, _ placement: Placement,
        _ exit: Point
    ) {
        let position = placement.offset(x + sway(5), y + sway(5), turn: turn + sway(5))
        let top = position.point(0, -62)
        let bend = position.point(0, -96)
        add(
            id + "-cable", .cable, at: Placement(),
            HoseArt(
                points: [top, bend, Point((bend.x + exit.x) / 2, bend.y + (exit.y > 300 ? 60 : -40)), exit],
                colour: Colour(0xE4E6E8), width: 6))
        add(
            id, .defibrillatorPad, at: position, [("site", site.rawValue)],
            PadArt(site: site, accent: Colour(0x4A88B8)))
        relate(id, .attachedTo, "torso")
        relate(id + "-cable", .connectedTo, id)
    }

    private mutating func addElectrode(
        _ id: String, _ text: String, _ x: Double, _ y: Double, _ clip: Colour, _ placement: Placement, _ exit: Point?
    ) {
        let position = placement.offset(x + sway(3), y + sway(3), scale: 0.92 / max(bodyScale, 0.8))
        let upright = Placement(x: position.x, y: position.y, scale: position.scale, rotationDegrees: sway(8))
        if let exit {
            // Cables run down on their own side, outside the chest.
            let near = placement.point(x * 1.32, y + 60)
            let far = placement.point(x < 0 ? -330 : 330, 330)
            let end = x < 0 ? placement.point(-420, 420) : exit
            add(
                "cable-" + id, .cable, at: Placement(),
                HoseArt(
                    points: [Point(position.x, position.y), near, far, end],
                    colour: clip.mixed(with: Colour(0x8A9098), 0.25), width: 3.6))
            relate("cable-" + id, .connectedTo, "electrode-" + id)
        }
        add("electrode-" + id, .electrode, at: upright, [("site", text)], ElectrodeArt(clip: clip, text: text))
        relate("electrode-" + id, .attachedTo, "torso")
    }

    private mutating func addCompressorHands(depth: Double, at placement: Placement) {
        // What is farther from the eye is smaller: 55 mm at arm's length is about a tenth.
        let size = 1.0 * (1 - 0.0018 * depth)
        let spot = placement.point(sway(4), 30 + sway(6))
        let skin = wardrobe.responderSkins[0]
        if facts.attached.contains(.compressionPad) {
            add(
                "compression-pad", .compressionPad, at: Placement(x: spot.x, y: spot.y - 4, scale: 1.12),
                CompressionPadArt())
            relate("compression-pad", .on, "torso")
        }
        add(
            "hand-lower", .glovedHand,
            at: Placement(x: spot.x + 12, y: spot.y - 16, scale: size, rotationDegrees: -21, isMirrored: true),
            [("gloves", wardrobe.glovesName)],
            HandArt(
                skin: skin, glove: wardrobe.gloves.darker(0.06), sleeve: wardrobe.uniform, curl: 0.15, spread: 9,
                forearmLength: 460))
        add(
            "hand-upper", .glovedHand,
            at: Placement(x: spot.x - 10, y: spot.y + 4, scale: size * 1.04, rotationDegrees: 19),
            [("gloves", wardrobe.glovesName)],
            HandArt(
                skin: skin, glove: wardrobe.gloves, sleeve: wardrobe.uniform, curl: 0.75, spread: 7,
                forearmLength: 460))
        relate("hand-upper", .on, "hand-lower")
        relate("hand-lower", .compresses, "torso")
    }

    private func bodyDetails() -> String {
        var parts: [String] = []
        if facts.findings.hasHives { parts.append("Hives on the skin.") }
        if facts.findings.isDiaphoretic { parts.append("The skin is covered in sweat.") }
        parts.append("A \(wardrobe.garment.name) shirt lies open to both sides.")
        return parts.joined(separator: " ")
    }
}
