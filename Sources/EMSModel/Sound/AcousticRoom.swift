/// A box with a microphone and people in it: a file of `assets/rooms`.
public struct AcousticRoom: Hashable, Sendable {
    public enum Microphone: String, Hashable, Sendable, CaseIterable, Codable { case glasses, chest, monitor }

    /// Metres from a lower corner: along, across, up.
    public struct Point: Hashable, Sendable {
        public var x: Double
        public var y: Double
        public var z: Double

        public init(_ x: Double, _ y: Double, _ z: Double) {
            self.x = x
            self.y = y
            self.z = z
        }

        public func distance(to other: Point) -> Double {
            let (a, b, c) = (x - other.x, y - other.y, z - other.z)
            return (a * a + b * b + c * c).squareRoot()
        }
    }

    /// What the surfaces give back.
    public enum Surfaces: Hashable, Sendable {
        /// All alike, so much that sound falls by 60 dB in this time, seconds.
        case decay(seconds: Double)
        /// Share of the pressure that comes back from the walls at x = 0 and at the far end, then of y, then from floor
        /// and ceiling; 0 is open air.
        case reflections([Double])
    }

    /// The file's name, such as `stairwell`.
    public var id: String
    public var title: String
    public var size: Point
    public var surfaces: Surfaces
    public var microphones: [Microphone: Point]
    /// Where the mouths are. Who has no place of his own takes one of `others`, the same in the whole call.
    public var places: [Role: Point]
    public var others: [Point]

    public init(
        id: String, title: String, size: Point, surfaces: Surfaces, microphones: [Microphone: Point],
        places: [Role: Point], others: [Point]
    ) {
        self.id = id
        self.title = title
        self.size = size
        self.surfaces = surfaces
        self.microphones = microphones
        self.places = places
        self.others = others
    }
}
