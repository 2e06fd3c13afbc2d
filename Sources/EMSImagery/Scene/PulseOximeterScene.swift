extension SceneDraft {
    /// The patient's hand with a clip on the forefinger.
    mutating func composePulseOximeter() {
        addBlanket()
        let skin = wardrobe.skin.tinted(facts.findings.complexion)
        let size = 1.72 * (0.62 + 0.38 * Double(min(facts.patient.ageYears, 15)) / 15)
        let hand = Placement(x: 500 + sway(20), y: 352 + sway(8), scale: size, rotationDegrees: -8 + sway(6))
        add("hand", .hand, at: hand, HandArt(skin: skin, side: .back, curl: 0.05, spread: 13))
        let spo2 = facts.monitor?.spo2
        let pulse = spo2 == nil ? nil : facts.monitor?.heartRate
        if facts.attached.contains(.pulseOximeter) {
            // The forefinger leans by one and a half spreads about its knuckle.
            let finger = hand.offset(-38, -38, turn: -19.5)
            let attributes = [("spo2", spo2.map(String.init) ?? "--"), ("pulse", pulse.map(String.init) ?? "--")]
            add(
                "probe", .pulseOximeter, at: finger.offset(0, -74, scale: 0.74), attributes,
                PulseOximeterArt(spo2: attributes[0].1, pulse: attributes[1].1))
            relate("probe", .on, "hand")
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
}
