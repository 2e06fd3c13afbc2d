internal import EMSReproducibility

extension SceneDraft {
    /// Access to a vein of the forearm, or to the bone below the knee, with the line to its bag.
    mutating func composeLine() {
        addBlanket()
        let isBone = facts.attached.contains(.intraosseousNeedle)
        let skin = wardrobe.skin.tinted(facts.findings.complexion)
        let site: Point
        if isBone {
            let base = legPlacement
            add("leg", .leg, at: base, LimbArt(part: .leg, skin: skin, cloth: wardrobe.trousers, scale: limbScale))
            site = base.point(470 + sway(10), 286 + sway(6))
        } else {
            var dress = facts.pose.substream("dress")
            let arm = Placement(
                x: across(700 + sway(16)), y: 366 + sway(14), scale: 1.28,
                rotationDegrees: (isFlipped ? -90 : 90) + sway(5), isMirrored: isFlipped)
            add(
                "arm", .arm, at: arm,
                HandArt(
                    skin: skin, sleeve: wardrobe.garment.colour, sleeveStart: dress.uniform(440...500), hasBand: false,
                    side: .palm, curl: dress.uniform(0.05...0.55), spread: dress.uniform(3...8), forearmLength: 640))
            site = arm.point(sway(6), 270 + sway(14))
        }
        let limb = isBone ? "leg" : "arm"
        if !isBone {
            note("arm", "access", facts.attached.contains(.intravenousLine) ? "cannula" : "none")
        }
        addInfusion(to: site, isBone: isBone)
        if isBone {
            add(
                "io", .ioNeedle, at: Placement(x: site.x, y: site.y, scale: 1.1), [("site", "proximal tibia")],
                IntraosseousArt())
            relate("io", .attachedTo, limb)
        } else if facts.attached.contains(.intravenousLine) {
            add(
                "iv", .ivCatheter,
                at: Placement(x: site.x, y: site.y, scale: 1.15, rotationDegrees: sway(6), isMirrored: !isFlipped),
                [("site", "forearm")], CatheterArt(hub: hub))
            relate("iv", .attachedTo, limb)
        }
        captionLine(isBone: isBone)
    }

    var limbScale: Double { facts.patient.ageYears >= 12 ? 1 : 0.72 + 0.28 * Double(facts.patient.ageYears) / 12 }

    /// Colours by size, after ISO 10555-5.
    private var hub: Colour {
        var random = facts.pose.substream("hub")
        return Colour(random.pick([0xE07BA4, 0x3FA06A, 0x4E7FC4, 0x8C939A]))
    }

    private var hasAccess: Bool {
        facts.attached.contains(.intravenousLine) || facts.attached.contains(.intraosseousNeedle)
    }

    private mutating func addInfusion(to site: Point, isBone: Bool) {
        guard hasAccess else { return }
        let near = isBone ? Point(site.x, site.y - 44) : Point(site.x + 46 * side, site.y - 2)
        guard let infusion = facts.infusion else {
            add(
                "tubing", .tubing,
                HoseArt(
                    points: [
                        near, Point(near.x + 40 * side, near.y - 70), Point(near.x + 120 * side, near.y - 108),
                    ], colour: Colour(0xDCEAF0), width: 7))
            add(
                "lock", .syringe,
                at: Placement(
                    x: near.x + 120 * side, y: near.y - 108, scale: 0.54, rotationDegrees: isFlipped ? 200 : -20),
                SyringeArt(capacity: 10, volume: 10, label: "", accent: Colour(0xE6E9EC), tip: .luer))
            relate("lock", .connectedTo, "tubing")
            return
        }
        let x = across(640 + sway(24))
        let volume = "\(infusion.volumeMillilitres) mL"
        add(
            "bag", .infusionBag, at: Placement(x: x - 85, y: -34, scale: 1),
            [("text", PrintableText.string(infusion.fluid)), ("volume", volume)],
            InfusionBagArt(fluid: infusion.fluid, volume: volume, level: infusion.level))
        add(
            "tubing", .tubing,
            HoseArt(
                points: isBone
                    ? [
                        Point(x, 244), Point(x - 12 * side, 268), Point(x - 60 * side, 280),
                        Point(near.x + 64 * side, near.y + 2), Point(near.x + 22 * side, near.y - 26), near,
                    ]
                    : [
                        Point(x, 244), Point(x - 8 * side, 272), Point(x - 70 * side, 284),
                        Point((near.x + x) / 2 - 30 * side, near.y - 86), Point(near.x + 46 * side, near.y - 36), near,
                    ],
                colour: Colour(0xDCEAF0), width: 7))
        add("chamber", .dripChamber, at: Placement(x: x, y: 184, scale: 0.9), DripChamberArt())
        relate("chamber", .connectedTo, "bag")
        relate("tubing", .connectedTo, "chamber")
        relate("tubing", .connectedTo, isBone ? "io" : "iv")
    }

    private mutating func captionLine(isBone: Bool) {
        guard hasAccess else {
            short = "Forearm turned palm up, before a vein is punctured."
            return
        }
        short =
            isBone
            ? "Intraosseous needle in the proximal tibia" : "Intravenous cannula in the forearm under a clear dressing"
        if let infusion = facts.infusion {
            short += " with \(PrintableText.string(infusion.fluid)), \(infusion.volumeMillilitres) mL, connected."
        } else {
            short += " with a flush syringe connected."
        }
    }
}
