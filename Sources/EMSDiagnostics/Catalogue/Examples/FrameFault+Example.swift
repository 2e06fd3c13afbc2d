extension FrameFault {
    /// A case of it, in one sentence.
    public var example: String {
        switch self {
        case .order: "Frame 12 lies before frame 11."
        case .outsideSession: "A frame at 700 s of a session of 612 s."
        case .box: "`[380, 170, 480, 270]` in a picture of 480 by 270: corners instead of corner and size."
        case .maskID: "Two objects of a frame with `\"mask_id\": 3`."
        case .category: "`moniter`, or a label set that counts from 0."
        }
    }
}
