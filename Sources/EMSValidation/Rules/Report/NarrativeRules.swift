import EMSDiagnostics
import EMSManifest
import EMSModel

/// Numbers and times in the narrative of the run report of a call that is made up, against the events of the beats that
/// each sentence names. Sentences that tell of no reading, drug or shock may have other numbers, such as those of a house.
struct NarrativeRules {
    let report: Located<Void>
    let encounter: EncounterRecord
    let events: [Located<EventRecord>]
    let clock: ReportClock

    /// How a reading is called before its number.
    private static let names: [(kind: VitalKind, words: String)] = [
        (.heartRate, "heart rate"), (.systolic, "systolic pressure"), (.diastolic, "diastolic pressure"),
        (.respiratoryRate, "respirations"), (.spo2, "SpO2"), (.etco2, "EtCO2"), (.glucose, "glucose"),
        (.temperature, "temperature"), (.gcs, "GCS"), (.pain, "pain"), (.spco, "SpCO"), (.strokeScale, "stroke scale"),
        (.apgar, "APGAR"),
    ]

    private struct Fault {
        var message: String
        /// What the sentence does not fit.
        var disputes: [Dispute]
    }

    func check(findings: inout [Finding]) {
        let byBeat = Dictionary(grouping: events.map(\.record).filter { $0.beatID != nil }) { $0.beatID ?? "" }
        let shocks = events.map(\.record).filter { $0.type == .shock }.map(\.id)
        var sentences: Set<String> = []
        var clocks: (wrong: [(index: Int, fault: Fault)], right: Int) = ([], 0)
        for (index, sentence) in (report.json["narrative"]?.elements ?? []).enumerated() {
            guard let text = sentence["text"]?.string else { continue }
            if !sentences.insert(text).inserted {
                findings.append(
                    report.finding(.cross(.recordCare), "is told already", field: "narrative[\(index)].text"))
                continue
            }
            let told = (sentence["beats"]?.elements ?? []).compactMap(\.string).flatMap { byBeat[$0] ?? [] }
            func note(_ code: CrossFault, _ fault: Fault) { self.note(code, fault, index, &findings) }
            let words = text.split(separator: " ").map { $0.trimmed }
            if let fault = ageFault(words) { note(.patientMismatch, fault) }
            guard !told.isEmpty else { continue }
            if let fault = rhythmFault(text, told) ?? pulseFault(text, told) {
                note(.rhythmMismatch, fault)
            } else if let fault = Self.drugFault(text, told) {
                note(.recordCare, fault)
            } else if let fault = clockFault(words, told) {
                clocks.wrong.append((index, fault))
            } else if let fault = Self.readingFault(text, told) {
                note(.recordMismatch, fault)
            } else if let fault = Self.numberFault(words, told, shocks) {
                note(fault.code, fault.fault)
            }
            if words.contains(where: Self.isTime), clocks.wrong.last?.index != index { clocks.right += 1 }
        }
        // A narrative by another clock is one fault, and its events are not to blame.
        if clocks.right == 0, clocks.wrong.count >= Self.fewestWrong, let first = clocks.wrong.first {
            let message = "\(first.fault.message); so are all \(clocks.wrong.count) sentences with a time"
            note(.recordClock, Fault(message: message, disputes: []), first.index, &findings)
        } else {
            for (index, fault) in clocks.wrong { note(.recordClock, fault, index, &findings) }
        }
        checkWhole(&findings)
    }

    private static let fewestWrong = 4

    private func note(_ code: CrossFault, _ fault: Fault, _ index: Int, _ findings: inout [Finding]) {
        var finding = report.finding(.cross(code), fault.message, field: "narrative[\(index)].text")
        finding.disputes = fault.disputes
        findings.append(finding)
    }

