/// What can be drawn up: the lines of the syringes in common use (1, 3, 10 and 60 mL).
enum Syringe {
    /// How far below the volume wanted another line may be taken: a fifth.
    private static let leastShare = 0.8

    /// Volumes at a line of the smallest syringe that holds the volume wanted, millilitres: from the largest that is not
    /// above it, falling to a fifth less. The finest line alone where that would be nothing.
    static func lines(upTo wanted: Double) -> [Double] {
        let perMillilitre: Double =
            switch wanted {
            case ...1: 100
            case ...3: 10
            case ...10: 5
            default: 1
            }
        // A hair's breadth for volumes that are on a line but for their last bit.
        let highest = max(1, (wanted * perMillilitre + 1e-6).rounded(.down))
        let lowest = max(1, min(highest, (highest * leastShare).rounded(.up)))
        return stride(from: highest, through: lowest, by: -1).map { $0 / perMillilitre }
    }
}
