extension SceneDraft {
    /// The face from above, mask held with one hand, bag with the other.
    mutating func composeVentilation() {
        let placement = Placement(x: 338 + sway(14), y: 272 + sway(8), scale: 1.3, rotationDegrees: sway(3))
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
        add(
            "bvm", .bagValveMask, at: placement,
            [("state", squeeze > 0.6 ? "squeezed" : squeeze < 0.2 ? "full" : "between")],
            BagValveMaskArt(squeeze: squeeze))
        add(
            "hand-mask", .glovedHand, at: placement, [("gloves", wardrobe.glovesName)],
            MaskGripArt(glove: wardrobe.gloves, skin: wardrobe.responderSkins[1], sleeve: wardrobe.uniform))
        let bag = placement.offset(
            BagValveMaskArt.bag.x, BagValveMaskArt.bag.y, turn: BagValveMaskArt.bag.rotationDegrees)
        add(
            "hand-bag", .glovedHand, at: bag.offset(160, -64 + 22 * squeeze, scale: 0.96, turn: 196 + sway(4)),
            [("gloves", wardrobe.glovesName)],
            HandArt(
                skin: wardrobe.responderSkins[1], glove: wardrobe.gloves, sleeve: wardrobe.uniform,
                curl: 0.2 + 0.3 * squeeze, spread: 8, castsShadow: true))
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
