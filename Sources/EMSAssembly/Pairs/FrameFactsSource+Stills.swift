import EMSImagery
import EMSModel

extension FrameFactsSource {
    /// What a still shows beyond what is seen in passing: the dial at the pressure that was just read, and the bag that
    /// runs.
    func addStill(to facts: inout FrameFacts) {
        if facts.kind == .bpCuff { facts.cuffPressure = pressure(at: facts.time) }
        if facts.kind == .ivArm, facts.attached.contains(.intravenousLine) {
            facts.infusion = infusion(at: facts.time)
        }
    }

    /// mmHg; nil unless the systolic pressure was read within the last minute.
    private func pressure(at time: SessionTime) -> Int? {
        let reading = performance.clinical.readings.last { $0.reading.kind == .systolic && $0.time <= time }
        guard let reading, time - reading.time <= .seconds(60.0) else { return nil }
        return Int(reading.reading.value)
    }

    /// The last fluid that was hung so far, run in over half an hour.
    private func infusion(at time: SessionTime) -> InfusionFacts? {
        for placed in performance.timeline.beats.reversed() where placed.span.end <= time {
            guard case .medicate(let dose) = placed.beat.action, dose.unit == .millilitres, dose.dose >= 100,
                dose.route == .intravenous
            else { continue }
            let elapsed = (time - placed.span.end).seconds / 1800
            return InfusionFacts(
                fluid: dose.drug.name, volumeMillilitres: dose.dose > 500 ? 1000 : dose.dose > 250 ? 500 : 250,
                level: max(0.1, 0.92 - 0.8 * elapsed))
        }
        return nil
    }
}
