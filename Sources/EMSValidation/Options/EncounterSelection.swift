/// Which encounters are looked at beyond their line of the manifest.
public enum EncounterSelection: Hashable, Sendable {
    case all
    /// Those with these ids. A validation throws if one of them is not in the manifest.
    case ids(Set<String>)
    /// So many, spread evenly over the lines of the manifest: the same ones every time.
    case sample(Int)

    /// - Parameters:
    ///   - line: from 1, of `total` lines.
    func takes(id: String, line: Int, of total: Int) -> Bool {
        switch self {
        case .all: true
        case .ids(let ids): ids.contains(id)
        case .sample(let count):
            // The lines at which the share of the sample passes a whole number.
            line <= total && line * count / max(1, total) > (line - 1) * count / max(1, total)
        }
    }
}
