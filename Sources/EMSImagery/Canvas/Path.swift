internal import EMSReproducibility

/// An outline of lines and cubic curves. Round forms are made of curves here, not by the drawing library, whose arcs
/// depend on the C library's sine.
package struct Path: Sendable {
    enum Element: Sendable {
        case move(Point)
        case line(Point)
        case curve(Point, Point, Point)
        case close
    }

    var elements: [Element] = []

    init() {}

    mutating func move(_ x: Double, _ y: Double) { elements.append(.move(Point(x, y))) }
    mutating func line(_ x: Double, _ y: Double) { elements.append(.line(Point(x, y))) }
    mutating func close() { elements.append(.close) }

    mutating func curve(_ a: Point, _ b: Point, _ end: Point) { elements.append(.curve(a, b, end)) }

    mutating func append(_ other: Path) { elements.append(contentsOf: other.elements) }
}

extension Path {
    static func polygon(_ points: [(Double, Double)], closed: Bool = true) -> Path {
        var path = Path()
        for (index, point) in points.enumerated() {
            if index == 0 { path.move(point.0, point.1) } else { path.line(point.0, point.1) }
        }
        if closed { path.close() }
        return path
    }

    static func segment(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) -> Path {
        polygon([(x0, y0), (x1, y1)], closed: false)
    }

    static func box(_ box: Box) -> Path {
        polygon([
            (box.x, box.y), (box.x + box.width, box.y), (box.x + box.width, box.y + box.height),
            (box.x, box.y + box.height),
        ])
    }

    static func rounded(_ box: Box, _ radius: Double) -> Path {
        let r = min(radius, box.width / 2, box.height / 2)
        let k = r * 0.4477152501692064
        let (left, top, right, bottom) = (box.x, box.y, box.x + box.width, box.y + box.height)
        var path = Path()
        path.move(left + r, top)
        path.line(right - r, top)
        path.curve(Point(right - k, top), Point(right, top + k), Point(right, top + r))
        path.line(right, bottom - r)
        path.curve(Point(right, bottom - k), Point(right - k, bottom), Point(right - r, bottom))
        path.line(left + r, bottom)
        path.curve(Point(left + k, bottom), Point(left, bottom - k), Point(left, bottom - r))
        path.line(left, top + r)
        path.curve(Point(left, top + k), Point(left + k, top), Point(left + r, top))
        path.close()
        return path
    }

    static func ellipse(_ x: Double, _ y: Double, _ rx: Double, _ ry: Double) -> Path {
        let (kx, ky) = (rx * 0.5522847498307936, ry * 0.5522847498307936)
        var path = Path()
        path.move(x + rx, y)
        path.curve(Point(x + rx, y + ky), Point(x + kx, y + ry), Point(x, y + ry))
        path.curve(Point(x - kx, y + ry), Point(x - rx, y + ky), Point(x - rx, y))
        path.curve(Point(x - rx, y - ky), Point(x - kx, y - ry), Point(x, y - ry))
        path.curve(Point(x + kx, y - ry), Point(x + rx, y - ky), Point(x + rx, y))
        path.close()
        return path
    }

    static func circle(_ x: Double, _ y: Double, _ radius: Double) -> Path { ellipse(x, y, radius, radius) }

    /// A soft line through all points (Catmull–Rom).
    static func smooth(_ points: [(Double, Double)], closed: Bool = true) -> Path {
        var path = Path()
        guard points.count > 2 else { return polygon(points, closed: closed) }
        let count = points.count
        func at(_ index: Int) -> Point {
            let wrapped = closed ? (index + count) % count : min(max(index, 0), count - 1)
            return Point(points[wrapped].0, points[wrapped].1)
        }
        path.elements.append(.move(at(0)))
        for index in 0..<(closed ? count : count - 1) {
            let (before, start, end, after) = (at(index - 1), at(index), at(index + 1), at(index + 2))
            path.curve(start + (end - before) * (1 / 6.0), end - (after - start) * (1 / 6.0), end)
        }
        if closed { path.close() }
        return path
    }

    /// The same points and their mirror image at x = 0, as one closed soft outline. The points run down the right
    /// side; points on the axis belong only at the ends.
    static func mirrored(_ points: [(Double, Double)]) -> Path {
        smooth(points + points.reversed().filter { $0.0 != 0 }.map { (-$0.0, $0.1) })
    }

    /// A limb, finger or hose: the outline around a soft spine of points with radii. Ends are round unless `flat`.
    static func tube(_ spine: [(Double, Double, Double)], flat: Bool = false) -> Path {
        let (centres, radii) = sampled(spine)
        var left: [(Double, Double)] = []
        var right: [(Double, Double)] = []
        for index in centres.indices {
            let along = centres[min(index + 1, centres.count - 1)] - centres[max(index - 1, 0)]
            let length = max(along.length, 1e-9)
            let across = Point(-along.y / length, along.x / length) * radii[index]
            left.append((centres[index].x + across.x, centres[index].y + across.y))
            right.append((centres[index].x - across.x, centres[index].y - across.y))
        }
        guard !flat, let first = centres.first, let last = centres.last, let start = radii.first, let end = radii.last
        else { return polygon(left + right.reversed()) }
        let head = cap(around: last, radius: end, from: left[left.count - 1])
        let tail = cap(around: first, radius: start, from: right[0])
        return polygon(left + head + right.reversed() + tail)
    }

    /// The points of a half circle that starts at `from` and turns anticlockwise on the screen.
    private static func cap(around centre: Point, radius: Double, from: (Double, Double)) -> [(Double, Double)] {
        let arm = Point(from.0 - centre.x, from.1 - centre.y)
        let steps = radius > 24 ? 16 : 7
        return (1..<steps).map { step in
            let turns = -Double(step) / Double(2 * steps)
            let (sine, cosine) = (DeterministicMath.sinTurns(turns), DeterministicMath.cosTurns(turns))
            return (centre.x + arm.x * cosine - arm.y * sine, centre.y + arm.x * sine + arm.y * cosine)
        }
    }

    private static func sampled(_ spine: [(Double, Double, Double)]) -> ([Point], [Double]) {
        guard spine.count > 2 else {
            return (spine.map { Point($0.0, $0.1) }, spine.map(\.2))
        }
        var centres: [Point] = []
        var radii: [Double] = []
        let last = spine.count - 1
        for index in 0..<last {
            let (p, q, r, s) = (spine[max(index - 1, 0)], spine[index], spine[index + 1], spine[min(index + 2, last)])
            for step in 0..<6 {
                let t = Double(step) / 6
                centres.append(Point(catmull(p.0, q.0, r.0, s.0, t), catmull(p.1, q.1, r.1, s.1, t)))
                radii.append(q.2 + (r.2 - q.2) * t * t * (3 - 2 * t))
            }
        }
        centres.append(Point(spine[last].0, spine[last].1))
        radii.append(spine[last].2)
        return (centres, radii)
    }

    private static func catmull(_ p: Double, _ q: Double, _ r: Double, _ s: Double, _ t: Double) -> Double {
        let linear = r - p
        let square = 2 * p - 5 * q + 4 * r - s
        let cube = 3 * q - p - 3 * r + s
        return 0.5 * (2 * q + (linear + (square + cube * t) * t) * t)
    }
}
