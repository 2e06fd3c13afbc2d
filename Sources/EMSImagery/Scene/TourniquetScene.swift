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
        add(limbID, isArm ? .arm : .leg, limb)
        let wound =
            isArm ? Placement(x: 780, y: 338, scale: 0.8, rotationDegrees: 12) : Placement(x: 700, y: 324, scale: 0.95)
        add(
            "wound", .wound,
            at: Placement(
                x: wound.x + sway(16), y: wound.y + sway(8), scale: wound.scale, rotationDegrees: wound.rotationDegrees),
            WoundArt())
        relate("wound", .on, limbID)
        guard let time = facts.timeText.map(PrintableText.string) else {
            let radius = (isArm ? 78.0 : 98) * limbScale
            add(
                "dressing", .dressing,
                at: Placement(x: wound.x - 6, y: wound.y - 6, rotationDegrees: wound.rotationDegrees + 4),
                DressingArt(radius: radius))
            add(
                "hand", .glovedHand,
                at: Placement(x: wound.x + 26, y: wound.y + 34, scale: 0.92, rotationDegrees: -14 + sway(6)),
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
        let place = Placement(x: 330 + sway(18), y: isArm ? 304 : 298, rotationDegrees: sway(3))
        add("tourniquet", .tourniquet, at: place, TourniquetArt(radius: radius))
        add(
            "time-tag", .timeTag, at: place.offset(4, radius * 0.58, turn: sway(3)), [("text", time)],
            TimeTagArt(text: time))
        relate("tourniquet", .on, limbID)
        relate("time-tag", .partOf, "tourniquet")
        short = "Tourniquet on the \(limbID) above a wound, its tag marked \(time)."
    }
}
