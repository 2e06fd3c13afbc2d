internal import EMSReproducibility

extension Placement {
    /// Whether numbers are finite and the scale can be undone.
    var isUsable: Bool {
        x.magnitude < 1e6 && y.magnitude < 1e6 && scale.magnitude > 1e-4 && scale.magnitude < 1e4
            && rotationDegrees.magnitude < 1e6
    }

    /// Where a point of the placed thing lies on the plane.
    func point(_ x: Double, _ y: Double) -> Point {
        let turns = rotationDegrees / 360
        let (sine, cosine) = (DeterministicMath.sinTurns(turns), DeterministicMath.cosTurns(turns))
        let (across, down) = ((isMirrored ? -x : x) * scale, y * scale)
        return Point(self.x + across * cosine - down * sine, self.y + across * sine + down * cosine)
    }

    /// As `offset`, but never mirrored: for what is read.
    func readable(_ x: Double, _ y: Double, scale factor: Double = 1, turn: Double = 0) -> Placement {
        var place = offset(x, y, scale: factor, turn: turn)
        place.isMirrored = false
        return place
    }

    /// The placement of something that lies at a point of the placed thing and turns and grows with it.
    func offset(_ x: Double, _ y: Double, scale factor: Double = 1, turn: Double = 0) -> Placement {
        let origin = point(x, y)
        return Placement(
            x: origin.x, y: origin.y, scale: scale * factor, rotationDegrees: rotationDegrees + turn,
            isMirrored: isMirrored)
    }
}
