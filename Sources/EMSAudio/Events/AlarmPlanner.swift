import EMSModel
import EMSReproducibility

/// When the monitor alarms: bursts while a limit is breached, never otherwise.
///
/// A burst begins on a whole second at which the body's state of that second is beyond the limit and the sensor that
/// shows it is attached. Bursts of an alarm come 10 to 15 s apart; after 2 to 4 of them the crew presses silence,
/// which holds for 2 minutes and for every alarm that was on. A lower priority waits while a higher one sounds.
struct AlarmPlanner {
    let clinical: ClinicalTimeline
    let devices: DeviceCoverage
    let norms: VitalNorms

    private static let silence = 120

    private struct State {
        var breachedSince: Int?
        var next = 0
        var silencedUntil = 0
    }

    func events(random: RandomSubstream) -> [SoundEvent] {
        guard !clinical.physiology.isEmpty else { return [] }
        var random = random
        let conditions = AlarmBurst.Condition.allCases.sorted { $0.rank < $1.rank }
        var states = [State](repeating: State(), count: conditions.count)
        var sounds: [SoundEvent] = []
        var busyUntil = 0
        var burstsLeft = random.integer(in: 2...4)
        for second in 0..<Int(clinical.duration.nanoseconds / 1_000_000_000) {
            for (index, condition) in conditions.enumerated() {
                update(&states[index], condition, second: second)
            }
            guard second >= busyUntil else { continue }
            let sounding = conditions.indices.filter {
                states[$0].breachedSince != nil && second >= states[$0].silencedUntil
            }
            guard let top = sounding.map({ conditions[$0].rank / 10 }).min(),
                let due = sounding.first(where: { conditions[$0].rank / 10 == top && second >= states[$0].next })
            else { continue }
            let burst = AlarmBurst(condition: conditions[due])
            let length = AlarmPattern(burst).lengthMilliseconds
            sounds.append(
                SoundEvent(.alarm(burst), .seconds(second), .seconds(second) + .milliseconds(length)))
            busyUntil = second + (length + 999) / 1000 + 1
            states[due].next = second + random.integer(in: 10...15)
            burstsLeft -= 1
            if burstsLeft == 0 {
                burstsLeft = random.integer(in: 2...4)
                for index in states.indices where states[index].breachedSince != nil {
                    states[index].silencedUntil = second + Self.silence
                }
            }
        }
        return sounds
    }

    private func update(_ state: inout State, _ condition: AlarmBurst.Condition, second: Int) {
        guard isBreached(condition, at: .seconds(second)) else {
            state.breachedSince = nil
            return
        }
        if state.breachedSince == nil {
            state.breachedSince = second
            state.next = second + condition.delaySeconds
        }
    }

    private func isBreached(_ condition: AlarmBurst.Condition, at time: SessionTime) -> Bool {
        let body = clinical.physiology(at: time)
        switch condition {
        case .asystole, .ventricularFibrillation, .ventricularTachycardia, .lowHeartRate, .highHeartRate:
            guard devices.monitorHasECG(at: time) else { return false }
            return isBreached(condition, rhythm: clinical.rhythm(at: time), rate: body.displayed(.heartRate))
        case .apnoea: return devices.isAttached(.capnography, at: time) && body.respiratoryRatePerMinute < 0.5
        case .lowOxygenSaturation:
            guard devices.isAttached(.pleth, at: time), let shown = body.displayed(.spo2) else { return false }
            return shown < 90
        }
    }

    private func isBreached(_ condition: AlarmBurst.Condition, rhythm: Rhythm, rate: Double?) -> Bool {
        let isTachycardia = rhythm == .ventricularTachycardia || rhythm == .pulselessVentricularTachycardia
        switch condition {
        case .asystole: return rhythm == .asystole
        case .ventricularFibrillation: return rhythm == .ventricularFibrillation
        case .ventricularTachycardia: return isTachycardia
        case .lowHeartRate:
            return rhythm.hasBeats && !isTachycardia && rate.map { $0 < norms.heartRate.lowerBound - 10 } ?? false
        case .highHeartRate:
            return rhythm.hasBeats && !isTachycardia && rate.map { $0 > norms.heartRate.upperBound + 20 } ?? false
        case .apnoea, .lowOxygenSaturation: return false
        }
    }
}

extension AlarmBurst.Condition {
    /// Order in which alarms sound; the tens are the priority.
    fileprivate var rank: Int {
        let number = Self.allCases.firstIndex(of: self) ?? 0
        return switch AlarmBurst(condition: self).priority {
        case .high: number
        case .medium: 10 + number
        case .low: 20 + number
        }
    }

    /// How long a monitor watches before it alarms.
    fileprivate var delaySeconds: Int {
        switch self {
        case .asystole, .ventricularFibrillation, .ventricularTachycardia: 4
        case .apnoea: 15
        case .lowOxygenSaturation: 8
        case .lowHeartRate, .highHeartRate: 5
        }
    }
}
