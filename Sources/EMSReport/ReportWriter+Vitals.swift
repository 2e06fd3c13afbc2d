import EMSModel

extension ReportWriter {
    /// One group of `eVitals` for each instant at which something was read.
    mutating func addVitals() {
        var group = -1
        var lastTime: SessionTime?
        for timed in clinical.readings {
            if timed.time != lastTime {
                group += 1
                lastTime = timed.time
                open(group: group, at: timed.time)
            }
            let kind = timed.reading.kind
            if let element = kind.nemsisElement {
                report.add(
                    element, .number(timed.reading.value), time: timed.time, readingID: timed.reading.id,
                    beatID: timed.reading.beatID, group: group,
                    attributes: kind == .etco2 ? ["ETCO2Type": "3340001"] : [:])
            }
            if kind == .systolic { report.add("eVitals.08", .text("3308005"), time: timed.time, group: group) }
            if kind == .strokeScale { addStrokeScale(timed, group: group) }
            if kind == .pain { report.add("eVitals.28", .text("3328003"), time: timed.time, group: group) }
        }
    }

    /// 3329001 negative, 3329005 positive, and by which scale.
    private mutating func addStrokeScale(_ timed: TimedReading, group: Int) {
        let result = timed.reading.value > 0 ? "3329005" : "3329001"
        report.add(
            "eVitals.29", .text(result), time: timed.time, beatID: timed.reading.beatID, group: group)
        guard let scale = facts.strokeScale else { return }
        report.add(
            "eVitals.30", .text(scale.nemsisCode), time: timed.time, beatID: timed.reading.beatID, group: group)
    }

    private mutating func open(group: Int, at time: SessionTime) {
        report.add("eVitals.01", .text(clock.text(time)), time: time, group: group)
        let hasPads = clinical.isAttached(.pads, at: time)
        guard hasPads || clinical.isAttached(.ecg, at: time) else { return }
        report.add("eVitals.03", .text(clinical.rhythm(at: time).nemsisCode), time: time, group: group)
        report.add("eVitals.04", .text(hasPads ? "3304000" : "3304003"), time: time, group: group)
        report.add("eVitals.05", .text("3305003"), time: time, group: group)
    }
}
