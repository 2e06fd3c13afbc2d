import EMSKnowledge
import EMSModel
import EMSReproducibility

/// Who is with the patient and tells what happened.
enum Companion {
    /// The storyteller of the presentation, and a parent of a child who would otherwise have to tell all of it.
    static func participants(
        of presentation: Presentation, patient: Patient, stream: inout RandomSubstream
    ) -> [Participant] {
        guard presentation.storyteller == .patient else {
            return [companion(presentation.storyteller, presentation.relations, patient, &stream)]
        }
        return patient.ageYears < 13 ? [companion(.family, [], patient, &stream)] : []
    }

    private static func companion(
        _ role: Role, _ relations: [String], _ patient: Patient, _ stream: inout RandomSubstream
    ) -> Participant {
        var fitting = relations.filter { fits($0, patient) }
        if fitting.isEmpty, role == .family, patient.isMinor { fitting = ["mother", "father"] }
        let relation = fitting.isEmpty ? "" : stream.pick(fitting)
        let age = age(of: relation, patient, &stream)
        let sex: Sex =
            women.contains(relation)
            ? .female : men.contains(relation) ? .male : stream.chance(0.5) ? .female : .male
        return Participant(
            id: role.rawValue, role: role, sex: sex, ageYears: min(age, 92), relation: relation)
    }

    /// Stories speak of "my husband" and "my wife"; the patient must be one. Nobody is married to a child.
    private static func fits(_ relation: String, _ patient: Patient) -> Bool {
        if relation == "wife" && patient.sex == .female || relation == "husband" && patient.sex == .male {
            return false
        }
        return !patient.isMinor || !ofAdultsAlone.contains(relation)
    }

    private static func age(of relation: String, _ patient: Patient, _ stream: inout RandomSubstream) -> Int {
        let age = patient.ageYears
        if patient.isMinor, relation == "friend" { return max(9, age + stream.integer(in: -1...2)) }
        if ofPatientsAge.contains(relation) { return max(18, age + stream.integer(in: -6...6)) }
        if ["son", "daughter", "grandson", "granddaughter"].contains(relation) {
            return max(12, age - stream.integer(in: 20...34))
        }
        if ["mother", "father"].contains(relation) { return age + stream.integer(in: 20...36) }
        guard patient.isMinor else { return stream.integer(in: 19...66) }
        switch relation {
        case "stepmother", "stepfather", "aunt", "uncle": return max(19, age + stream.integer(in: 14...36))
        case "grandmother", "grandfather", "grandma", "grandpa": return age + stream.integer(in: 44...64)
        case "brother", "sister": return max(9, age + stream.integer(in: -2...9))
        case "cousin": return max(12, age + stream.integer(in: -2...14))
        case "babysitter": return stream.integer(in: 15...30)
        case "teacher", "coach", "nanny", "school nurse", "counselor": return stream.integer(in: 23...60)
        default: return stream.integer(in: 19...66)
        }
    }

    private static let ofPatientsAge: Set = ["wife", "husband", "partner", "friend", "roommate"]
    private static let ofAdultsAlone: Set = [
        "wife", "husband", "partner", "spouse", "fiance", "girlfriend", "boyfriend", "roommate", "son", "daughter",
        "grandson", "granddaughter", "niece", "nephew", "coworker", "boss", "caregiver",
    ]
    private static let women: Set = [
        "wife", "mother", "daughter", "sister", "aunt", "grandmother", "granddaughter", "niece", "stepmother",
        "grandma", "girlfriend",
    ]
    private static let men: Set = [
        "husband", "father", "son", "brother", "uncle", "grandfather", "grandson", "nephew", "stepfather", "grandpa",
        "boyfriend",
    ]
}
