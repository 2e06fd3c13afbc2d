/// The class of a thing in a picture, as a closed vocabulary: the categories of boxes and masks.
public enum ObjectLabel: String, Hashable, Sendable, Codable, CaseIterable {
    // The patient
    case torso, face, hair, arm, leg, hand, patient, clothing, wound
    // The crew
    case glovedHand = "gloved_hand"
    case responder
    // The monitor
    case monitor, screen
    case ecgTrace = "ecg_trace"
    case plethTrace = "pleth_trace"
    case capnogramTrace = "capnogram_trace"
    case heartRateReadout = "heart_rate_readout"
    case spo2Readout = "spo2_readout"
    case etco2Readout = "etco2_readout"
    case respiratoryRateReadout = "respiratory_rate_readout"
    case bloodPressureReadout = "blood_pressure_readout"
    case elapsedTimeReadout = "elapsed_time_readout"
    case alarmBar = "alarm_bar"
    // Things on the patient
    case defibrillatorPad = "defibrillator_pad"
    case electrode
    case compressionPad = "compression_pad"
    case bagValveMask = "bag_valve_mask"
    case oxygenMask = "oxygen_mask"
    case nasalCannula = "nasal_cannula"
    case ivCatheter = "iv_catheter"
    case ioNeedle = "io_needle"
    case tubing, tourniquet, dressing
    case timeTag = "time_tag"
    case pulseOximeter = "pulse_oximeter"
    case cuff, gauge, bulb
    case cable
    // Things in hand or beside the patient
    case aed, display
    case shockButton = "shock_button"
    case glucometer
    case testStrip = "test_strip"
    case vial, syringe, label, bottle, nebule
    case medicationBox = "medication_box"
    case infusionBag = "infusion_bag"
    case dripChamber = "drip_chamber"
    case stretcher
    case kitBag = "kit_bag"
    case ambulance
    case furniture
    // Paper, and what is worn or carried to be read
    case clipboard, paper
    case bodyMap = "body_map"
    case burn
    case watch
    case allergyTag = "allergy_tag"
    case tablet
    case blanket
}
