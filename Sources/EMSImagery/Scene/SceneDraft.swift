internal import EMSReproducibility

/// A scene under construction.
struct SceneDraft {
    let facts: FrameFacts
    let wardrobe: Wardrobe
    /// Draws for this frame alone.
    var pose: RandomSubstream
    var objects: [SceneObject] = []
    var relations: [SceneRelation] = []
    var backdrop: any Artwork
    var short = ""
    var full = ""
    /// How far the camera may sway: 1 as a head does, less where a device is read.
    var sway = 1.0

    init(facts given: FrameFacts) {
        let facts = given.drawable
        self.facts = facts
        wardrobe = Wardrobe(patient: facts.patient, look: facts.look)
        pose = facts.pose.substream("pose")
        backdrop = GroundArt(place: facts.place)
    }

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

    mutating func sway(_ range: Double) -> Double { pose.uniform(-range...range) }

    func finished() -> FrameScene {
        var camera = facts.pose.substream("camera")
        return FrameScene(
            kind: facts.kind, objects: objects, relations: relations,
            captions: [
                SceneCaption(style: .short, text: short),
                SceneCaption(style: .full, text: full.isEmpty ? short : short + " " + full),
            ],
            camera: SceneCamera(
                tiltDegrees: camera.uniform(-2.2...2.2) * sway, zoom: 1 + camera.uniform(-0.01...0.05) * sway,
                shiftX: camera.uniform(-14...14) * sway, shiftY: camera.uniform(-9...9) * sway),
            light: facts.place.light, backdrop: backdrop)
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
        }
        self = draft.finished()
    }
}
