internal import EMSModel

/// What a slot asks for: read off its name once, when its phrase is parsed.
enum Slot: Sendable {
    /// A fact of the scene.
    enum Fact: String, Sendable {
        case me, to, relation, place, hospital, street, unit, time, weight
        case patientName = "patient_name"
        case inThe = "in_the"
        case age
        case ageYears = "age_years"
        case ageMonths = "age_months"
        case ageInMonths = "age_in_months"
        case impression, symptom, drug, dose, amount, route, times, reason, procedure, rhythm
        case energy, joules, shocks, finding, terms, findings, vitals, score, eta, counting
        case timeAgo = "time_ago"
        case onsetMinutes = "onset_minutes"
        case timeOfDeath = "time_of_death"
        case careMinutes = "care_minutes"
    }

    case fact(Fact)
    /// The newest reading, or that of the first set.
    case vital(VitalKind, isFirst: Bool)
    case bloodPressure(isFirst: Bool)
    /// Words that the language bends, or a slot that nobody knows.
    case bent(String)

    /// - Parameter name: a capital letter at its start asks for one, and for nothing else.
    init(_ name: String) {
        let name = name.first?.isUppercase == true ? name.prefix(1).lowercased() + name.dropFirst() : name
        let isFirst = name.hasPrefix("first_")
        let measured = isFirst ? String(name.dropFirst(6)) : name
        if let fact = Fact(rawValue: name) {
            self = .fact(fact)
        } else if measured == "blood_pressure" {
            self = .bloodPressure(isFirst: isFirst)
        } else if let kind = VitalKind(rawValue: measured) {
            self = .vital(kind, isFirst: isFirst)
        } else {
            self = .bent(name)
        }
    }
}
