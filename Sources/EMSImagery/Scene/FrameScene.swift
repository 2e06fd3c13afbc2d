public import EMSModel

/// A picture before it is drawn: what is in it, where, and what is true of it. Resolution comes in only when it is
/// drawn. The plane is 960 × 540 units, x to the right and y down.
public struct FrameScene: Sendable {
    /// Size of the plane in scene units.
    public static let planeWidth = 960.0
    public static let planeHeight = 540.0

    public var kind: FrameKind
    /// Things with a mask of their own, from back to front. Ids are unique.
    public var objects: [SceneObject]
    public var relations: [SceneRelation]
    /// At least the one of style `.short`.
    public var captions: [SceneCaption]
    public var camera: SceneCamera
    public var light: SceneLight
    /// What lies behind everything and has no mask.
    package var backdrop: any Artwork
    /// Of stills: what is kept apart over splits.
    public var composition: SceneComposition?
    public var nuisance = FrameNuisance.none
    /// Where it is and whose, as far as it can be seen, such as `in a kitchen`; empty where neither can.
    public var setting = ""

    /// The caption of a style, or an empty text if the scene has none of it.
    public func caption(_ style: SceneCaption.Style) -> String {
        captions.first { $0.style == style }?.text ?? ""
    }
}

/// The one object, attribute and value by which a still belongs to a split: no still of another split shows the same
/// kind of frame with it.
public struct SceneComposition: Hashable, Sendable {
    public var object: String
    public var attribute: String
    public var value: String
}

/// One thing in a scene.
public struct SceneObject: Sendable {
    /// Unique in its scene, such as `pad-apex`.
    public var id: String
    public var label: ObjectLabel
    /// What is true of it, such as `text: 72`, in a fixed order.
    public var attributes: [SceneAttribute]
    public var placement: Placement
    package var artwork: any Artwork
}

public struct SceneAttribute: Hashable, Sendable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// Subject, predicate, object; both ends are ids of objects of the scene.
public struct SceneRelation: Hashable, Sendable {
    public enum Predicate: String, Hashable, Sendable, Codable, CaseIterable {
        case on, holds, wears, shows
        case attachedTo = "attached_to"
        case connectedTo = "connected_to"
        case partOf = "part_of"
        case beside
        case compresses, ventilates
    }

    public var subject: String
    public var predicate: Predicate
    public var object: String

    public init(_ subject: String, _ predicate: Predicate, _ object: String) {
        self.subject = subject
        self.predicate = predicate
        self.object = object
    }
}

public struct SceneCaption: Hashable, Sendable {
    public enum Style: String, Hashable, Sendable, Codable, CaseIterable {
        /// One sentence: what it is.
        case short
        /// What it is and every visible detail.
        case full
    }

    public var style: Style
    public var text: String

    public init(style: Style, text: String) {
        self.style = style
        self.text = text
    }
}

/// Where a thing lies: scaled, then turned clockwise, then moved, in scene units and degrees.
public struct Placement: Hashable, Sendable {
    public var x: Double
    public var y: Double
    public var scale: Double
    public var rotationDegrees: Double
    /// Left and right exchanged before anything else.
    public var isMirrored: Bool

    public init(
        x: Double = 0, y: Double = 0, scale: Double = 1, rotationDegrees: Double = 0, isMirrored: Bool = false
    ) {
        self.x = x
        self.y = y
        self.scale = scale
        self.rotationDegrees = rotationDegrees
        self.isMirrored = isMirrored
    }
}

/// How the wearer holds the head: the whole picture turned about its centre, enlarged and shifted.
public struct SceneCamera: Hashable, Sendable {
    public var tiltDegrees: Double
    public var zoom: Double
    public var shiftX: Double
    public var shiftY: Double

    public init(tiltDegrees: Double = 0, zoom: Double = 1, shiftX: Double = 0, shiftY: Double = 0) {
        self.tiltDegrees = tiltDegrees
        self.zoom = zoom
        self.shiftX = shiftX
        self.shiftY = shiftY
    }
}

/// The light, which always falls from the upper left.
public struct SceneLight: Hashable, Sendable {
    /// −1 cool … 1 warm.
    public var warmth: Double
    /// 0 dark … 1 full daylight.
    public var level: Double

    public init(warmth: Double = 0, level: Double = 1) {
        self.warmth = warmth
        self.level = level
    }
}
