extension SceneDraft {
    /// The upper arm with the cuff and its hose; a dial when somebody reads one.
    mutating func composeCuff() {
        addBlanket()
        let base = limbPlacement
        let skin = wardrobe.skin.tinted(facts.findings.complexion)
        add(
            "arm", .arm, at: base, [("cuff", facts.attached.contains(.cuff) ? "on" : "none")],
            LimbArt(part: .upperArm, skin: skin, cloth: wardrobe.garment.colour, scale: limbScale))
        guard facts.attached.contains(.cuff) else {
            short = "Bare upper arm, no cuff on it."
            return
        }
        let place = base.readable(340 + sway(16), 302 + sway(4), turn: 1 + sway(2))
        let start = place.point(100 * side, 60)
        let isDial = facts.cuffPressure != nil
        let dial = Point(across(772 + sway(20)), 120 + sway(10))
        let end = isDial ? dial : Point(across(1010), 520)
        let middle = Point(across(isDial ? 560 : 640), isDial ? 490 : 500)
        add(
            "hose", .tubing,
            HoseArt(
                points: [
                    start, Point(start.x + 60 * side, 450), middle,
                    Point(across(isDial ? 820 : 840), isDial ? 420 : 480),
                    end,
                ], colour: Colour(0x3B4048), width: 11))
        add(
            "cuff", .cuff, at: place, [("state", isDial ? "inflated" : "on")],
            CuffArt(
                radius: 102 * limbScale, isInflated: isDial, size: facts.patient.ageYears < 15 ? "CHILD" : "ADULT",
                cloth: wardrobe.cuff))
        relate("cuff", .on, "arm")
        relate("hose", .connectedTo, "cuff")
        if let pressure = facts.cuffPressure {
            let bulb = Placement(
                x: across(662 + sway(14)), y: 486 + sway(6), scale: 0.96, rotationDegrees: sway(8),
                isMirrored: isFlipped)
            let valve = bulb.point(-66, 0)
            add(
                "bulb-hose", .tubing,
                HoseArt(
                    points: [
                        place.point(60 * side, 84), Point(across(452), 470), Point(across(520), 506), valve,
                    ], colour: Colour(0x3B4048), width: 11))
            add("bulb", .bulb, at: bulb, BulbArt())
            relate("bulb-hose", .connectedTo, "cuff")
            relate("bulb", .connectedTo, "bulb-hose")
            add(
                "gauge", .gauge, at: Placement(x: dial.x, y: dial.y, scale: 0.98, rotationDegrees: sway(6)),
                [("text", "\(pressure)")], GaugeArt(pressure: pressure))
            relate("hose", .connectedTo, "gauge")
            short = "Blood pressure cuff on the upper arm, its dial at \(pressure) mmHg."
        } else {
            short = "Blood pressure cuff on the upper arm."
        }
    }
}
