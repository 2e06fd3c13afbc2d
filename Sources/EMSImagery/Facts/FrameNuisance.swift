public import EMSReproducibility

/// What spoils a picture, as it was applied. Masks and boxes follow what moves pixels; the rest leaves them alone.
public struct FrameNuisance: Hashable, Sendable {
    /// Radius of the blur, in scene units; 0 is sharp.
    public var blur: Double
    /// Length of the smear by the wearer's movement, in scene units, along the picture's width.
    public var motion: Double
    /// How much light is missing, 0 … 0.8.
    public var darkness: Double
    /// Strength of a bright spot, 0 … 1, and where it lies as shares of width and height.
    public var glare: Double
    public var glareX: Double
    public var glareY: Double
    /// Barrel distortion: how much farther than drawn the corners are looked for, −0.15 … 0.15.
    public var lens: Double
    /// Whether a hand passes before the lower edge.
    public var isOccluded: Bool
    /// Degrees by which the head is tilted beyond its usual sway.
    public var tilt: Double

    public init(
        blur: Double = 0, motion: Double = 0, darkness: Double = 0, glare: Double = 0, glareX: Double = 0.5,
        glareY: Double = 0.5, lens: Double = 0, isOccluded: Bool = false, tilt: Double = 0
    ) {
        self.blur = blur
        self.motion = motion
        self.darkness = darkness
        self.glare = glare
        self.glareX = glareX
        self.glareY = glareY
        self.lens = lens
        self.isOccluded = isOccluded
        self.tilt = tilt
    }

    public static let none = FrameNuisance()
}

extension FrameNuisance {
    /// One or two things at once, as they happen.
    public static func random(_ stream: inout RandomSubstream) -> FrameNuisance {
        var nuisance = FrameNuisance.none
        for _ in 0..<(stream.uniform(0...1) < 0.3 ? 2 : 1) {
            switch Int(stream.uniform(0...6.999)) {
            case 0: nuisance.blur = stream.uniform(1.5...4)
            case 1: nuisance.motion = stream.uniform(6...18)
            case 2: nuisance.darkness = stream.uniform(0.25...0.6)
            case 3:
                nuisance.glare = stream.uniform(0.35...0.8)
                nuisance.glareX = stream.uniform(0.15...0.85)
                nuisance.glareY = stream.uniform(0.15...0.85)
            case 4: nuisance.lens = stream.uniform(0.04...0.12)
            case 5: nuisance.isOccluded = true
            default: nuisance.tilt = stream.uniform(-9...9)
            }
        }
        return nuisance
    }
}
