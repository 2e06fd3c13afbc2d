/// How a picture is staged that stands for itself.
public struct StillStaging: Hashable, Sendable {
    /// Colour of the thing by which stills are kept apart over splits (a shirt, a case, a blanket):
    /// `0 ..< StillStaging.appearances`.
    public var appearance: Int
    public var nuisance: FrameNuisance

    public static let appearances = 8

    public init(appearance: Int, nuisance: FrameNuisance = .none) {
        self.appearance = appearance
        self.nuisance = nuisance
    }
}

/// The colours that stills are dressed in.
struct StillColour: Sendable {
    var colour: Colour
    var name: String

    static let all = [
        StillColour(colour: Colour(0xE2E4E6), name: "white"), StillColour(colour: Colour(0x4A4F57), name: "graphite"),
        StillColour(colour: Colour(0xEDBB3F), name: "yellow"), StillColour(colour: Colour(0xC94A38), name: "red"),
        StillColour(colour: Colour(0x3A74B4), name: "blue"), StillColour(colour: Colour(0x4A8F65), name: "green"),
        StillColour(colour: Colour(0x7C64B4), name: "purple"), StillColour(colour: Colour(0xE0803A), name: "orange"),
    ]
}
