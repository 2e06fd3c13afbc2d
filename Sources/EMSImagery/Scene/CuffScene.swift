extension SceneDraft {
    /// The upper arm with the cuff and its hose; a dial when somebody reads one.
    mutating func composeCuff() {
        addBlanket()
        let skin = wardrobe.skin.tinted(facts.findings.complexion)
        add(
            "arm", .arm, at: Placement(), [("cuff", facts.attached.contains(.cuff) ? "on" : "none")],
            LimbArt(part: .upperArm, skin: skin, cloth: wardrobe.garment.colour, scale: limbScale))
        guard facts.attached.contains(.cuff) else {
            short = "Bare upper arm, no cuff on it."
            return
        }
        let place = Placement(x: 340 + sway(16), y: 302 + sway(4), rotationDegrees: 1 + sway(2))
        let start = place.point(100, 60)
        let isDial = facts.cuffPressure != nil
        let end = isDial ? Point(772, 118) : Point(1010, 520)
        let middle = isDial ? Point(560, 490) : Point(640, 500)
        add(
            "hose", .tubing,
            HoseArt(
                points: [start, Point(start.x + 60, 450), middle, Point(isDial ? 820 : 840, isDial ? 420 : 480), end],
                colour: Colour(0x3B4048), width: 11))
        add(
            "cuff", .cuff, at: place, [("state", isDial ? "inflated" : "on")],
            CuffArt(radius: 102 * limbScale, isInflated: isDial, size: facts.patient.ageYears < 15 ? "CHILD" : "ADULT"))
        relate("cuff", .on, "arm")
        relate("hose", .connectedTo, "cuff")
        if let pressure = facts.cuffPressure {
            add(
                "gauge", .gauge, at: Placement(x: 772, y: 120, scale: 0.92, rotationDegrees: sway(6)),
                [("text", "\(pressure)")], GaugeArt(pressure: pressure))
            relate("hose", .connectedTo, "gauge")
            short = "Blood pressure cuff on the upper arm, its dial at \(pressure) mmHg."
        } else {
            short = "Blood pressure cuff on the upper arm."
        }
    }
}
