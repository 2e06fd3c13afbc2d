extension FrameFault {
    /// A case of it, in one sentence.
    public var example: String {
        switch self {
        case .order: "Frame 12 lies before frame 11."
        case .outsideSession: "A frame at 700 s of a session of 612 s."
        case .box: "`[380, 170, 480, 270]` in a picture of 480 by 270: corners instead of corner and size."
        case .maskID: "Two objects of a frame with `\"mask_id\": 3`."
        case .category: "`moniter`, or a label set that counts from 0."
        case .pairTruth: "“No pads are on the chest.” beside a picture of a chest with pads, as a true caption."
        case .pairAnswer: "“What is the SpO2?” is answered with 97, and the monitor shows 91."
        case .twin: "A twin that names `pads` as its one difference, and has another drug on its label as well."
        case .recordedTruth: "A picture of a user's own folder that has boxes."
        case .pairQuestion: "“What is the SpO2?” with the heart rate as its fact."
        case .kind: "A `monitor_closeup` with patient, responders and a kit bag in it."
        case .pairMissing: "“What is the SpO2?” is asked of a frame, and not of its twin."
        case .consistency: "`\"gloves\": \"red\"` in one frame of a call whose crew has blue ones."
        }
    }
}
