internal import EMSModel
internal import EMSReproducibility

extension SceneDraft {
    /// A bleeding limb: tourniquet above the wound with its time, or a dressing alone.
    mutating func composeTourniquet() {
        addBlanket()
        let facts = self.facts.tourniquet ?? TourniquetFacts(limb: .arm, timeText: nil)
        let isArm = facts.limb == .arm
        let skin = wardrobe.skin.tinted(self.facts.findings.complexion)
        let limb = LimbArt(
            part: isArm ? .upperArm : .leg, skin: skin, cloth: isArm ? wardrobe.garment.colour : wardrobe.trousers,
            scale: limbScale)
        let limbID = facts.limb.rawValue
        let base = isArm ? limbPlacement : legPlacement
        add(limbID, isArm ? .arm : .leg, at: base, limb)
        var hurt = self.facts.pose.substream("wound")
        let (x, y, size, turn) = isArm ? (770.0, 336.0, 0.8, 12.0) : (706, 324, 0.95, 0)
        let wound = base.offset(
            x + sway(16), y + sway(8), scale: size * hurt.uniform(0.85...1.1), turn: turn + hurt.uniform(-12...12))
        add(
            "wound", .wound, at: wound,
            WoundArt(shape: hurt.pick(WoundArt.Shape.allCases), drops: hurt.integer(in: 3...8)))
        relate("wound", .on, limbID)
        guard let time = facts.timeText.map(PrintableText.string) else {
            let radius = (isArm ? 78.0 : 98) * limbScale * base.scale
            add(
                "dressing", .dressing,
                at: Placement(
                    x: wound.x - 6, y: wound.y - 6, rotationDegrees: wound.rotationDegrees + 4,
                    isMirrored: base.isMirrored),
                DressingArt(radius: radius))
            add(
                "hand", .glovedHand,
                at: Placement(
                    x: wound.x + 26, y: wound.y + 34, scale: 0.92, rotationDegrees: (isFlipped ? 14 : -14) + sway(6),
                    isMirrored: isFlipped),
                [("gloves", wardrobe.glovesName)],
                HandArt(
                    skin: wardrobe.responderSkins[0], glove: wardrobe.gloves, sleeve: wardrobe.uniform, curl: 0.1,
                    spread: 5))
            relate("dressing", .on, "wound")
            relate("hand", .on, "dressing")
            short = "A gloved hand presses a dressing onto a bleeding \(limbID)."
            return
        }
        let radius = (isArm ? 100.0 : 126) * limbScale
        let place = base.offset(316 + sway(18), isArm ? 304 : 298, turn: sway(3))
        add("tourniquet", .tourniquet, at: place, TourniquetArt(radius: radius))
        add(
            "time-tag", .timeTag,
            at: place.readable(142 / base.scale, radius * 0.16, scale: 1.22 / base.scale, turn: sway(4)),
            [("text", time)],
            TimeTagArt(text: time))
        relate("tourniquet", .on, limbID)
        relate("time-tag", .partOf, "tourniquet")
        short = "Tourniquet on the \(limbID) above a wound, its tag marked \(time)."
    }
}
