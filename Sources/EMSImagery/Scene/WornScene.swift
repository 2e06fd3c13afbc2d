internal import EMSModel
internal import EMSReproducibility

extension SceneDraft {
    /// The wearer's own wrist with a watch, as one looks at it to note a time.
    mutating func composeWatch() {
        backdrop = distance()
        sway = 0.7
        let text = PrintableText.string(facts.watchText ?? "--:--")
        let arm = Placement(
            x: across(700) + sway(18), y: 292 + sway(14), scale: 1.5, rotationDegrees: 84 * side + sway(7),
            isMirrored: isFlipped)
        var dress = facts.pose.substream("dress")
        add(
            "hand", .glovedHand, at: arm, [("gloves", wardrobe.glovesName)],
            HandArt(
                skin: wardrobe.responderSkins[0], glove: wardrobe.gloves,
                sleeve: dress.chance(0.6) ? wardrobe.uniform : nil, sleeveStart: dress.uniform(300...360),
                curl: dress.uniform(0.15...0.6), spread: dress.uniform(3...6), forearmLength: 620, castsShadow: false))
        let watch = arm.offset(0, 218, scale: 0.95)
        let colour = StillColour.all[facts.still?.appearance ?? 1].colour
        add(
            "watch", .watch, at: watch,
            WatchArt(
                strap: colour, caseColour: wardrobe.watchCase, wrist: HandArt.forearmRadius(at: 218, of: 620) / 0.95,
                style: wardrobe.deviceStyle))
        stage("watch")
        add(
            "display", .display,
            at: watch.readable(0, 0, turn: -90 * side), [("text", text)], WatchDisplayArt(text: text))
        relate("watch", .on, "hand")
        relate("display", .partOf, "watch")
        short = "Wrist watch above the cuff of a \(wardrobe.glovesName) glove showing \(text)."
    }

    /// How far below the middle of the palm a bracelet lies, in units of `HandArt`.
    private static let wrist = 126.0

    /// The patient's wrist with a bracelet that warns of an allergy.
    mutating func composeAllergyTag() {
        sway = 0.5
        let text = PrintableText.string(facts.allergy ?? "NONE KNOWN")
        let skin = wardrobe.skin.tinted(facts.findings.complexion)
        // So near that the words are read where they run round the wrist; a child's wrist is held nearer.
        let size = 4.1 * (0.86 + 0.14 * Double(min(max(facts.patient.ageYears, 0), 15)) / 15)
        var dress = facts.pose.substream("dress")
        let turn = dress.uniform(-4...4)
        var arm = Placement(scale: size, rotationDegrees: turn, isMirrored: isFlipped)
        let wrist = arm.point(0, Self.wrist)
        arm.x = 480 + sway(60) - wrist.x
        arm.y = 344 + sway(14) - wrist.y
        add(
            "hand", .hand, at: arm,
            HandArt(
                skin: skin, sleeve: dress.chance(0.5) ? wardrobe.garment.colour : nil,
                sleeveStart: dress.uniform(168...184), hasBand: false, side: .palm, curl: dress.uniform(0.05...0.5),
                spread: dress.uniform(3...8), forearmLength: 640))
        let scale = 1.7 / size
        let half = HandArt.forearmRadius(at: Self.wrist, of: 640) / scale
        let band = arm.offset(0, Self.wrist, scale: scale)
        add(
            "tag", .allergyTag, at: band,
            TagBandArt(
                colour: StillColour.all[facts.still?.appearance ?? 3].colour, wrist: half))
        stage("tag")
        add(
            "plate", .label,
            at: band.readable(0, 0), [("text", text)],
            TagPlateArt(text: text, metal: wardrobe.plate, half: half * 0.9))
        relate("tag", .on, "hand")
        relate("plate", .partOf, "tag")
        short = "Bracelet on the wrist of \(Self.patientNoun(facts.patient)) that says ALLERGY: \(text)."
    }

    /// A tablet in gloved hands with what is handed over.
    mutating func composeTablet() {
        backdrop = distance()
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
            HandArt(
                skin: wardrobe.responderSkins[0], glove: wardrobe.gloves, sleeve: wardrobe.uniform, spread: 5,
                castsShadow: false))
        add("tablet", .tablet, TabletArt(colour: StillColour.all[facts.still?.appearance ?? 1].colour))
        stage("tablet")
        let bars: [UInt32] = [0x1F5C86, 0x2F6B4F, 0x6A3F7D]
        add(
            "screen", .screen, [("title", title)],
            TabletScreenArt(title: title, bar: Colour(bars[wardrobe.monitorStyle])))
        for (index, row) in rows.enumerated() {
            add(
                "row-\(index + 1)", .label, [("name", row.name), ("text", row.value)],
                TabletRowArt(row: row, index: index, isCard: wardrobe.deviceStyle == 2))
            relate("screen", .shows, "row-\(index + 1)")
        }
        add("thumb", .glovedHand, [("gloves", wardrobe.glovesName)], TabletThumbArt(glove: wardrobe.gloves))
        relate("thumb", .partOf, "hand")
        relate("screen", .partOf, "tablet")
        relate("hand", .holds, "tablet")
        short = "Tablet with a handoff: " + FrameNumber.list(rows.map { "\($0.name) \($0.value)" }) + "."
        full = title.isEmpty ? "" : "Its title is \(title)."
    }
}
