extension EventFault {
    /// A case of it, in one sentence.
    public var example: String {
        switch self {
        case .interval: "`start_ns` is 9 s, `end_ns` 8 s."
        case .outsideSession: "A dose at 700 s of a session of 612 s."
        case .order: "A row at 120 s stands behind one at 130 s."
        case .missingDetail: "A row `medication` without `unit`."
        case .label: "Keystep 10 with the label of keystep 11."
        case .unit: "A systolic pressure in `/min`."
        case .rhythmGap: "A rhythm ends at 300 s, and the next begins at 320 s."
        case .keystep: "`ff2` connects the leads in the step in which `emt1` attaches the ECG."
        }
    }
}
