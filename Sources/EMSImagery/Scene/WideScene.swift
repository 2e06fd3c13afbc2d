internal import EMSReproducibility

extension SceneDraft {
    /// The place with patient, crew and equipment, from standing height.
    mutating func composeWide() {
        backdrop = RoomArt(place: facts.place, variant: wardrobe.roomVariant, isMirrored: wardrobe.roomIsMirrored)
        if facts.place == .street {
            add(
                "ambulance", .ambulance, at: Placement(x: 500, y: 352, scale: 0.96),
                AmbulanceArt(flash: pose.integer(in: 0...1)))
        }
        let patient = addPatient()
        addCrew(beside: patient)
        addEquipment(beside: patient)
        captionWide()
    }

    private var position: CrewFacts.PatientPosition { facts.place == .ambulance ? .stretcher : facts.crew.position }

    /// A sitting patient stays seated while nobody compresses or ventilates.
    private var isSitting: Bool { position == .sitting && !facts.crew.isCompressing && !facts.crew.isVentilating }

    /// Beside a chair there is room for two.
    private var crewCount: Int { min(max(facts.crew.count, 0), isSitting ? 2 : 3) }

    private var isOnStretcher: Bool { position == .stretcher }

    /// Where the patient lies or sits.
    private mutating func addPatient() -> Placement {
        if isSitting { return Placement(x: 450 + sway(14), y: 344, scale: 1.06 * bodyLength) }
        return Placement(x: 236 + sway(14), y: isOnStretcher ? 368 : 436, scale: 0.98 * bodyLength)
    }

    private var bodyLength: Double {
        meanLength * (1 + 0.06 * facts.patient.stature)
    }

    private var meanLength: Double {
        facts.patient.ageYears >= 15 ? 1 : 0.5 + 0.5 * Double(facts.patient.ageYears) / 15
    }

    /// A newborn's head is twice as large against the body as a grown one's; drawn somewhat less so.
    private var headScale: Double { 1 + 0.8 * (1 - meanLength) }

    private mutating func addCrew(beside patient: Placement) {
        let crew = crewCount
        var places =
            isSitting ? [(262.0, 10.0, 4.0), (648, -10, 4)] : [(420.0, 0.0, 6.0), (196, 6, 20), (668, -12, 12)]
        if !isSitting {
            places[0].0 = patient.point(158, 0).x
            places[1].0 = patient.point(-46, 0).x
            places[2].0 = max(places[0].0 + 130, min(668, patient.point(450, 0).x))
        }
        let order =
            isSitting
            ? [0, 1] : facts.crew.isCompressing ? [0, 1, 2] : facts.crew.isVentilating ? [1, 2, 0] : [2, 1, 0]
        let taken = order.prefix(crew).sorted()
        let floor = isSitting ? 470.0 : patient.y - (isOnStretcher ? -26 : 6)
        var arms: [(Int, ResponderArt, Placement)] = []
        for seat in taken {
            let (x, lean, bend) = places[seat]
            let responder = ResponderArt(
                skin: wardrobe.responderSkins[seat], hair: wardrobe.responderHair[seat], uniform: wardrobe.uniform,
                lean: lean + sway(3),
                bend: seat == 0 && facts.crew.isCompressing ? 20 : bend,
                isLongHaired: wardrobe.responderLook[seat] == 1, hasCap: wardrobe.responderLook[seat] == 2)
            let placement = Placement(x: x, y: floor, scale: 1.06)
            add("responder-\(seat + 1)", .responder, at: placement, [("task", task(seat))], responder)
            arms.append((seat, responder, placement))
        }
        addPatientFigure(patient)
        for (seat, responder, placement) in arms {
            addArms(seat, responder, placement, patient)
        }
    }

    private func task(_ seat: Int) -> String {
        if seat == 0 && facts.crew.isCompressing { return "compressing" }
        if seat == 1 && facts.crew.isVentilating { return "ventilating" }
        return "assisting"
    }

    private mutating func addPatientFigure(_ placement: Placement) {
        let skin = wardrobe.skin.tinted(facts.findings.complexion)
        let isBald = wardrobe.hair == .balding || wardrobe.hair == .downy
        let isLong = wardrobe.hair == .long || wardrobe.hair == .bob
        if isSitting {
            if facts.place != .livingRoom {
                add("chair", .furniture, at: Placement(x: placement.x, y: placement.y, scale: 1.06), ChairArt())
                relate("patient", .on, "chair")
            }
            add(
                "patient", .patient, at: placement, [("position", "sitting")],
                SittingPatientArt(
                    skin: skin, hair: wardrobe.hairColour, isBald: isBald, isLongHaired: isLong,
                    garment: wardrobe.garment, trousers: wardrobe.trousers, build: facts.patient.build,
                    headScale: headScale))
            return
        }
        if isOnStretcher {
            add("stretcher", .stretcher, at: placement, StretcherArt())
            relate("patient", .on, "stretcher")
        }
        let isExposed = facts.crew.isCompressing || facts.attached.contains(.pads)
        add(
            "patient", .patient, at: placement, [("position", "lying")],
            LyingPatientArt(
                skin: skin, hair: wardrobe.hairColour, isBald: isBald, garment: wardrobe.garment,
                trousers: wardrobe.trousers, isExposed: isExposed, build: facts.patient.build,
                headScale: headScale))
        if isVentilated {
            add("bvm", .bagValveMask, at: bag(of: placement), SmallBagArt())
            relate("bvm", .on, "patient")
        }
    }

