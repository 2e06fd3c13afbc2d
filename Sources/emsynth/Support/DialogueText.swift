import EMSAssembly
import EMSKnowledge
import EMSModel
import EMSSimulation

/// A sampled dialogue in lines of text.
struct DialogueText {
    private let dialogue: SampledDialogue
    private let clinicalProtocol: ClinicalProtocol

    init(_ dialogue: SampledDialogue, of clinicalProtocol: ClinicalProtocol) {
        self.dialogue = dialogue
        self.clinicalProtocol = clinicalProtocol
    }

    var text: String {
        let roles = Dictionary(uniqueKeysWithValues: dialogue.script.participants.map { ($0.id, $0.role) })
        let names = dialogue.turns.map { Self.written(roles[$0.turn.speaker], $0.turn.speaker) }
        let width = names.map(\.count).max() ?? 0
        let lines = zip(dialogue.turns, names).map { placed, name in
            let time = ProgressDisplay.clock(placed.span.start.seconds)
            return Self.padded(time, 6) + " " + name + String(repeating: " ", count: width - name.count) + "  "
                + placed.turn.text
        }
        return ([clinicalProtocol.title] + ["  " + Self.facts(dialogue).joined(separator: ", "), ""] + lines)
            .joined(separator: "\n")
    }

    /// What is to be known of the call.
    static func facts(_ dialogue: SampledDialogue) -> [String] {
        let patient = dialogue.script.patient
        return [
            "presentation \(dialogue.entry.presentation)", "course \(dialogue.entry.course)",
            "\(patient.sex.rawValue), \(patient.ageYears) years", "severity \(dialogue.entry.severity.rawValue)",
        ]
    }

    /// The role, with the id where several have it.
    private static func written(_ role: Role?, _ id: String) -> String {
        let name = (role?.rawValue ?? id).replacing("_", with: " ")
        return id.last?.isNumber == true ? "\(name) \(id.suffix(1))" : name
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
