import EMSModel

/// What the monitor sounds by itself: its chirp, and a beep at each R peak.
struct MonitorSounds {
    let devices: DeviceCoverage
    let session: SessionTimeline

    /// A pause longer than this ends a train of beeps.
    private static let longestPause = SessionTime.seconds(3)

    /// Half a second into the first beat that switches a device on or attaches one.
    func powerOn() -> [SoundEvent] {
        let first = session.beats.filter { Self.switchesOn($0.beat) }.min { $0.span.start < $1.span.start }
        guard let first else { return [] }
        let start = first.span.start + .milliseconds(500)
        return [SoundEvent(.powerOn, start, start + .milliseconds(600), beatID: first.beat.id)]
    }

    private static func switchesOn(_ beat: Beat) -> Bool {
        if beat.keysteps.contains(where: { $0 == .turnOnEcg || $0 == .turnOnAed }) { return true }
        switch beat.action {
        case .attach(.ecg), .attach(.pads), .attach(.pleth), .attach(.capnography): return true
        default: return false
        }
    }

    func pulseTones(_ peaks: [RPeak]) -> [SoundEvent] {
        var trains: [[PulseBeep]] = []
        for peak in peaks where peak.time >= .zero && devices.monitorHasECG(at: peak.time) {
            let beep = PulseBeep(time: peak.time, frequencyHertz: Self.pitch(spo2: peak.spo2))
            if let last = trains.last?.last, beep.time - last.time <= Self.longestPause {
                trains[trains.count - 1].append(beep)
            } else {
                trains.append([beep])
            }
        }
        return trains.map { train in
            SoundEvent(.pulseTone(train), train[0].time, train[train.count - 1].time + PulseBeep.length)
        }
    }

    /// 880 Hz at 100 % and without a signal, a semitone lower for each per cent, not below 440 Hz.
    private static func pitch(spo2: Double?) -> Double {
        let missing = 100 - min(100, max(0, (spo2 ?? 100).rounded()))
        return 880 * Decibels.semitones(-min(12, missing))
    }
}

extension PulseBeep {
    static let length = SessionTime.milliseconds(90)
}
