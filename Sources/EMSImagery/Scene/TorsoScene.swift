internal import EMSModel
internal import EMSReproducibility

extension SceneDraft {
    /// The chest from above, head up, with what is stuck to it.
    mutating func composeTorso() {
        var framing = facts.pose.substream("framing")
        // From so far that the waist is seen below the navel, also of the largest.
        let size = bodyScale * (framing.uniform(0.9...1.02) - 0.05 * abs(facts.patient.build))
        let placement = Placement(
            x: 480 + sway(40), y: min(536 - 306 * size, 272) + sway(8), scale: size,
            rotationDegrees: framing.uniform(-6...6))
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

    /// The chest from the compressor's eyes: head to the left or right, both hands on the lower half of the sternum, one on a
    /// small child's.
    mutating func composeCompressions() {
        let depth = facts.compression?.depthMillimetres ?? 0
        var framing = facts.pose.substream("framing")
        let placement = Placement(
            x: across(430) + sway(30), y: 250 + sway(14), scale: bodyScale * framing.uniform(1.06...1.18),
            rotationDegrees: -90 * side + framing.uniform(-8...8))
        addBody(placement, light: Point(side, 0), depth: max(0, depth))
        let attached = addChestEquipment(placement, cablesTo: Point(across(1000), isFlipped ? 500 : 60))
        addCompressorHands(depth: max(0, depth), at: placement)
        note("hand-lower", "phase", depth >= 25 ? "down" : depth < 6 ? "released" : "between")
        let owner = Self.patientNoun(facts.patient)
        let hands =
            isPressedWithOneHand ? "One \(wardrobe.glovesName)-gloved hand" : "Two \(wardrobe.glovesName)-gloved hands"
        short = "\(hands) on the lower half of the sternum of \(owner) during chest compressions."
        let phase = depth >= 25 ? "The chest is pressed down." : depth < 6 ? "The chest is fully released." : ""
        full = ([phase, attached.isEmpty ? "" : "Also visible: \(FrameNumber.list(attached))."]).filter { !$0.isEmpty }
            .joined(separator: " ")
    }

    /// Adults fill the view; a child's chest is smaller beside the same hands and pads.
    private var bodyScale: Double {
        (0.68 + 0.32 * Double(min(max(facts.patient.ageYears, 1), 15)) / 15) * (1 + 0.05 * facts.patient.stature)
    }

    /// 1 in the first two years of life, 0 from 15 on.
    private var youth: Double { Double(15 - min(max(facts.patient.ageYears, 2), 15)) / 13 }

    /// The chest of a small child is pressed with one hand, which also leaves the pads to be seen.
    private var isPressedWithOneHand: Bool { facts.patient.ageYears < 8 }

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
                hasHives: facts.findings.hasHives, isDiaphoretic: facts.findings.isDiaphoretic, top: wardrobe.top,
                topEdges: topEdges,
                hair: wardrobe.hasChestHair ? wardrobe.hairColour : nil, light: light,
                build: facts.patient.build, youth: youth, depth: depth))
        stage("shirt", "garment")
        add("trousers", .clothing, at: placement, TrousersArt(colour: wardrobe.trousers, light: light))
        // The younger, the larger the head against the trunk; it grows away from the neck.
        let head = placement.offset(0, -352 - 34 * youth, scale: 0.76 + 0.2 * youth)
        add("hair-behind", .hair, at: head, HairArt(style: wardrobe.hair, colour: wardrobe.hairColour, isBehind: true))
        add("face", .face, at: head, faceArt(eyesClosed: true))
        add(
            "sleeves", .clothing, at: placement,
            SleevesArt(garment: wardrobe.garment, isFemale: isFemale, build: facts.patient.build))
        relate("sleeves", .partOf, "shirt")
    }

    /// A top is pushed up from where electrodes stick, and rolled in between pads.
    private var topEdges: TorsoArt.TopEdges {
        if facts.attached.contains(.chestElectrodes) { return TorsoArt.TopEdges(upper: -34, lower: -80) }
        return facts.attached.contains(.pads) ? TorsoArt.TopEdges(upper: 30, lower: -22) : TorsoArt.TopEdges()
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
                ("ra", "RA", -126.0, -140.0, 0xF2F2EE), ("la", "LA", 126, -140, 0x24272C),
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
            // Hands on the sternum cover most of them.
            if facts.kind == .torsoPads { names.append("chest electrodes V1 to V6") }
        }
        if facts.attached.contains(.pads) {
            let low = facts.attached.contains(.chestElectrodes) ? 44.0 : 0
            addPad("pad-sternum", .sternum, -92, -54, -12, placement, exit)
            if facts.padsAreMisplaced {
                addPad("pad-apex", .apex, -96, 92 + low, -10, placement, exit)
                names.append("both defibrillator pads on the right side of the chest")
            } else {
                addPad("pad-apex", .apex, 132, 112 + low, 16, placement, exit)
                names.append("defibrillator pads below the right collarbone and on the left side of the chest")
            }
        }
        if facts.attached.contains(.compressionPad), facts.kind == .torsoPads {
            // V1 and V2 lie where the sensor would.
            let y = facts.attached.contains(.chestElectrodes) ? 96.0 : 34
            add(
                "compression-pad", .compressionPad, at: placement.offset(0, y, scale: 1 / bodyScale),
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
        let position = placement.offset(x + sway(6), y + sway(6), turn: turn + sway(6))
        let top = position.point(0, -62)
        let bend = position.point(x < 0 ? -10 : 0, x < 0 ? -80 : -92)
        // Over the shoulder of its own side and down beside the chest.
        let points =
            x < 0
            ? [
                top, bend, placement.point(-196, min(y - 40, -60)), placement.point(-306, y + 60),
                placement.point(-350, 420),
            ] : [top, bend, placement.point(236, y - 70), placement.point(330, y + 90), exit]
        add(
            id + "-cable", .cable, at: Placement(),
            HoseArt(points: points, colour: Colour(0xE4E6E8), width: 6))
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
        // What is farther from the eye is smaller, more so than in life, so that it can be seen.
        let size = (isPressedWithOneHand ? 0.92 : 1.02) * (1 - 0.0034 * min(depth, 60))
        var grip = facts.pose.substream("hands")
        // Which hand lies below, and how far both are turned.
        let side = grip.chance(0.5) ? -1.0 : 1
        let lean = grip.uniform(-9...9)
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
            at: Placement(
                x: spot.x + 12 * side, y: spot.y - 16, scale: size, rotationDegrees: -21 * side + lean,
                isMirrored: side > 0),
            [("gloves", wardrobe.glovesName)],
            HandArt(
                skin: skin, glove: wardrobe.gloves.darker(0.06), sleeve: wardrobe.uniform,
                curl: grip.uniform(0.05...0.35), spread: grip.uniform(6...11),
                forearmLength: 460))
        relate("hand-lower", .compresses, "torso")
        guard !isPressedWithOneHand else { return }
        add(
            "hand-upper", .glovedHand,
            at: Placement(
                x: spot.x - 10 * side, y: spot.y + 4, scale: size * 1.04, rotationDegrees: 19 * side + lean,
                isMirrored: side < 0),
            [("gloves", wardrobe.glovesName)],
            HandArt(
                skin: skin, glove: wardrobe.gloves, sleeve: wardrobe.uniform, curl: 0.75, spread: 7,
                forearmLength: 460))
        relate("hand-upper", .on, "hand-lower")
    }

    private func bodyDetails() -> String {
        var parts: [String] = []
        if facts.findings.hasHives { parts.append("Hives on the skin.") }
        if facts.findings.isDiaphoretic { parts.append("The skin is covered in sweat.") }
        parts.append("A \(wardrobe.garment.name) shirt lies open to both sides.")
        return parts.joined(separator: " ")
    }
}
