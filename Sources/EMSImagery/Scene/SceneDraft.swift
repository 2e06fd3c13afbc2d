internal import EMSModel
internal import EMSReproducibility

/// A scene under construction.
struct SceneDraft {
    let facts: FrameFacts
    let wardrobe: Wardrobe
    /// Draws for this frame alone.
    var pose: RandomSubstream
    /// Whether left and right are exchanged in this frame.
    let isFlipped: Bool
    var objects: [SceneObject] = []
    var relations: [SceneRelation] = []
    var backdrop: any Artwork
    var short = ""
    var full = ""
    /// How far the camera may sway: 1 as a head does, less where a device is read.
    var sway = 1.0
    var composition: SceneComposition?

    init(facts given: FrameFacts) {
        let facts = given.drawable
        self.facts = facts
        wardrobe = Wardrobe(patient: facts.patient, look: facts.look, appearance: facts.still?.appearance)
        pose = facts.pose.substream("pose")
        var ground = facts.pose.substream("ground")
        backdrop = GroundArt(place: facts.place, phase: ground.uniform(0...1), shade: ground.uniform(-1...1))
        var flip = facts.pose.substream("flip")
        isFlipped = flip.chance(0.5)
    }

    /// What lies out of focus behind this frame.
    func distance() -> BlurArt {
        var random = facts.pose.substream("distance")
        let lights = BlurArt.usualLights.map { light in
            BlurArt.Light(
                x: light.x + random.uniform(-110...110), y: light.y + random.uniform(-70...90),
                radius: light.radius * random.uniform(0.6...1.4))
        }
        return BlurArt(place: facts.place, lights: lights)
    }

    /// Where a limb lies that comes in from the left, or from the right if the frame is flipped.
    var limbPlacement: Placement {
        var random = facts.pose.substream("limb")
        let (turn, down) = (random.uniform(-3...3), random.uniform(-16...16))
        return isFlipped
            ? Placement(x: 960, y: down, rotationDegrees: turn, isMirrored: true)
            : Placement(y: down, rotationDegrees: turn)
    }

    /// Where a leg lies: farther away, so that its foot is seen.
    var legPlacement: Placement {
        var place = limbPlacement
        place.scale = 0.78
        place.y += 58
        return place
    }

    /// 1, or −1 where left and right are exchanged.
    var side: Double { isFlipped ? -1 : 1 }

    /// A place across the plane, from the side that the frame is seen from.
    func across(_ x: Double) -> Double { isFlipped ? FrameScene.planeWidth - x : x }

    mutating func add(
        _ id: String, _ label: ObjectLabel, at placement: Placement = Placement(),
        _ attributes: [(String, String)] = [], _ artwork: some Artwork
    ) {
        objects.append(
            SceneObject(
                id: id, label: label, attributes: attributes.map { SceneAttribute($0.0, $0.1) }, placement: placement,
                artwork: artwork))
    }

    mutating func add(
        _ id: String, _ label: ObjectLabel, at placement: Placement = Placement(), _ artwork: some Artwork
    ) {
        add(id, label, at: placement, [], artwork)
    }

    mutating func relate(_ subject: String, _ predicate: SceneRelation.Predicate, _ object: String) {
        relations.append(SceneRelation(subject, predicate, object))
    }

    /// Adds what is true of an object that is there already.
    mutating func note(_ id: String, _ name: String, _ value: String) {
        guard let index = objects.firstIndex(where: { $0.id == id }) else { return }
        objects[index].attributes.append(SceneAttribute(name, value))
    }

    /// Names the coloured thing by which stills of this kind are kept apart over splits.
    mutating func stage(_ id: String, _ name: String = "colour") {
        guard let appearance = facts.still?.appearance else { return }
        if name == "garment" {
            composition = SceneComposition(object: id, attribute: name, value: garmentName)
            return
        }
        let value = StillColour.all[appearance].name
        note(id, name, value)
        composition = SceneComposition(object: id, attribute: name, value: value)
    }

    private var garmentName: String {
        let value = objects.flatMap(\.attributes).first { $0.name == "garment" }?.value
        return value ?? wardrobe.garment.name
    }

