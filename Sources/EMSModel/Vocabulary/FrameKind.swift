/// What a frame shows, as a closed vocabulary. The raw value is the slug that stands in files.
public enum FrameKind: String, Hashable, Sendable, Codable, CaseIterable {
    case monitorCloseup = "monitor_closeup"
    case torsoPads = "torso_pads"
    case compressions
    case bvmMask = "bvm_mask"
    case ivArm = "iv_arm"
    case aedPanel = "aed_panel"
    case glucometer
    case drugLabel = "drug_label"
    case tourniquet
    case pulseOxFinger = "pulse_ox_finger"
    case bpCuff = "bp_cuff"
    case strokeFace = "stroke_face"
    case sceneWide = "scene_wide"
    case ecgPrint = "ecg_print"
    case burnMap = "burn_map"
    case wristWatch = "wrist_watch"
    case allergyTag = "allergy_tag"
    case handoffTablet = "handoff_tablet"
}
