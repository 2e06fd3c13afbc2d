/// A measurement for people.
struct Table {
    let measurement: Measurement

    var text: String {
        var lines = [heading, "", row("stage", ["CPU ms", "share", "ms/s", "floor ms"])]
        for stage in Stage.allCases {
            let spent = measurement.build(stage)
            let floor = measurement.floor(stage)
            guard spent > 0 || floor != nil else { continue }
            lines.append(
                row(
                    stage.title,
                    [
                        Self.decimals(spent, 0), Self.decimals(spent / measurement.build * 100, 1) + " %",
                        perSecond(spent), floor.map { Self.decimals($0, 0) } ?? "",
                    ]))
        }
        lines.append(
            row(
                "total",
                [
                    Self.decimals(measurement.build, 0), "", perSecond(measurement.build),
                    Self.decimals(measurement.floor, 0),
                ]))
        lines += [
            "", "build / floor                     \(Self.decimals(measurement.ratio, 2))",
            "seconds of session a CPU second   build \(rate(measurement.build)), floor \(rate(measurement.floor))",
        ]
        return lines.joined(separator: "\n")
    }

    private var heading: String {
        let setting = measurement.setting
        return """
            \(setting.encounters) encounters of the recipe \(setting.recipe), seed \(setting.seed): \
            \(Self.decimals(measurement.sessionSeconds, 0)) s of session, \(measurement.utterances) utterances, \
            \(measurement.tracks) audio files, \(measurement.pictures) frames. Medians of \
            \(measurement.builds.count) runs; ms/s is CPU time for a second of session.
            """
    }

    private func row(_ title: String, _ cells: [String]) -> String {
        let wide = title + String(repeating: " ", count: max(0, 26 - title.count))
        return wide
            + cells.map { String(repeating: " ", count: max(1, 11 - $0.count)) + $0 }.joined()
    }

    private func perSecond(_ milliseconds: Double) -> String {
        Self.decimals(milliseconds / max(measurement.sessionSeconds, 1e-9), 3)
    }

    private func rate(_ milliseconds: Double) -> String {
        Self.decimals(measurement.sessionSeconds / max(milliseconds / 1000, 1e-9), 0)
    }

    static func decimals(_ value: Double, _ count: Int) -> String {
        var scale = 1.0
        for _ in 0..<count { scale *= 10 }
        let steps = Int((value.magnitude * scale).rounded())
        let whole = steps / Int(scale)
        let sign = value < 0 && steps > 0 ? "-" : ""
        guard count > 0 else { return "\(sign)\(whole)" }
        let rest = String(steps % Int(scale))
        return "\(sign)\(whole)." + String(repeating: "0", count: count - rest.count) + rest
    }
}