    /// The narrative of a whole report tells of all that was done and read.
    private func checkWhole(_ findings: inout [Finding]) {
        let told = Set(
            (report.json["narrative"]?.elements ?? []).flatMap { sentence in
                (sentence["beats"]?.elements ?? []).compactMap(\.string)
            })
        guard report.json["eProtocols.01"] != nil, report.json["narrative"] != nil,
            // One that is named wrongly is not left out, and what is missing everywhere is said once.
            told.isSubset(of: events.compactMap(\.record.beatID)),
            !findings.contains(where: { finding in
                finding.path == report.path
                    && (finding.code == .cross(.recordCare) || finding.field?.hasPrefix("narrative") ?? false)
            }),
            let missing = events.lazy.map(\.record).first(where: { event in
                Self.tellable.contains(event.type) && event.beatID.map { !told.contains($0) } ?? false
            })
        else { return }
        findings.append(
            report.finding(
                .cross(.recordCare), "tells nothing of \(missing.label) of event \(missing.id)", field: "narrative"))
    }

    private static let tellable: [EventType] = [.medication, .procedure, .reading, .shock]

    /// `a 61 year old`.
    private func ageFault(_ words: [Substring]) -> Fault? {
        guard let place = words.firstIndex(of: "old"), place >= 2, let age = Int(words[place - 2]),
            ["year", "month"].contains(words[place - 1])
        else { return nil }
        let patient = encounter.patient
        let expected =
            words[place - 1] == "month" ? patient.ageMonths : patient.ageMonths == nil ? patient.ageYears : nil
        guard let expected, expected != age else { return sexFault(words[(place + 1)...]) }
        let field = patient.ageMonths == nil ? "patient.age_years" : "patient.age_months"
        return Fault(
            message: "tells of an age of \(age), the manifest has \(expected)",
            disputes: [Dispute(.encounter, field, said: "\(Double(age))", has: "\(Double(expected))")])
    }

    /// `a 61 year old male`.
    private func sexFault(_ rest: ArraySlice<Substring>) -> Fault? {
        guard let said = rest.first.flatMap({ Sex(rawValue: String($0)) }), said != encounter.patient.sex else {
            return nil
        }
        return Fault(
            message: "tells of a \(said.rawValue) patient, the manifest has \(encounter.patient.sex.rawValue)",
            disputes: [
                Dispute(.encounter, "patient.sex", said: said.rawValue, has: encounter.patient.sex.rawValue)
            ])
    }

    private func clockFault(_ words: [Substring], _ told: [EventRecord]) -> Fault? {
        let expected = Set(told.compactMap { clock.timeOfDay($0.start) })
        guard !expected.isEmpty, let wrong = words.first(where: { Self.isTime($0) && !expected.contains(String($0)) })
        else { return nil }
        return Fault(
            message: "tells of \(wrong), the events are of \(expected.sorted().joined(separator: ", "))",
            disputes: told.map { Dispute(.event($0.id), "start_ns") })
    }

    /// `Rhythm at 05:49:45: ventricular fibrillation.`
    private func rhythmFault(_ text: String, _ told: [EventRecord]) -> Fault? {
        guard text.hasPrefix("Rhythm at "), let name = text.split(separator: ": ").last,
            let reported = Rhythm(rawValue: name.trimmed.split(separator: " ").joined(separator: "_")),
            let start = told.map(\.start).min(), let end = told.map(\.end).max()
        else { return nil }
        let rules = RhythmRules(events: events)
        let heart = rules.rhythms(from: start, to: end)
        guard !heart.isEmpty, !heart.contains(reported) else { return nil }
        return Fault(
            message:
                "tells of \(reported.rawValue), the heart is in \(heart.map(\.rawValue).joined(separator: " or "))",
            disputes: rules.dispute(from: start, to: end).map { [$0] } ?? [])
    }

