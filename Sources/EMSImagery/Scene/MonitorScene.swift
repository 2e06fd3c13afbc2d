internal import EMSModel

extension SceneDraft {
    /// The monitor fills the view: traces left, numbers right.
    mutating func composeMonitor() {
        sway = 0.45
        let view = facts.monitor ?? MonitorView()
        backdrop = distance()
        let layout = self.layout
        add(
            "monitor", .monitor,
            MonitorCaseArt(colour: wardrobe.monitorCase, layout: layout, style: wardrobe.monitorStyle))
        stage("monitor")
        add(
            "screen", .screen,
            MonitorScreenArt(
                mode: facts.patient.ageYears < 15 ? "PEDIATRIC" : "ADULT",
                header: Colour([0x1B2735, 0x2B2B30, 0x16303A][wardrobe.monitorStyle % 3]), layout: layout))
        relate("screen", .partOf, "monitor")
        addTraces(view)
        addNumbers(view)
        let elapsed = FrameNumber.clock(seconds: facts.time.nanoseconds / 1_000_000_000)
        add("elapsed", .elapsedTimeReadout, [("text", elapsed)], ElapsedTimeArt(text: elapsed, layout: layout))
        if let alarm = view.alarm {
            let text = PrintableText.string(alarm.text)
            add(
                "alarm", .alarmBar, [("text", text), ("priority", alarm.priority.rawValue)],
                AlarmBarArt(text: text, priority: alarm.priority, layout: layout))
        }
        for object in objects.dropFirst(2) { relate("screen", .shows, object.id) }
        caption(view)
    }

    private var layout: MonitorLayout { .of(style: wardrobe.monitorStyle) }

    /// Colours of ECG, pleth, carbon dioxide and breathing: makers differ.
    private var palette: [UInt32] {
        [
            [0x3DF07A, 0x35D3F2, 0xF7E04B, 0xF4F4F4], [0x3DF07A, 0x7FB8FF, 0xF4F4F4, 0xF7E04B],
            [0x5CF0A0, 0xF7E04B, 0xFFB067, 0x35D3F2],
        ][wardrobe.monitorStyle % 3]
    }

    private mutating func addTraces(_ view: MonitorView) {
        var rhythm = [("lead", "II")]
        if !view.ecg.isEmpty, !view.rhythm.isEmpty { rhythm.append(("rhythm", view.rhythm)) }
        add(
            "ecg", .ecgTrace, rhythm,
            TraceArt(
                lane: layout.ecg, samples: view.ecg, range: Self.ecgRange(view.ecg), colour: Colour(palette[0]),
                name: "II", scale: "x1", absent: "LEADS OFF"))
        add(
            "pleth", .plethTrace,
            TraceArt(
                lane: layout.pleth, samples: view.pleth, range: Self.plethRange(view.pleth),
                colour: Colour(palette[1]), name: "Pleth", scale: "", absent: "NO PROBE"))
        add(
            "co2", .capnogramTrace,
            TraceArt(
                lane: layout.co2, samples: view.co2, range: -4...(view.co2.contains { $0 > 56 } ? 105 : 62),
                colour: Colour(palette[2]), name: "CO2", scale: "mmHg", absent: "NO SENSOR", isFilled: true))
    }

    private mutating func addNumbers(_ view: MonitorView) {
        addNumber("hr", .heartRateReadout, layout.heartRate, "HR", "/min", view.heartRate, palette[0], 88)
        addNumber("spo2", .spo2Readout, layout.spo2, "SpO2", "%", view.spo2, palette[1], 66)
        addNumber("etco2", .etco2Readout, layout.etco2, "EtCO2", "", view.etco2, palette[2], 46)
        addNumber(
            "rr", .respiratoryRateReadout, layout.respiratoryRate, "RR", "/min", view.respiratoryRate,
            palette[3],
            46)
        let pressure = Self.pressure(view)
        add(
            "nibp", .bloodPressureReadout, [("text", pressure), ("unit", "mmHg")],
            PressureArt(text: pressure, field: layout.bloodPressure))
    }

    private mutating func addNumber(
        _ id: String, _ label: ObjectLabel, _ field: Box, _ name: String, _ unit: String, _ value: Int?,
        _ colour: UInt32, _ size: Double
    ) {
        let text = value.map(String.init) ?? "---"
        add(
            id, label, [("text", text)],
            ReadoutArt(field: field, name: name, unit: unit, text: text, colour: Colour(colour), size: size))
    }

    private static func pressure(_ view: MonitorView) -> String {
        guard let systolic = view.systolic, let diastolic = view.diastolic else { return "---/---" }
        return "\(systolic)/\(diastolic)"
    }

    /// 2.4 mV for a usual ECG, centred on what there is; wider when the samples are.
    private static func ecgRange(_ samples: [Float]) -> ClosedRange<Float> {
        let known = samples.filter(\.isFinite)
        guard let low = known.min(), let high = known.max() else { return -1...1.5 }
        let span = min(max(high - low, 1.2) * 1.15, 8)
        let middle = (low + high) / 2
        return (middle - span / 2)...(middle + span / 2)
    }

    private static func plethRange(_ samples: [Float]) -> ClosedRange<Float> {
        let known = samples.filter(\.isFinite)
        guard let low = known.min(), let high = known.max() else { return 0...1 }
        let span = max(high - low, 0.25) * 1.2
        let middle = (low + high) / 2
        return (middle - span / 2)...(middle + span / 2)
    }

    /// `sinus` is `sinus rhythm`; other slugs read as they are.
    private static func words(_ rhythm: String) -> String {
        rhythm == "sinus" ? "sinus rhythm" : rhythm.replacing("_", with: " ")
    }

    private mutating func caption(_ view: MonitorView) {
        var numbers: [String] = []
        if let value = view.heartRate { numbers.append("heart rate \(value)") }
        if let value = view.spo2 { numbers.append("SpO2 \(value)%") }
        if let value = view.etco2 { numbers.append("EtCO2 \(value) mmHg") }
        if let value = view.respiratoryRate { numbers.append("respiratory rate \(value)") }
        if view.systolic != nil, view.diastolic != nil { numbers.append("blood pressure \(Self.pressure(view))") }
        short =
            numbers.isEmpty ? "Patient monitor without any reading." : "Patient monitor: \(FrameNumber.list(numbers))."
        var more: [String] = []
        if !view.ecg.isEmpty, !view.rhythm.isEmpty {
            more.append("Lead II shows \(Self.words(view.rhythm)).")
        } else if view.ecg.isEmpty {
            more.append("The ECG leads are off.")
        }
        if view.pleth.isEmpty { more.append("No pulse oximeter probe.") }
        if view.co2.isEmpty { more.append("No carbon dioxide sensor.") }
        if let alarm = view.alarm {
            more.append("Alarm (\(alarm.priority.rawValue) priority): \(PrintableText.string(alarm.text)).")
        }
        full = more.joined(separator: " ")
    }
}

/// The blood pressure field: name left, numbers right.
struct PressureArt: Artwork {
    var text: String
    var field: Box

    func draw(on canvas: Canvas) {
        let colour = Colour(0xF5F5F5)
        canvas.text("NIBP", in: Box(field.x + 4, field.y + 4, 90, 20), size: 17, colour)
        canvas.text("mmHg", in: Box(field.x + 4, field.y + 26, 90, 18), size: 14, colour.opacity(0.8), face: .regular)
        let written = canvas.text(text, in: Box(field.x + 100, field.y + 2, 300, 48), size: 48, colour)
        canvas.mark(.box(written.inset(-3)))
    }
}
