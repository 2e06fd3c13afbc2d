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
            report.add(
                kind.nemsisElement, .number(timed.reading.value), time: timed.time, readingID: timed.reading.id,
                beatID: timed.reading.beatID, group: group,
                attributes: kind == .etco2 ? ["ETCO2Type": "3340001"] : [:])
            if kind == .systolic { report.add("eVitals.08", .text("3308005"), time: timed.time, group: group) }
            if kind == .pain { report.add("eVitals.28", .text("3328003"), time: timed.time, group: group) }
        }
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
