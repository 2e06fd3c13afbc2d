internal import EMSModel

extension SceneDraft {
    /// The drug held up to be read: its container, and what it is given with.
    mutating func composeDrug() {
        backdrop = ClothArt()
        sway = 0.7
        guard let drug = facts.drug else {
            short = "Cloth laid out for drugs, nothing on it."
            return
        }
        addBlanket()
        let name = PrintableText.string(drug.name)
        let dose = FrameNumber.text(drug.dose) + " " + drug.unit.rawValue
        let form = Self.form(of: drug)
        let strength = form == .tablets ? "" : Self.strength(drug)
        let use = "for \(drug.route.rawValue) use"
        let accent = Self.accent(of: name)
        let attributes = [("text", name), ("strength", strength), ("route", drug.route.rawValue)].filter {
            !$0.1.isEmpty
        }
        switch form {
        case .injection:
            addContainer("vial", .vial, attributes, VialArt(name: name, strength: strength, use: use, accent: accent))
            let volume = addSyringe(drug, dose: dose, accent: accent, beside: "vial")
            caption("A vial of \(name)", strength, "and a syringe labelled \(dose)" + volume)
        case .tablets:
            addContainer(
                "bottle", .bottle, attributes, BottleArt(name: name, strength: strength, use: use, accent: accent))
            add(
                "tablets", .medicationBox, at: Placement(x: across(640) + sway(20), y: 366 + sway(16), scale: 1.6),
                [("text", dose)], TabletsArt(count: drug.route == .sublingual ? 1 : 2))
            addTag(dose, accent)
            caption("A bottle of \(name)", strength, "and tablets beside a card that says \(dose)")
        case .liquid:
            addContainer(
                "bottle", .bottle, attributes,
                LiquidBottleArt(name: name, strength: strength, use: use, accent: accent))
            let volume = addSyringe(drug, dose: dose, accent: accent, beside: "bottle")
            caption("A bottle of \(name)", strength, "and an oral syringe labelled \(dose)" + volume)
        case .nebule:
            addContainer(
                "nebule", .nebule, attributes, NebuleArt(name: name, strength: strength, use: use, accent: accent))
            addTag(dose, accent)
            caption("A nebuliser ampoule of \(name)", strength, "and a card that says \(dose)")
        case .bag:
            add(
                "bag", .infusionBag,
                at: Placement(x: 318 + sway(60), y: 76 + sway(8), scale: 1.86, rotationDegrees: sway(5)),
                attributes + [("volume", dose)],
                InfusionBagArt(fluid: name, volume: dose, level: 1))
            short = "A \(dose) infusion bag of \(name)."
        case .box:
            addContainer(
                "box", .medicationBox, attributes,
                MedicationBoxArt(name: name, strength: strength, use: use, accent: accent))
            addTag(dose, accent)
            caption("A box of \(name)", strength, "and a card that says \(dose)")
        }
    }

    private enum Form { case injection, tablets, liquid, nebule, bag, box }

    private static func form(of drug: DrugFacts) -> Form {
        switch drug.route {
        case .intravenous, .intraosseous:
            drug.unit == .millilitres && drug.dose > 60 ? .bag : .injection
        case .intramuscular, .intranasal: .injection
        // What is dosed by volume is no tablet, and gel by the gram neither.
        case .oral: drug.concentrationPerMillilitre != nil ? .liquid : drug.unit == .grams ? .box : .tablets
        case .sublingual: .tablets
        case .nebulised: .nebule
        case .nasalCannula, .nonRebreather, .bagValveMask, .rectal: .box
        }
    }

    private static func strength(_ drug: DrugFacts) -> String {
        guard let concentration = drug.concentrationPerMillilitre else { return "" }
        return FrameNumber.text(concentration) + " " + drug.concentrationUnit.rawValue + "/mL"
    }