    /// `Found at 05:46:04: no breathing, no pulse.` Whether there is a pulse follows from the rhythm.
    private func pulseFault(_ text: String, _ told: [EventRecord]) -> Fault? {
        guard text.hasPrefix("Found at "), let start = told.map(\.start).min(), let end = told.map(\.end).max(),
            let list = text.firstRange(of: ": ")
        else { return nil }
        let found = Set(text[list.upperBound...].split(separator: ",").map { $0.drop { $0 == " " }.trimmed })
        let rules = RhythmRules(events: events)
        let heart = rules.rhythms(from: start, to: end)
        let isThere = !found.isDisjoint(with: ["pulse", "a pulse", "a palpable pulse"])
        guard !heart.isEmpty, heart.allSatisfy({ $0.canPerfuse != isThere }), isThere || found.contains("no pulse")
        else {
            return nil
        }
        return Fault(
            message:
                "has \(isThere ? "a" : "no") pulse, the heart is in \(heart.map(\.rawValue).joined(separator: " or "))",
            disputes: rules.dispute(from: start, to: end).map { [$0] } ?? [])
    }

    /// A drug that is given is named as in its event.
    /// The drug by its name and the route by its letters, as they are given.
    private static func drugFault(_ text: String, _ told: [EventRecord]) -> Fault? {
        let small = text.lowercased()
        for event in told where event.type == .medication && !event.isMislabelled {
            if !small.holds(event.label.lowercased()) {
                return Fault(
                    message: "does not name \(event.label) of event \(event.id)",
                    disputes: [Dispute(.event(event.id), "drug")])
            }
            if let route = event.route, !text.holdsWord(route.rawValue),
                Route.allCases.contains(where: { $0 != route && text.holdsWord($0.rawValue) })
            {
                return Fault(
                    message: "gives \(event.label) by another route than \(route.rawValue), that of event \(event.id)",
                    disputes: [Dispute(.event(event.id), "route")])
            }
        }
        return nil
    }

    private static func isTime(_ word: Substring) -> Bool {
        let parts = word.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count == 3 && parts.allSatisfy { $0.count == 2 && Int($0) != nil }
    }

    private static func readingFault(_ text: String, _ told: [EventRecord]) -> Fault? {
        for (kind, name) in names {
            let readings = told.filter { $0.type == .reading && $0.kind == kind && $0.value != nil }
            let values = readings.compactMap(\.value)
            guard !values.isEmpty, let range = text.firstRange(of: name + " "),
                let said = text[range.upperBound...].split(separator: " ").first.flatMap({ Double($0.trimmed) }),
                !values.contains(said)
            else { continue }
            return Fault(
                message: "tells of a \(name) of \(said), the reading is \(values[0])",
                disputes: readings.map { Dispute(.event($0.id), "value", said: "\(said)") })
        }
        return nil
    }

    /// Any number of a sentence about a reading, a drug or a shock is theirs.
    private static func numberFault(
        _ words: [Substring], _ told: [EventRecord], _ shocks: [String]
    ) -> (code: CrossFault, fault: Fault)? {
        let kinds = Set(told.map(\.type)).intersection([.reading, .medication, .shock])
        guard !kinds.isEmpty else { return nil }
        var known: Set<Double> = []
        for event in told {
            known.formUnion([event.value, event.dose, event.energyJoules.map(Double.init)].compactMap(\.self))
            // Of a name, such as that of a solution; of pain out of ten.
            known.formUnion(Numeral.all(in: Array("\(event.label) \(event.drug ?? "")".unicodeScalars)).map(\.value))
            if event.kind == .pain { known.insert(10) }
            if let place = shocks.firstIndex(of: event.id) { known.insert(Double(place + 1)) }
        }
        guard let wrong = words.first(where: { word in Double(word).map { !known.contains($0) } ?? false }) else {
            return nil
        }
        let numbers = ["value", "dose", "energy_j"]
        let fault = Fault(
            message: "tells of \(wrong), which is no number of the events that it names",
            disputes: told.flatMap { event in numbers.map { Dispute(.event(event.id), $0) } })
        return (kinds.contains(.reading) ? .recordMismatch : .recordCare, fault)
    }
}

extension Substring {
    /// Without the marks at its end.
    fileprivate var trimmed: Substring {
        var rest = self
        while let last = rest.last, ".,;:!?)".contains(last) { rest.removeLast() }
        return rest
    }
}
