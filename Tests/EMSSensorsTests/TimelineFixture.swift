import EMSModel
import EMSReproducibility
import EMSSensors

/// A stretch of an invented call in which the body keeps one rhythm.
struct BodyStretch {
    var rhythm: Rhythm
    var seconds: Double
    var rate = 0.0
    var endRate: Double?
    var respiratoryRate = 14.0
    var etco2 = 37.0
    var obstruction = 0.0
    var isSeizing = false
}

/// Builds timelines for tests: stretches one after the other, everything attached from 1.2345 s on.
struct TimelineFixture {
    static let allChannels: [DeviceChannel] = [.ecg, .pleth, .capnography, .cuff, .compressionPad, .watch]

    var stretches: [BodyStretch]
    var shocks: [Double] = []
    var bouts: [(start: Double, end: Double, rate: Double, depth: Double)] = []
    var cuffs: [(start: Double, end: Double)] = []
    var channels = Self.allChannels
    var attachedAt = 1.2345
    var readings: [TimedReading] = []
    var spco = 1.0

    var duration: Double { stretches.map(\.seconds).reduce(0, +) }

    var timeline: ClinicalTimeline {
        var spans: [ClinicalTimeline.RhythmSpan] = []
        var start = 0.0
        for stretch in stretches {
            spans.append(.init(span: span(start, start + stretch.seconds), rhythm: stretch.rhythm))
            start += stretch.seconds
        }
        return ClinicalTimeline(
            duration: .seconds(duration), physiology: (0...Int(duration)).map(sample), rhythms: spans,
            compressions: bouts.map {
                .init(
                    span: span($0.start, $0.end),
                    quality: CompressionQuality(ratePerMinute: $0.rate, depthMillimetres: $0.depth), actor: "medic")
            },
            shocks: shocks.enumerated().map {
                .init(
                    time: .seconds($1),
                    delivery: ShockDelivery(energyJoules: 200, ordinal: $0 + 1, mode: .manual))
            },
            cuffCycles: cuffs.map { span($0.start, $0.end) },
            attachments: channels.map { .init(channel: $0, span: span(attachedAt, duration)) }, readings: readings)
    }

    func records(seed: UInt64 = 7) -> [SensorRecord] {
        SensorSynthesizer(timeline: timeline, random: RandomSubstream(seed: seed, "sensors")).records()
    }

    func record(_ name: String, seed: UInt64 = 7) -> SensorRecord {
        records(seed: seed).first { $0.name == name }!
    }

    private func span(_ start: Double, _ end: Double) -> SessionSpan {
        SessionSpan(start: .seconds(start), end: .seconds(end))
    }

    private func sample(_ second: Int) -> PhysiologySample {
        var start = 0.0
        var stretch = stretches[stretches.count - 1]
        var share = 1.0
        for candidate in stretches {
            if Double(second) < start + candidate.seconds {
                stretch = candidate
                share = max(0, (Double(second) - start) / candidate.seconds)
                break
            }
            start += candidate.seconds
        }
        let hasPulse = stretch.rhythm.canPerfuse
        return PhysiologySample(
            rhythm: stretch.rhythm,
            electricalRatePerMinute: stretch.rate + ((stretch.endRate ?? stretch.rate) - stretch.rate) * share,
            hasPulse: hasPulse, perfusion: hasPulse ? 0.8 : 0, systolic: hasPulse ? 117.4 : 0,
            diastolic: hasPulse ? 73.2 : 0, spo2: 96.4, respiratoryRatePerMinute: stretch.respiratoryRate,
            isAssisted: !hasPulse, breathDepth: 1, etco2: stretch.etco2, airwayObstruction: stretch.obstruction,
            glucose: 100, temperature: 36.8, gcsEye: 4, gcsVerbal: 5, gcsMotor: 6, pain: 0,
            isSeizing: stretch.isSeizing, spco: spco)
    }
}
