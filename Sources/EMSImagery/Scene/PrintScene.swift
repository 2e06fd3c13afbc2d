internal import EMSModel

extension SceneDraft {
    /// Twelve leads on paper: three rows of four leads for 2.5 s each, and lead II for ten seconds below.
    mutating func composeECGPrint() {
        backdrop = distance()
        sway = 0.5
        guard let print = facts.ecgPrint else {
            short = "Table without a recording on it."
            return
        }
        let gain = print.millimetresPerMillivolt
        let scale = "25 mm/s  \(gain) mm/mV"
        let time = PrintableText.string(print.timeText)
        let rate = print.heartRate.map(String.init) ?? "--"
        add("clipboard", .clipboard, ClipboardArt(colour: StillColour.all[facts.still?.appearance ?? 1].colour))
        stage("clipboard")
        add(
            "paper", .paper, [("time", time), ("heart_rate", rate), ("gain", "\(gain)"), ("speed", "25")],
            ECGPaperArt(
                heading: "12-LEAD  HR \(rate)  \(time)", scale: scale, millimetresPerMillivolt: Double(gain),
                grid: wardrobe.paperGrid))
        for (index, name) in TwelveLeads.names.enumerated() {
            let (column, row) = (index / 3, index % 3)
            addLead("lead-\(name)", name, part(print.leads.samples[index], of: column), column, row, 2.5, gain)
        }
        addLead("lead-rhythm", "II", print.leads.samples[1], 0, 3, 10, gain)
        add("clip", .clipboard, ClipArt())
        relate("paper", .on, "clipboard")
        relate("clip", .partOf, "clipboard")
        short = "Printed 12-lead ECG at 25 mm/s and \(gain) mm/mV, taken at \(time)."
        full = "The printed heart rate is \(rate). Lead II runs along the bottom."
    }

    private mutating func addLead(
        _ id: String, _ name: String, _ samples: [Float], _ column: Int, _ row: Int, _ seconds: Double, _ gain: Int
    ) {
        let width = 62.5 * ECGPaperArt.millimetre
        add(
            id, .ecgTrace, [("lead", name)],
            LeadTraceArt(
                name: name, samples: samples,
                origin: Point(ECGPaperArt.left + Double(column) * width, ECGPaperArt.zero(row)),
                seconds: seconds, millimetresPerMillivolt: Double(gain)))
        relate(id, .on, "paper")
    }

    private func part(_ samples: [Float], of column: Int) -> [Float] {
        let quarter = samples.count / 4
        return Array(samples.dropFirst(column * quarter).prefix(quarter))
    }

    /// Front and back of a body on a chart, the burnt regions in red, the sum beside them.
    mutating func composeBurnMap() {
        backdrop = distance()
        sway = 0.6
        let burns = facts.burns ?? BurnFacts(regions: [])
        let names = burns.regions.map(\.rawValue)
        let percent = FrameNumber.text(burns.percent, decimals: 1)
        add("clipboard", .clipboard, ClipboardArt(colour: StillColour.all[facts.still?.appearance ?? 4].colour))
        stage("clipboard")
        add("paper", .paper, PaperArt())
        let map = Placement(x: across(292) + sway(14), y: 292, scale: 0.84)
        add(
            "map", .bodyMap, at: map, [("burned", names.isEmpty ? "nothing" : names.joined(separator: ", "))],
            BodyMapArt())
        for region in burns.regions {
            let id = "burn-" + region.rawValue.replacing(" ", with: "-")
            add(id, .burn, at: map, BurnRegionArt(region: region))
            relate(id, .on, "map")
        }
        add(
            "sum", .label, at: Placement(x: across(704) + sway(14), y: 290, scale: 0.9),
            [("text", percent), ("unit", "%")],
            BurnSumArt(names: names, percent: percent))
        add("clip", .clipboard, ClipArt())
        for id in ["map", "sum"] { relate(id, .on, "paper") }
        relate("paper", .on, "clipboard")
        relate("clip", .partOf, "clipboard")
        short =
            names.isEmpty
            ? "Burn chart with nothing marked."
            : "Burn chart with \(FrameNumber.list(names)) marked, \(percent)% of the body surface."
        full = "The chart shows the body from the front and from behind; right and left are the patient's own."
    }
}
