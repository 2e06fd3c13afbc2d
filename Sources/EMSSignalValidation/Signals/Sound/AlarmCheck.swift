package import EMSDiagnostics
import EMSManifest
import EMSMedia
import EMSModel
package import EMSValidation

/// An alarm sounds only while its limit is breached: rhythms by the events, numbers by the trend, heart rates against what
/// is normal at the patient's age. An alarm of a name that is not known, or where nothing was measured, is not judged.
package struct AlarmCheck: EncounterCheck {
    package let level = ValidationLevel.signals

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        guard let events = contents.events else { return }
        let trend = SensorSeries.first(with: "HR", in: contents)
        let patient = contents.record.patient
        let norms = VitalNorms(ageMonths: patient.ageMonths ?? 12 * patient.ageYears)
        for row in events where row.record.type == .alarm {
            let alarm = row.record
            let heart = events.map(\.record).filter {
                $0.type == .rhythm && $0.start <= alarm.start && alarm.start <= $0.end
            }.compactMap(\.rhythm)
            guard let fault = Self.fault(alarm, heart, trend, norms.heartRate) else { continue }
            findings.append(
                row.finding(
                    .cross(.alarm), fault, field: "label", timeNanoseconds: alarm.start.nanoseconds))
        }
    }

    private static func fault(
        _ alarm: EventRecord, _ heart: [Rhythm], _ trend: SensorSeries?, _ normal: ClosedRange<Double>
    ) -> String? {
        func unless(_ rhythms: [Rhythm]) -> String? {
            if heart.isEmpty || heart.contains(where: rhythms.contains) { return nil }
            return "the heart is in \(heart[0].rawValue)"
        }
        func unless(_ name: String, _ isBreached: (Double) -> Bool) -> String? {
            guard let trend, let signal = trend.signal(name) else { return nil }
            let index = trend.index(at: alarm.start)
            guard signal.samples.indices.contains(index) else { return nil }
            let value = signal.physicalValues(in: index..<(index + 1))[0]
            return value != value || isBreached(value) ? nil : "\(name) is \(value)"
        }
        return switch alarm.label {
        case "asystole": unless([.asystole])
        case "ventricular_fibrillation": unless([.ventricularFibrillation])
        case "ventricular_tachycardia": unless([.ventricularTachycardia, .pulselessVentricularTachycardia])
        case "low_oxygen_saturation": unless("SpO2") { $0 < 90 }
        case "low_heart_rate": unless("HR") { $0 < normal.lowerBound }
        case "high_heart_rate": unless("HR") { $0 > normal.upperBound }
        case "apnoea": unless("RR") { $0 < 8 }
        default: nil
        }
    }
}
