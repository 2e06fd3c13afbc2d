import EMSImagery
import EMSManifest
import EMSModel

/// How a fact about an object is said and asked.
struct FactWording {
    /// As in a chart: `SpO2`.
    var name: String
    var unit = ""
    /// Asks for the value; the answer is the value as the scene has it.
    var question: String
    /// Asks whether it is a value, by that value.
    var polar: (String) -> String

    func stated(_ value: String) -> String { unit.isEmpty ? "\(name) \(value)" : "\(name) \(value) \(unit)" }
}

extension FactWording {
    /// Every attribute of every object can be asked about; what people ask about has words of its own.
    static func of(_ attribute: String, label: ObjectLabel, kind: FrameKind) -> FactWording {
        if let words = special(attribute, label, kind) { return words }
        let (thing, property) = (words(label.rawValue), words(attribute))
        return FactWording(
            name: "\(thing) \(property)", question: "What is the \(property) of the \(thing)?",
            polar: { "Is the \(property) of the \(thing) \($0)?" })
    }

    /// A line of a handoff.
    static func row(_ name: String) -> FactWording {
        FactWording(
            name: name, question: "What does the handoff say: \(name)?",
            polar: { "Does the handoff say \(name) \($0)?" })
    }

    /// A fact in few words; nil for what only names another one, such as the row of a table.
    static func stated(_ attribute: SceneAttribute, of object: RenderedObject, in kind: FrameKind) -> String? {
        switch (kind, attribute.name) {
        case (.handoffTablet, "name"), (_, "unit"), (.ecgPrint, "lead"), (_, "speed"): return nil
        case (.handoffTablet, "text"):
            let name = object.attributes.first { $0.name == "name" }?.value ?? "row"
            return "\(name) \(attribute.value)"
        default: return of(attribute.name, label: object.label, kind: kind).stated(attribute.value)
        }
    }

    private static func words(_ slug: String) -> String { slug.split(separator: "_").joined(separator: " ") }

    private static func number(_ name: String, _ unit: String, _ device: String) -> FactWording {
        FactWording(
            name: name, unit: unit, question: "What is the \(name)" + (unit.isEmpty ? "?" : ", in \(unit)?"),
            polar: { "Does \(device) show a \(name) of \($0)?" })
    }

    private static func special(_ attribute: String, _ label: ObjectLabel, _ kind: FrameKind) -> FactWording? {
        switch (label, attribute) {
        case (.heartRateReadout, "text"): number("heart rate", "/min", "the monitor")
        case (.spo2Readout, "text"): number("SpO2", "%", "the monitor")
        case (.etco2Readout, "text"): number("EtCO2", "mmHg", "the monitor")
        case (.respiratoryRateReadout, "text"): number("respiratory rate", "/min", "the monitor")
        case (.bloodPressureReadout, "text"): number("blood pressure", "mmHg", "the monitor")
        case (.pulseOximeter, "spo2"): number("SpO2", "%", "the pulse oximeter")
        case (.pulseOximeter, "pulse"): number("pulse", "/min", "the pulse oximeter")
        case (.gauge, "text"): number("cuff pressure", "mmHg", "the dial")
        case (.display, "text") where kind == .glucometer: number("glucose", "", "the meter")
        case (.display, "text") where kind == .wristWatch:
            FactWording(
                name: "watch", question: "What time does the watch show?", polar: { "Does the watch show \($0)?" })
        case (.timeTag, "text"):
            FactWording(
                name: "tourniquet time", question: "What time is written on the tourniquet?",
                polar: { "Was the tourniquet put on at \($0)?" })
        case (.label, "text") where kind == .allergyTag:
            FactWording(
                name: "allergy", question: "Which allergy does the bracelet name?",
                polar: { "Does the bracelet warn of an allergy to \($0)?" })
        case (.vial, "text"), (.bottle, "text"), (.nebule, "text"), (.infusionBag, "text"), (.medicationBox, "text"):
            FactWording(
                name: "drug", question: "Which drug does the label name?", polar: { "Is it labelled \($0)?" })
        case (.infusionBag, "volume"):
            FactWording(
                name: "bag volume", question: "How large is the infusion bag?", polar: { "Is it a bag of \($0)?" })
        case (.paper, "gain"):
            FactWording(
                name: "gain", unit: "mm/mV", question: "At what gain is the ECG printed, in mm/mV?",
                polar: { "Is the ECG printed at \($0) mm/mV?" })
        case (.bodyMap, "burned"):
            FactWording(
                name: "burned", question: "Which regions are marked as burned?",
                polar: { "Does the chart mark as burned: \($0)?" })
        default: state(attribute, label)
        }
    }

    /// Of things that are one way or another.
    private static func state(_ attribute: String, _ label: ObjectLabel) -> FactWording? {
        switch (label, attribute) {
        case (.torso, "pads"):
            FactWording(name: "pads", question: "How are the defibrillator pads placed?") {
                switch $0 {
                case "correct": "Are the pads placed correctly?"
                case "misplaced": "Are both pads on the same side of the chest?"
                default: "Is the chest without pads?"
                }
            }
        case (.glovedHand, "phase"):
            FactWording(
                name: "compression", question: "Is the chest pressed down or released?",
                polar: { $0 == "down" ? "Is the chest pressed down?" : "Is the chest \($0)?" })
        case (.bagValveMask, "state"):
            FactWording(name: "bag", question: "Is the bag full or squeezed?", polar: { "Is the bag \($0)?" })
        case (.arm, "access"):
            FactWording(
                name: "access", question: "What access is there in the arm?",
                polar: { $0 == "none" ? "Is the arm without a cannula?" : "Is there a \($0) in the arm?" })
        case (.arm, "cuff"):
            FactWording(
                name: "cuff", question: "Is a cuff on the arm?",
                polar: { $0 == "on" ? "Is a blood pressure cuff on the arm?" : "Is the arm without a cuff?" })
        case (.aed, "pads"):
            FactWording(
                name: "AED pads", question: "Are the pads plugged into the defibrillator?",
                polar: { "Are the pads \($0)?" })
        case (.face, "facial_droop"):
            FactWording(
                name: "facial droop", question: "On which of the patient's own sides does the face droop?",
                polar: { $0 == "none" ? "Is the face without a droop?" : "Does the face droop on the \($0)?" })
        case (.face, "pupils"):
            FactWording(name: "pupils", question: "How are the pupils?", polar: { "Are the pupils \($0)?" })
        case (.responder, "task"):
            FactWording(
                name: "responder", question: "What does the responder do?", polar: { "Is the responder \($0)?" })
        case (.monitor, "state"):
            FactWording(
                name: "monitor", question: "Does a trace run on the monitor, or is it idle?",
                polar: { "Is the monitor \($0)?" })
        default: nil
        }
    }
}
