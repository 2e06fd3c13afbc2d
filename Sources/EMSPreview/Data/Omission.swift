/// What is left out of the page for its size.
enum Omission: Hashable {
    case nothing, masks
    /// Masks, and all frames but each n-th.
    case thinned(every: Int)
    case frames, framesAndSound

    /// From the mildest on.
    static let all: [Omission] = [
        .nothing, .masks, .thinned(every: 2), .thinned(every: 4), .thinned(every: 8), .frames, .framesAndSound,
    ]

    var leavesOutSound: Bool { self == .framesAndSound }

    func keepsFrame(_ index: Int) -> Bool {
        switch self {
        case .nothing, .masks: true
        case .thinned(let every): index.isMultiple(of: every)
        case .frames, .framesAndSound: false
        }
    }

    /// For people; nil if nothing is left out.
    var notice: String? {
        let reason = "left out to keep the page small; a larger size limit shows them"
        return switch self {
        case .nothing: nil
        case .masks: "Mask pictures are \(reason)."
        case .thinned(let every): "Mask pictures and all frames but one in \(every) are \(reason)."
        case .frames: "Frames are \(reason)."
        case .framesAndSound: "Frames and sound are \(reason)."
        }
    }
}
