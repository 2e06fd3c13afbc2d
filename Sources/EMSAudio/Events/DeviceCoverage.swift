import EMSModel

/// When which device listens to the patient.
struct DeviceCoverage {
    private let clinical: ClinicalTimeline
    /// Pads on an automatic defibrillator feed no monitor: it neither beeps nor alarms.
    let padsAreOfAED: Bool

    init(clinical: ClinicalTimeline, session: SessionTimeline) {
        self.clinical = clinical
        padsAreOfAED =
            clinical.shocks.contains { $0.delivery.mode == .aed }
            || session.beats.contains { $0.beat.keysteps.contains(.turnOnAed) }
    }

    func monitorHasECG(at time: SessionTime) -> Bool {
        clinical.isAttached(.ecg, at: time) || !padsAreOfAED && clinical.isAttached(.pads, at: time)
    }

    func isAttached(_ channel: DeviceChannel, at time: SessionTime) -> Bool {
        clinical.isAttached(channel, at: time)
    }

    /// From when a defibrillator can guide compressions; nil if never.
    var metronomeStart: SessionTime? {
        [DeviceChannel.pads, .compressionPad].compactMap { clinical.firstAttachment(of: $0) }.min()
    }
}
