package import EMSDiagnostics
import EMSManifest
import EMSMedia
package import EMSModel
package import EMSValidation

/// Adenosine ends a fast rhythm within half a minute, and nobody pushes it into a heart that beats at an ordinary rate: where
/// the trend shows one for all of the time before, what the drug does stands before the drug.
///
/// Other drugs are not judged by the trend. What they change comes slowly and has other causes too: a rate that rises
/// before atropine, a pressure that falls before nitroglycerin are found in real calls.
package struct DrugEffectCheck: EncounterCheck {
    package let level = ValidationLevel.signals
    /// Before the injection begins. A rate of this length is no pause between two runs of a fast one.
    private static let before = SessionTime.seconds(20)
    /// Beats a minute above what is normal at the patient's age: far below any rhythm that adenosine ends, which beat at 150
    /// and more in adults and at 180 and more in children (American Heart Association, 2020).
    private static let margin = 20.0

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        let pushes = (contents.events ?? []).filter { row in
            row.record.type == .medication && (row.record.drug ?? "").split(separator: "_").first == "adenosine"
        }
        guard !pushes.isEmpty, let trend = SensorSeries.first(with: "HR", in: contents),
            let rates = trend.signal("HR")
        else { return }
        let patient = contents.record.patient
        let norms = VitalNorms(ageMonths: patient.ageMonths ?? 12 * patient.ageYears)
        for push in pushes {
            let time = push.record.start
            let range = trend.indices(in: SessionSpan(start: time - Self.before, end: time))
            guard range.count >= Int(Self.before.seconds * trend.rateHertz) - 1,
                let values = rates.wholeValues(in: range), let fastest = Self.ordinaryRate(values, norms)
            else { continue }
            let message = "the heart beats at \(Int(fastest.rounded())) a minute or less before the drug is given"
            findings.append(
                push.finding(
                    .cross(.effectBeforeDrug), message, field: "start_ns", timeNanoseconds: time.nanoseconds))
        }
    }

    /// The fastest of the rates of a heart that beats and at no time is as fast as adenosine is given for; nil of any other.
    package static func ordinaryRate(_ perMinute: [Double], _ norms: VitalNorms) -> Double? {
        guard let slowest = perMinute.min(), let fastest = perMinute.max(), slowest > 0,
            fastest < norms.heartRate.upperBound + margin
        else { return nil }
        return fastest
    }
}
