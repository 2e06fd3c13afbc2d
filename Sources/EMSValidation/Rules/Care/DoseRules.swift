import EMSDiagnostics
import EMSManifest
import EMSModel

/// Single doses that no prehospital protocol gives: ten times too much, or in another unit. The ranges are wide on purpose,
/// from below the least that an infant gets to about twice the most that an adult gets by protocols as they are published;
/// drugs and units that are not listed are not judged.
struct DoseRules {
    let events: [Located<EventRecord>]

    /// By the beginning of a drug's slug; the longest counts.
    private static let ranges: [String: [String: ClosedRange<Double>]] = [
        "acetaminophen": ["mg": 20...1300], "activated_charcoal": ["g": 5...100], "adenosine": ["mg": 0.1...18],
        "albuterol": ["mg": 1.25...20], "amiodarone": ["mg": 10...450], "aspirin": ["mg": 75...400],
        "atropine": ["mg": 0.02...6], "calcium_chloride": ["g": 0.05...2, "mg": 50...2000],
        "dexamethasone": ["mg": 0.5...20], "dextrose": ["mL": 5...500, "g": 1...50], "diltiazem": ["mg": 2...35],
        "diphenhydramine": ["mg": 2...100], "droperidol": ["mg": 0.6...10],
        "epinephrine": ["mg": 0.01...2, "mcg": 2...100, "mcg/min": 0.5...40], "epinephrine_im": ["mg": 0.01...1],
        "epinephrine_neb": ["mg": 0.5...10], "fentanyl": ["mcg": 1...300], "furosemide": ["mg": 10...120],
        "glucagon": ["mg": 0.2...10], "haloperidol": ["mg": 1...10], "hydrocortisone": ["mg": 10...200],
        "ibuprofen": ["mg": 25...800], "ipratropium": ["mg": 0.1...1], "ketamine": ["mg": 1...600],
        "ketorolac": ["mg": 5...60], "lactated_ringers": ["mL": 20...2000], "lorazepam": ["mg": 0.1...8],
        "magnesium_sulfate": ["g": 0.2...6], "methylprednisolone": ["mg": 3...250], "midazolam": ["mg": 0.1...20],
        "morphine": ["mg": 0.2...20], "naloxone": ["mg": 0.02...10], "nitroglycerin": ["mg": 0.2...1.6],
        "norepinephrine": ["mcg/min": 0.2...60], "normal_saline": ["mL": 10...2000], "ondansetron": ["mg": 0.5...16],
        "oral_glucose": ["g": 5...60], "oxygen": ["L/min": 0.25...25], "oxytocin": ["units": 5...40],
        "promethazine": ["mg": 3...50], "rocuronium": ["mg": 3...200], "sodium_bicarbonate": ["mEq": 2...150],
        "tranexamic_acid": ["g": 0.1...2],
    ]

    func check(findings: inout [Finding]) {
        for row in events where row.record.type == .medication {
            let event = row.record
            guard let drug = event.drug, let dose = event.dose, let unit = event.unit,
                let name = Self.ranges.keys.filter({ drug == $0 || drug.hasPrefix($0 + "_") })
                    .max(by: { $0.utf8.count < $1.utf8.count }),
                let units = Self.ranges[name], DoseUnit(rawValue: unit) != nil
            else { continue }
            let time = event.start.nanoseconds
            guard let range = units[unit] else {
                let message =
                    "\(dose) \(unit) of \(event.label): it is given in \(units.keys.sorted().joined(separator: ", "))"
                findings.append(row.finding(.care(.doseLimit), message, field: "unit", timeNanoseconds: time))
                continue
            }
            guard !range.contains(dose) else { continue }
            let message = "\(dose) \(unit) of \(event.label), usual are \(range.lowerBound) ... \(range.upperBound)"
            findings.append(row.finding(.care(.doseLimit), message, field: "dose", timeNanoseconds: time))
        }
    }
}
