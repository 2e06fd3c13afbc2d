package import EMSDiagnostics
import EMSManifest
import EMSMedia
import EMSModel
package import EMSValidation

/// Numbers that a frame's scene gives to a drawn screen are those of the trend at that second; a glucometer shows the last
/// reading. Texts that are no number, such as `---`, mean that nothing is measured, so the trend has nothing either.
package struct ScreenCheck: EncounterCheck {
    package let level = ValidationLevel.signals

    /// Objects of a scene, the attribute that holds a number, and the signal it shows.
    private static let shown: [(object: String, attribute: String, signal: String)] = [
        ("hr", "text", "HR"), ("spo2", "text", "SpO2"), ("rr", "text", "RR"), ("etco2", "text", "EtCO2"),
        ("probe", "spo2", "SpO2"), ("probe", "pulse", "HR"),
    ]

    package init() {}

    package func run(_ contents: EncounterContents, findings: inout [Finding]) {
        let series = SensorSeries.first(with: "HR", in: contents)
        // Which numbers no device could have shown has been said.
        let trend = findings.contains { $0.code == .sensor(.implausible) && $0.path == series?.path } ? nil : series
        // A counterfactual frame shows what was not so.
        for frame in contents.frames ?? [] where frame.record.twin == nil {
            guard let attributes = frame.record.scene?["attributes"] else { continue }
            if let trend { check(frame, attributes, trend, &findings) }
            if let events = contents.events { checkGlucose(frame, attributes, events, &findings) }
        }
    }

    private func check(
        _ frame: Located<FrameRecord>, _ attributes: JSONValue, _ trend: SensorSeries, _ findings: inout [Finding]
    ) {
        let index = trend.index(at: frame.record.time)
        guard (0..<trend.record.sampleCount).contains(index) else { return }
        let value = { (name: String) -> Double? in
            trend.signal(name).map { $0.physicalValues(in: index..<(index + 1))[0] }
        }
        for (object, attribute, name) in Self.shown {
            guard case .string(let text)? = attributes[object]?[attribute], let measured = value(name) else { continue }
            // A probe that finds no pulse shows neither of its numbers.
            if object == "probe", Double(text) == nil { continue }
            if let number = Double(text) {
                if number == measured.rounded() { continue }
            } else if measured != measured {
                continue
            }
            note(
                frame, "\(object) shows \(text), the trend \(name) has \(measured)", "\(object).\(attribute)", &findings
            )
        }
        guard case .string(let text)? = attributes["nibp"]?["text"], let systolic = value("NIBPs"),
            let diastolic = value("NIBPd")
        else { return }
        let parts = text.split(separator: "/").map { Double($0) }
        guard parts.count == 2, let left = parts[0], let right = parts[1],
            left != systolic.rounded() || right != diastolic.rounded()
        else { return }
        note(frame, "nibp shows \(text), the trend has \(systolic) over \(diastolic)", "nibp.text", &findings)
    }

    private func checkGlucose(
        _ frame: Located<FrameRecord>, _ attributes: JSONValue, _ events: [Located<EventRecord>],
        _ findings: inout [Finding]
    ) {
        guard frame.record.kind == "glucometer", case .string(let text)? = attributes["display"]?["text"],
            let number = Double(text)
        else { return }
        let readings = events.map(\.record).filter { $0.kind == .glucose && $0.type == .reading }
        let last = readings.last { $0.start <= frame.record.time }?.value
        guard let last, number != last, (number * 18.016).rounded() != last.rounded() else { return }
        note(frame, "the glucometer shows \(text), the last reading is \(last)", "display.text", &findings)
    }

    private func note(
        _ frame: Located<FrameRecord>, _ message: String, _ place: String, _ findings: inout [Finding]
    ) {
        let finding = frame.finding(
            .cross(.screenMismatch), message, field: "scene.attributes.\(place)",
            timeNanoseconds: frame.record.time.nanoseconds)
        // A screen of another time shows the numbers of that time; where the times of many are shifted, all do.
        let known: Set<FindingCode> = [.cross(.screenClock), .frame(.outsideSession)]
        guard
            !findings.contains(where: { other in
                known.contains(other.code) && other.path == finding.path
                    && (other.isAtLine(of: finding) || other.code == .cross(.screenClock) && other.field == "t_ns")
            })
        else { return }
        // A caption that says what the trend has differs from the scene for that reason alone.
        // So does its alarm.
        findings.removeAll {
            ($0.code == .frame(.pairTruth) || $0.code == .frame(.consistency)) && $0.isAtLine(of: finding)
        }
        findings.append(finding)
    }
}
