/// What can be drawn up: the lines of the syringes in common use (1, 3, 10 and 60 mL).
enum Syringe {
    /// The largest volume that is not above the one wanted and lies on a line of the smallest syringe that holds it; the
    /// finest line where that would be nothing.
    static func drawn(millilitres wanted: Double) -> Double {
        let linesPerMillilitre: Double =
            switch wanted {
            case ...1: 100
            case ...3: 10
            case ...10: 5
            default: 1
            }
        // A hair's breadth for volumes that are on a line but for their last bit.
        return max(1, (wanted * linesPerMillilitre + 1e-6).rounded(.down)) / linesPerMillilitre
    }
}