    /// On the face; a bag for infants is smaller than one for adults, not as much as they are, and hands are as large.
    private func bag(of patient: Placement) -> Placement {
        let scale = max(0.92, patient.scale)
        let mask = (x: 40.0, y: -44.0)
        let face = patient.point(mask.x, mask.y)
        return Placement(x: face.x - mask.x * scale, y: face.y - mask.y * scale, scale: scale)
    }

    private mutating func addArms(_ seat: Int, _ responder: ResponderArt, _ placement: Placement, _ patient: Placement)
    {
        let shoulders = [-1.0, 1].map { side -> Point in
            let (x, y) = responder.shoulder(side)
            return placement.point(x, y)
        }
        var hands: [Point]
        if isSitting {
            // The near hand at the patient's wrist, the other on the own knee.
            let side = placement.x < patient.x ? -1.0 : 1.0
            hands = [patient.point(side * 76, -14), placement.point(side * 40, -34)]
        } else {
            switch (seat, task(seat)) {
            case (0, "compressing"):
                hands = [patient.point(150, -46), patient.point(168, -44)]
            case (1, "ventilating"):
                hands = [patient.point(36, -40), bag(of: patient).point(70, -74)]
            case (1, _):
                hands = [patient.point(-6, -34), patient.point(26, -42)]
            default:
                hands = [placement.point(-34, -46), placement.point(34, -46)]
            }
        }
        if hands[0].x > hands[1].x { hands.swapAt(0, 1) }
        let id = "responder-\(seat + 1)"
        add(
            id + "-hands", .glovedHand, [("gloves", wardrobe.glovesName)],
            ArmsArt(
                shoulders: shoulders, hands: hands, uniform: wardrobe.uniform, glove: wardrobe.gloves,
                skin: wardrobe.responderSkins[seat]))
        relate(id + "-hands", .partOf, id)
        switch task(seat) {
        case "compressing": relate(id, .compresses, "patient")
        case "ventilating": relate(id, .ventilates, "patient")
        default: relate(id, .beside, "patient")
        }
    }

    private mutating func addEquipment(beside patient: Placement) {
        let isTracing = facts.attached.contains(.limbElectrodes) || facts.attached.contains(.pads)
        let monitor = Placement(x: 876 + sway(10), y: isOnStretcher ? 470 : 452, scale: 1.06)
        if isTracing, !isSitting {
            let from = monitor.point(-50, -20)
            let to = patient.point(206, 8)
            add(
                "cable", .cable,
                HoseArt(
                    points: [
                        from, Point(from.x - 70, 500), Point((from.x + to.x) / 2, 506), Point(to.x + 50, to.y + 58), to,
                    ], colour: Colour(0xD5D9DD), width: 4.5))
            relate("cable", .connectedTo, "monitor")
        }
        add(
            "monitor", .monitor, at: monitor, [("state", isTracing ? "tracing" : "idle")],
            SmallMonitorArt(colour: wardrobe.monitorCase, isTracing: isTracing))
        add(
            "kit-bag", .kitBag, at: Placement(x: 106 + sway(8), y: 528, scale: 0.94), KitBagArt(colour: wardrobe.kitBag)
        )
        stage("kit-bag")
        relate("monitor", .beside, "patient")
    }

    /// The second in the crew ventilates while the first compresses.
    private var isVentilated: Bool { facts.crew.isVentilating && crewCount > (facts.crew.isCompressing ? 1 : 0) }

    private var ground: String { facts.place.isOutdoors ? "ground" : "floor" }

    private mutating func captionWide() {
        let owner = Self.patientNoun(facts.patient)
        let posture = isSitting ? "sits" : isOnStretcher ? "lies on a stretcher" : "lies on the \(ground)"
        short = owner.prefix(1).uppercased() + owner.dropFirst() + " \(posture) \(facts.place.phrase)"
        let crew = crewCount
        let words = ["", "one responder", "two responders", "three responders"]
        short += crew > 0 ? " with \(words[crew]) kneeling beside." : "."
        var parts: [String] = []
        if facts.crew.isCompressing, crew > 0 { parts.append("One compresses the chest.") }
        if isVentilated { parts.append("One ventilates with a bag-valve mask.") }
        parts.append("A monitor and a kit bag stand on the \(ground).")
        full = parts.joined(separator: " ")
    }
}

/// A bag-valve mask on the face of a `LyingPatientArt`, same origin.
struct SmallBagArt: Artwork {
    func draw(on canvas: Canvas) {
        canvas.fill(.polygon([(26, -42), (54, -38), (46, -62), (38, -62)]), Colour(0xCFE4EC).opacity(0.9))
        canvas.limb([(42, -60, 6), (44, -72, 7)], Colour(0x3E6F8A), gloss: 0.3)
        canvas.fill(
            .ellipse(70, -82, 36, 18), .vertical(-100, -64, [Colour(0x8CC4DD), Colour(0x4C9CC2), Colour(0x2F6D8C)]))
    }
}
