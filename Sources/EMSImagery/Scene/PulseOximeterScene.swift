internal import EMSReproducibility

extension SceneDraft {
    /// The patient's hand with a clip on the forefinger.
    mutating func composePulseOximeter() {
        addBlanket()
        let skin = wardrobe.skin.tinted(facts.findings.complexion)
        let size = 2 * (0.76 + 0.24 * Double(min(facts.patient.ageYears, 15)) / 15)
        var pose = facts.pose.substream("fingers")
        let spread = pose.uniform(7...14)
        // The forefinger leans by one and a half spreads about its knuckle; the hand is turned back by as much, so that the
        // numbers on the clip stand upright or nearly.
        let lean = 1.5 * spread
        let hand = Placement(
            x: 480 + 30 * side + sway(30), y: 390 + sway(10), scale: size,
            rotationDegrees: (lean + pose.uniform(-5...5)) * side, isMirrored: isFlipped)
        add(
            "hand", .hand, at: hand,
            HandArt(
                skin: skin, side: .back, curl: pose.uniform(0...0.3), spread: spread))
        let spo2 = facts.monitor?.spo2
        let pulse = spo2 == nil ? nil : facts.monitor?.heartRate
        if facts.attached.contains(.pulseOximeter) {
            let finger = hand.offset(-38, -38, turn: -lean * side)
            let attributes = [("spo2", spo2.map(String.init) ?? "--"), ("pulse", pulse.map(String.init) ?? "--")]
            addCable(from: finger.point(0, -110), over: finger.point(0, -150))
            add(
                "probe", .pulseOximeter, at: finger.readable(0, -72, scale: 0.78), attributes,
                PulseOximeterArt(spo2: attributes[0].1, pulse: attributes[1].1, colour: wardrobe.oximeter))
            relate("probe", .on, "hand")
            relate("probe-cable", .connectedTo, "probe")
            short = "Pulse oximeter on the forefinger"
            if let spo2 {
                short += " showing SpO2 \(spo2)%" + (pulse.map { " and pulse \($0)" } ?? "") + "."
            } else {
                short += " without a reading."
            }
        } else {
            short = "Back of the patient's hand, no probe on it."
        }
    }

    /// The cable to the monitor leaves the clip before the fingertip and the picture on the side of the thumb.
    private mutating func addCable(from start: Point, over bend: Point) {
        var lie = facts.pose.substream("cable")
        let edge = Point(480 - 560 * side, lie.uniform(60...330))
        let points = [
            start, bend, Point(bend.x - 60 * side, bend.y - lie.uniform(0...26)),
            Point((bend.x + edge.x) / 2 - 40 * side, (bend.y + edge.y) / 2 + lie.uniform(10...60)), edge,
        ]
        add("probe-cable", .cable, HoseArt(points: points, colour: Colour(0x9AA3AD), width: 8))
    }
}