    /// Label colours by what a drug is for, after ISO 26825; white-grey for all others.
    private static func accent(of name: String) -> Colour {
        let word = name.lowercased()
        let groups: [([String], UInt32)] = [
            (["epinephrine", "norepinephrine", "adrenaline", "atropine", "ephedrine"], 0x9B7FC0),
            (["midazolam", "lorazepam", "diazepam"], 0xE58A3C),
            (["fentanyl", "morphine", "ketorolac"], 0x5FA8D8),
            (["naloxone"], 0x7FB4E0),
            (["ondansetron", "droperidol", "haloperidol"], 0xE9A88E),
            (["ketamine", "etomidate"], 0xE8C93C),
            (["nitroglycerin", "nitroglycerine", "labetalol"], 0xB59AD0),
            (["amiodarone", "lidocaine", "adenosine", "diltiazem"], 0x4FA07C),
            (["dextrose", "glucagon", "glucose"], 0xD45E5E),
        ]
        return Colour(groups.first { group in group.0.contains { word.contains($0) } }?.1 ?? 0x8796A5)
    }

    private mutating func addContainer(
        _ id: String, _ label: ObjectLabel, _ attributes: [(String, String)], _ artwork: some Artwork
    ) {
        add(
            id, label,
            at: Placement(x: across(238) + sway(18), y: 276 + sway(8), scale: 1.16, rotationDegrees: sway(4)),
            attributes, artwork)
    }

    private mutating func addSyringe(
        _ drug: DrugFacts, dose: String, accent: Colour, beside container: String
    ) -> String {
        let volume = drug.volumeMillilitres
        let capacity = Self.capacity(volume ?? 3)
        let tip: SyringeArt.Tip =
            switch drug.route {
            case .intramuscular: .needle
            case .intranasal: .atomiser
            case .oral: .oral
            default: .luer
            }
        let shown = volume.map { FrameNumber.text($0, decimals: 2) + " mL" }
        add(
            "syringe", .syringe,
            at: Placement(
                x: (isFlipped ? 96 : 462) + sway(14), y: 250 + sway(46), scale: 1.02, rotationDegrees: sway(7)),
            [("text", dose), ("volume", shown ?? ""), ("capacity", FrameNumber.text(capacity) + " mL")].filter {
                !$0.1.isEmpty
            },
            SyringeArt(capacity: capacity, volume: volume ?? capacity * 0.6, label: dose, accent: accent, tip: tip))
        relate("syringe", .beside, container)
        return shown.map { ", filled to \($0)" } ?? ""
    }

    private static func capacity(_ volume: Double) -> Double {
        [1.0, 3, 5, 10, 20, 60].first { $0 >= volume - 1e-9 } ?? 60
    }

    private mutating func addTag(_ dose: String, _ accent: Colour) {
        add(
            "card", .label,
            at: Placement(x: across(640) + sway(20), y: 200 + sway(26), scale: 1.25, rotationDegrees: sway(6)),
            [("text", dose)], DoseCardArt(text: dose, accent: accent))
    }

    private mutating func caption(_ head: String, _ strength: String, _ tail: String) {
        short = head + (strength.isEmpty ? " " : ", \(strength), ") + tail + "."
    }
}

/// A small card with the dose to be given, 260 × 90, centre at the origin.
struct DoseCardArt: Artwork {
    var text: String
    var accent: Colour

    func draw(on canvas: Canvas) {
        canvas.softShadow(8, 14, 150, 60, 0.4)
        canvas.fill(.rounded(Box(-130, -45, 260, 90), 8), .lit(Box(-130, -45, 260, 90), Colour(0xFBFAF4), 0.08))
        canvas.shade(.rounded(Box(-130, -45, 16, 90), 6), accent)
        canvas.text("DOSE", in: Box(-104, -40, 120, 24), size: 17, Colour(0x6A717A), face: .regular)
        canvas.text(text, in: Box(-104, -14, 220, 50), size: 42, Colour(0x1A1D22), align: .left)
    }
}
