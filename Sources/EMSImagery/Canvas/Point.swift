/// A place in scene units: x to the right, y down.
package struct Point: Hashable, Sendable {
    package var x: Double
    package var y: Double

    package init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }

    static func + (left: Point, right: Point) -> Point { Point(left.x + right.x, left.y + right.y) }
    static func - (left: Point, right: Point) -> Point { Point(left.x - right.x, left.y - right.y) }
    static func * (left: Point, factor: Double) -> Point { Point(left.x * factor, left.y * factor) }

    var length: Double { (x * x + y * y).squareRoot() }

    func mixed(with other: Point, _ share: Double) -> Point { self * (1 - share) + other * share }
}

/// An upright rectangle in scene units.
package struct Box: Hashable, Sendable {
    package var x: Double
    package var y: Double
    package var width: Double
    package var height: Double

    package init(_ x: Double, _ y: Double, _ width: Double, _ height: Double) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    /// What a tilted head sees of the plane and around it.
    static let beyondPlane = Box(-70, -130, 1100, 800)

    func inset(_ margin: Double) -> Box {
        Box(x + margin, y + margin, width - 2 * margin, height - 2 * margin)
    }
}
