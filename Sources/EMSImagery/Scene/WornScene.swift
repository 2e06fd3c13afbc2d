extension SceneDraft {
    /// The wearer's own wrist with a watch, as one looks at it to note a time.
    mutating func composeWatch() {
        backdrop = BlurArt(place: facts.place)
        sway = 0.7
        let text = PrintableText.string(facts.watchText ?? "--:--")
        let arm = Placement(x: 700 + sway(12), y: 292 + sway(10), scale: 1.5, rotationDegrees: 84 + sway(6))
        add(
            "hand", .glovedHand, at: arm, [("gloves", wardrobe.glovesName)],
            HandArt(
                skin: wardrobe.responderSkins[0], glove: wardrobe.gloves, curl: 0.35, spread: 4, forearmLength: 620))
        let watch = arm.offset(0, 214, scale: 1.06)
        let colour = StillColour.all[facts.still?.appearance ?? 1].colour
        add("watch", .watch, at: watch, WatchArt(strap: colour))
        stage("watch")
        add(
            "display", .display,
            at: Placement(x: watch.x, y: watch.y, scale: watch.scale, rotationDegrees: watch.rotationDegrees - 90),
            [("text", text)], WatchDisplayArt(text: text))
        relate("watch", .on, "hand")
        relate("display", .partOf, "watch")
        short = "Wrist watch over a \(wardrobe.glovesName) glove showing \(text)."
    }

    /// The patient's wrist with a bracelet that warns of an allergy.
    mutating func composeAllergyTag() {
        backdrop = GroundArt(place: facts.place)
        sway = 0.8
        let text = PrintableText.string(facts.allergy ?? "NONE KNOWN")
        let skin = wardrobe.skin.tinted(facts.findings.complexion)
        let size = 1.72 * (0.66 + 0.34 * Double(min(facts.patient.ageYears, 15)) / 15)
        let arm = Placement(x: 760 + sway(14), y: 300 + sway(8), scale: size, rotationDegrees: 90 + sway(4))
        add(
            "hand", .hand, at: arm,
            HandArt(skin: skin, side: .palm, curl: 0.3, spread: 5, forearmLength: 640))
        let band = arm.offset(0, 190, scale: 1.4 / size)
        add("tag", .allergyTag, at: band, TagBandArt(colour: StillColour.all[facts.still?.appearance ?? 3].colour))
        stage("tag")
        add(
            "plate", .label,
            at: Placement(x: band.x, y: band.y, scale: band.scale, rotationDegrees: band.rotationDegrees - 90),
            [("text", text)], TagPlateArt(text: text))
        relate("tag", .on, "hand")
        relate("plate", .partOf, "tag")
        short = "Bracelet on the wrist of \(Self.patientNoun(facts.patient)) that says ALLERGY: \(text)."
    }

    /// A tablet in gloved hands with what is handed over.
    mutating func composeTablet() {
        backdrop = BlurArt(place: facts.place)
        sway = 0.5
        let handoff = facts.handoff ?? HandoffFacts(title: "", rows: [])
        let title = PrintableText.string(handoff.title)
        let rows = handoff.rows.prefix(6).map {
            HandoffFacts.Row(PrintableText.string($0.name), PrintableText.string($0.value))
        }
        add(
            "hand", .glovedHand,
            at: Placement(x: 930 + sway(8), y: 330 + sway(12), scale: 1.25, rotationDegrees: -64),
            [("gloves", wardrobe.glovesName)],
            HandArt(skin: wardrobe.responderSkins[0], glove: wardrobe.gloves, sleeve: wardrobe.uniform, spread: 5))
        add("tablet", .tablet, TabletArt(colour: StillColour.all[facts.still?.appearance ?? 1].colour))
        stage("tablet")
        add("screen", .screen, [("title", title)], TabletScreenArt(title: title))
        for (index, row) in rows.enumerated() {
            add(
                "row-\(index + 1)", .label, [("name", row.name), ("text", row.value)],
                TabletRowArt(row: row, index: index))
            relate("screen", .shows, "row-\(index + 1)")
        }
        relate("screen", .partOf, "tablet")
        relate("hand", .holds, "tablet")
        short = "Tablet with a handoff: " + FrameNumber.list(rows.map { "\($0.name) \($0.value)" }) + "."
        full = title.isEmpty ? "" : "Its title is \(title)."
    }
}
