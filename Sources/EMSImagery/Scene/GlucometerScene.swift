internal import EMSModel

extension SceneDraft {
    /// The glucose meter in a gloved hand.
    mutating func composeGlucometer() {
        backdrop = distance()
        sway = 0.8
        let glucose = facts.glucose ?? GlucoseFacts(value: nil)
        let placement = Placement(
            x: 480 - 40 * side + sway(40), y: 246 + sway(14), scale: 1.04, rotationDegrees: -4 * side + sway(7))
        var holding = placement
        holding.isMirrored = isFlipped
        let text = Self.displayed(glucose)
        add("hand", .glovedHand, at: holding, [("gloves", wardrobe.glovesName)], hand(isBehind: true))
        add(
            "strip", .testStrip, at: placement, [("blood", glucose.value == nil ? "none" : "applied")],
            TestStripArt(hasBlood: glucose.value != nil))
        add("meter", .glucometer, at: placement, GlucometerArt(colour: wardrobe.meterCase, style: wardrobe.deviceStyle))
        stage("meter")
        add(
            "display", .display, at: placement, [("text", text), ("unit", glucose.unit.rawValue)],
            GlucometerDisplayArt(text: text, unit: glucose.unit.rawValue))
        add("fingers", .glovedHand, at: holding, [("gloves", wardrobe.glovesName)], hand(isBehind: false))
        relate("display", .partOf, "meter")
        relate("strip", .attachedTo, "meter")
        relate("fingers", .partOf, "hand")
        relate("hand", .holds, "meter")
        switch text {
        case "LO": short = "Glucometer showing LO: glucose below its range."
        case "HI": short = "Glucometer showing HI: glucose above its range."
        case "---": short = "Glucometer waiting for a drop of blood."
        default: short = "Glucometer showing \(text) \(glucose.unit.rawValue)."
        }
    }

    private func hand(isBehind: Bool) -> MeterHandArt {
        MeterHandArt(
            glove: wardrobe.gloves, skin: wardrobe.responderSkins[0], sleeve: wardrobe.uniform, isBehind: isBehind)
    }

    /// Usual meters read 20 to 600 mg/dL.
    private static func displayed(_ glucose: GlucoseFacts) -> String {
        guard let value = glucose.value, value.isFinite else { return "---" }
        switch glucose.unit {
        case .milligramsPerDecilitre:
            return value < 20 ? "LO" : value > 600 ? "HI" : FrameNumber.text(value.rounded(), decimals: 0)
        case .millimolesPerLitre:
            if value < 1.1 { return "LO" }
            if value > 33.3 { return "HI" }
            let text = FrameNumber.text(value, decimals: 1)
            return text.contains(".") ? text : text + ".0"
        }
    }
}