    /// What stills of limbs and drugs lie on.
    mutating func addBlanket() {
        guard let appearance = facts.still?.appearance else { return }
        var random = facts.pose.substream("blanket")
        add("blanket", .blanket, BlanketArt.lying(StillColour.all[appearance].colour, &random))
        stage("blanket")
    }

    mutating func sway(_ range: Double) -> Double { pose.uniform(-range...range) }

    mutating func finished() -> FrameScene {
        let nuisance = facts.still?.nuisance ?? .none
        if nuisance.isOccluded { addPassingHand() }
        var camera = facts.pose.substream("camera")
        return FrameScene(
            kind: facts.kind, objects: objects, relations: relations,
            captions: [
                SceneCaption(style: .short, text: short),
                SceneCaption(style: .full, text: full.isEmpty ? short : short + " " + full),
            ],
            camera: SceneCamera(
                tiltDegrees: camera.uniform(-2.2...2.2) * sway + nuisance.tilt,
                zoom: 1 + camera.uniform(-0.01...0.05) * sway,
                shiftX: camera.uniform(-14...14) * sway, shiftY: camera.uniform(-9...9) * sway),
            light: facts.place.light, backdrop: backdrop, composition: composition, nuisance: nuisance,
            setting: setting)
    }

    /// The place where ground or room is seen sharply enough; of a limb on a blanket, whose it is.
    private var setting: String {
        switch facts.kind {
        case .torsoPads, .compressions, .bvmMask, .allergyTag: facts.place.phrase
        case .ivArm, .tourniquet, .bpCuff: "of \(Self.patientNoun(facts.patient))"
        case .pulseOxFinger: facts.patient.ageYears < 13 ? "on a child's hand" : "on a grown hand"
        case .monitorCloseup, .aedPanel, .glucometer, .drugLabel, .strokeFace, .sceneWide, .ecgPrint, .burnMap,
            .wristWatch, .handoffTablet:
            ""
        }
    }

    /// A colleague's hand that reaches in from below.
    private mutating func addPassingHand() {
        var stream = facts.pose.substream("passing-hand")
        let isLeft = stream.chance(0.5)
        add(
            "passing-hand", .glovedHand,
            at: Placement(
                x: isLeft ? stream.uniform(60...170) : stream.uniform(790...900), y: stream.uniform(470...530),
                scale: 0.95, rotationDegrees: isLeft ? 18 : -18, isMirrored: isLeft),
            [("gloves", wardrobe.glovesName)],
            HandArt(
                skin: wardrobe.responderSkins[2], glove: wardrobe.gloves, sleeve: wardrobe.uniform, curl: 0.15,
                spread: 6))
    }
}

extension ScenePlace {
    fileprivate var light: SceneLight {
        switch self {
        case .livingRoom, .bedroom: SceneLight(warmth: 0.6, level: 0.9)
        case .kitchen, .shop, .office, .gym: SceneLight(warmth: 0.15, level: 1)
        case .bathroom, .ambulance: SceneLight(warmth: -0.35, level: 1)
        case .street: SceneLight(warmth: -0.1, level: 0.95)
        case .park: SceneLight(warmth: 0.3, level: 1)
        }
    }
}

extension FrameScene {
    /// Composes the picture of `facts`. Total: facts that a kind needs and that are missing leave their thing out.
    public init(facts: FrameFacts) {
        var draft = SceneDraft(facts: facts)
        switch facts.kind {
        case .monitorCloseup: draft.composeMonitor()
        case .torsoPads: draft.composeTorso()
        case .compressions: draft.composeCompressions()
        case .bvmMask: draft.composeVentilation()
        case .ivArm: draft.composeLine()
        case .aedPanel: draft.composeAED()
        case .glucometer: draft.composeGlucometer()
        case .drugLabel: draft.composeDrug()
        case .tourniquet: draft.composeTourniquet()
        case .pulseOxFinger: draft.composePulseOximeter()
        case .bpCuff: draft.composeCuff()
        case .strokeFace: draft.composeFace()
        case .sceneWide: draft.composeWide()
        case .ecgPrint: draft.composeECGPrint()
        case .burnMap: draft.composeBurnMap()
        case .wristWatch: draft.composeWatch()
        case .allergyTag: draft.composeAllergyTag()
        case .handoffTablet: draft.composeTablet()
        }
        self = draft.finished()
    }
}
