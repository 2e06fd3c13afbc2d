public import EMSModel

/// A drawn frame with its truth. Boxes and visibility are counted on `mask`, so that they agree with it to the pixel.
public struct RenderedFrame: Sendable {
    public var width: Int
    public var height: Int
    /// Bytes in a row of `bgrx`.
    public var stride: Int
    /// Blue, green, red and 255 for each pixel, row by row from the top.
    public var bgrx: [UInt8]
    /// One byte a pixel without padding: 0 is background, else `RenderedObject.maskID`.
    public var mask: [UInt8]
    /// What can be seen, from back to front; wholly hidden things are left out.
    public var objects: [RenderedObject]
    /// Those between objects that can be seen.
    public var relations: [SceneRelation]
    public var kind: FrameKind
    public var captions: [SceneCaption]
    public var camera: SceneCamera
    public var light: SceneLight
    public var composition: SceneComposition?
    public var nuisance: FrameNuisance
    public var setting: String

    /// The short caption.
    public var caption: String { captions.first { $0.style == .short }?.text ?? "" }
}

public struct RenderedObject: Hashable, Sendable {
    public var id: String
    public var label: ObjectLabel
    /// The smallest box around its visible pixels.
    public var box: PixelBox
    /// Visible pixels as a share of the pixels it would have in the frame if nothing were before it, above 0 up to 1.
    public var visibility: Double
    /// 1…255.
    public var maskID: UInt8
    public var attributes: [SceneAttribute]
}

/// Left, top, width and height in pixels, as COCO counts them.
public struct PixelBox: Hashable, Sendable {
    public var x: Int
    public var y: Int
    public var width: Int
    public var height: Int

    public init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    public var values: [Int] { [x, y, width, height] }
}
