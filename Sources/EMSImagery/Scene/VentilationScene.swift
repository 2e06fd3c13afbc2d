internal import EMSReproducibility

extension SceneDraft {
    /// The face from above, from the head or from the side, mask held with one hand, bag with the other.
    mutating func composeVentilation() {
        var pose = facts.pose.substream("grip")
        // Who ventilates kneels at the head and sees the face upside down, with hands that come from below.
        var place = facts.pose.substream("head")
        let isFromHead = place.chance(0.5)
        let placement = Placement(
            x: (isFromHead ? FrameScene.planeWidth - across(338) : across(338)) + sway(30),
            y: (isFromHead ? 262 : 272) + sway(14), scale: pose.uniform(1.16...1.36),
            rotationDegrees: pose.uniform(-8...8) + (isFromHead ? 180 : 0))
        // Mask, bag and hands are exchanged with the side, the face is not.
        var working = placement
        working.isMirrored = isFlipped
        let squeeze = min(max(facts.ventilation ?? 0, 0), 1)
        let skin = wardrobe.skin.tinted(facts.findings.complexion)
        add(
            "hair-behind", .hair, at: placement,
            HairArt(style: wardrobe.hair, colour: wardrobe.hairColour, isBehind: true))
        add(
            "clothing", .clothing, at: placement, [("garment", "\(wardrobe.garment.name) shirt")],
            CollarArt(garment: wardrobe.garment, skin: skin))
        add("face", .face, at: placement, [("eyes", "closed")], faceArt(eyesClosed: true))
        add("hair", .hair, at: placement, HairArt(style: wardrobe.hair, colour: wardrobe.hairColour, isBehind: false))
        let art = BagValveMaskArt(squeeze: squeeze, colour: wardrobe.bag, turnDegrees: pose.uniform(-24...4))
        add(
            "bvm", .bagValveMask, at: working,
            [("state", squeeze > 0.6 ? "squeezed" : squeeze < 0.2 ? "full" : "between")],
            art)
        add(
            "hand-mask", .glovedHand, at: working, [("gloves", wardrobe.glovesName)],
            MaskGripArt(glove: wardrobe.gloves, skin: wardrobe.responderSkins[1], sleeve: wardrobe.uniform))
        let bag = working.offset(art.bag.x, art.bag.y, turn: art.bag.rotationDegrees * side)
        // A hand that squeezes closes around the bag; one that waits lies open on it.
        add(
            "hand-bag", .glovedHand,
            at: bag.offset(
                150 + sway(22), -104 + 36 * squeeze, scale: 0.94, turn: (pose.uniform(176...204) + 4) * side),
            [("gloves", wardrobe.glovesName)],
            HandArt(
                skin: wardrobe.responderSkins[1], glove: wardrobe.gloves, sleeve: wardrobe.uniform, sleeveStart: 180,
                curl: 0.1 + 0.6 * squeeze, spread: 8 - 3 * squeeze))
        stage("clothing", "garment")
        relate("bvm", .on, "face")
        relate("hand-mask", .holds, "bvm")
        relate("hand-bag", .holds, "bvm")
        relate("bvm", .ventilates, "face")
        let owner = Self.patientNoun(facts.patient)
        short = "Bag-valve mask held on the face of \(owner) with one gloved hand, the other hand on the bag."
        full = squeeze > 0.6 ? "The bag is squeezed." : squeeze < 0.2 ? "The bag is full." : ""
    }
}
