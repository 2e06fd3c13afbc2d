import EMSDiagnostics
import EMSManifest
import EMSMedia
import EMSModel

extension SignalMutation {
    /// Headers that say what is not so.
    static let headers: [SignalMutation] = [
        .init("samples beyond the converter that the header names", .sensor(.header)) { dataset in
            dataset.changeHeader("cpr") { $0.replacing("/mm 16 0", with: "/mm 12 0") }
        },
        .init("converter of another zero", .sensor(.header)) { dataset in
            dataset.comments = ["synthetic"]
            dataset.changeHeader("capnography") { $0.replacing("/mmHg 16 0", with: "/mmHg 16 100") }
        },
        .init("baseline of another zero", .sensor(.header)) { dataset in
            dataset.comments = ["synthetic"]
            dataset.changeHeader("monitor") { $0.replacing("1000(0)", with: "1000(200)") }
        },
        .init("header with a date", .sensor(.header)) { dataset in
            dataset.comments = ["synthetic"]
            dataset.changeHeader("capnography") { $0.replacing(" 25 1500", with: " 25 1500 12:00:00 01/01/1999") }
        },
        .init("lead of another name", .sensor(.header)) { dataset in
            dataset.comments = ["synthetic"]
            dataset.record.streams[6].id = "sensor-monitor"
            dataset.changeHeader("monitor") { $0.replacing(" II", with: " V5") }
        },
        .init("header that calls a signal otherwise", .sensor(.header)) { dataset in
            dataset.comments = ["synthetic", "II: Airway pressure"]
            dataset.record.streams[6].id = "sensor-monitor"
        },
        .init("device that the record is not of", .sensor(.header)) { dataset in
            dataset.comments = ["synthetic"]
            dataset.record.streams[6].id = "sensor-monitor"
            dataset.record.streams[6].device = "watch"
        },
    ]

    /// Curves of one body and one pair of hands that contradict one another.
    static let sensors: [SignalMutation] = [
        .init("R waves beside their annotations", .cross(.beats)) { dataset in
            dataset.annotateBeats(every: 0.75, from: 30.79)
        },
        .init("compressions that are not marked as noise", .cross(.rhythm)) { dataset in
            dataset.annotations.removeAll { $0.code == .signalQualityChange }
        },
        .init("noise marked where it is none", .cross(.rhythm)) { dataset in
            dataset.annotations = dataset.annotations.map {
                $0.code == .signalQualityChange
                    ? WFDBAnnotation(sample: $0.sample, code: $0.code, subtype: 1 - $0.subtype) : $0
            }
        },
        .init("pulses upside down", .sensor(.implausible)) { $0.addPulses(height: -1) },
        .init("pulses too late behind their beats", .cross(.beats)) { $0.addPulses(delaySeconds: 0.6) },
        .init("pulses before the probe is put on", .cross(.deviceStart)) { $0.addPulses(attachedAt: 40) },
        .init("pulses five seconds after the probe is put on", .cross(.deviceStart)) { dataset in
            dataset.addPulses()
            for index in 0..<1_250 { dataset.pulses?[index] = .nan }
        },
        .init("saturation that falls within a second", .sensor(.implausible)) { dataset in
            dataset.saturation = (0..<60).map { (40..<48).contains($0) ? 85 : 97 }
            dataset.record.streams[7].channels = 2
        },
        .init("chest upside down", .sensor(.implausible)) { $0.addChest(turns: 0.5) },
        .init("gas beside its breaths", .cross(.capnogram)) { $0.addChest(turns: 0.35) },
        .init("heart rate that is higher for a while", .cross(.heartRate)) { dataset in
            dataset.annotateBeats(every: 0.75)
            for second in 31..<43 { dataset.heartRate[second] += 9 }
        },
        .init("heart rate in fibrillation", .cross(.trendMismatch)) { dataset in
            for second in 6..<14 { dataset.heartRate[second] = 80 }
        },
        .init("acceleration in another unit", .sensor(.implausible)) { $0.addAcceleration(times: 1 / 9.81) },
        .init("acceleration of another sign", .sensor(.implausible)) { $0.addAcceleration(times: -1) },
        .init("acceleration of nothing", .sensor(.implausible)) { $0.addAcceleration(times: 0) },
        .init("acceleration with gravity", .sensor(.implausible)) { $0.addAcceleration(offset: 9.81) },
        .init("compressions beside their event", .cross(.unlistedCompressions)) { dataset in
            dataset.depth = .init(repeating: 0, count: 300) + dataset.depth.dropLast(300)
        },
    ]
}
