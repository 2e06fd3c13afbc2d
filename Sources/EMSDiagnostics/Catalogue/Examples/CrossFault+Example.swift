extension CrossFault {
    /// A case of it, in one sentence.
    public var example: String {
        switch self {
        case .readingMismatch: "A medic says 98, the reading that he quotes is 88."
        case .recordMismatch: "`eVitals.10` is 87, the reading that it names is 88."
        case .doseMismatch: "`One milligram` is said, the event has 0.5 mg."
        case .energyMismatch: "`Charging to 200` is said, the shock has 150 J."
        case .shockHandsOn: "A shock at 176 s during compressions from 120 to 180 s."
        case .actorBusy: "`emt1` compresses and ventilates from 60 to 90 s."
        case .trendMismatch: "A reading of 88 at 300 s, where the trend shows 91."
        case .maskMismatch: "A box of 20 by 10 pixels, and 24 by 10 pixels in the mask."
        case .heartRate: "Eighty beats a minute in the ECG under a heart rate of 96."
        case .rhythm: "Narrow complexes, eighty a minute, in a stretch that is called fibrillation."
        case .compressionRate: "The event states 110 a minute, the depth signal has 96."
        case .silentWord: "The recording of another call under this transcript."
        case .noiseRatio: "`noisy-rain-5` states 5 dB, and its samples have 12."
        case .channelBand: "A turn has `channel: radio`, and a hundredth of its energy lies above 3.4 kHz."
        case .soundFault: "A drop-out is marked from 12.4 to 12.6 s, and `faulty-mix` has speech there."
        case .lengthMismatch: "Audio of 640 s in a session of 612 s, or an ECG that ends at 300 s."
        case .durationMismatch: "The transcript is of 612 s, the line of the manifest of 640 s."
        case .rhythmMismatch: "`eVitals.03` reports asystole at 300 s, in a stretch of sinus rhythm."
        case .recordCare: "`eMedications.05` is 2, the event has 1 mg."
        case .recordArrest: "`eArrest.01` is no, and the chest was compressed for eight minutes."
        case .recordTimes: "`eTimes.09`, left the scene, lies before `eTimes.07`, at the patient."
        case .frameCare: "A frame of the kind `compressions` two minutes after the pulse came back."
        case .deviceStart: "The ECG begins at 104 s, and the leads are put on at 224 s."
        case .screenMismatch: "The drawn monitor shows 93, the trend has 121 at that second."
        case .alarm: "An alarm for low saturation at an SpO2 of 97 %."
        case .missingAlarm: "An SpO2 of 82 % for four minutes, and the monitor, which alarms elsewhere, is silent."
        case .capnogram: "Plateaus of 38 mmHg under an EtCO2 of 45."
        case .watch: "The wrist of `ff1` lies still while `ff1` compresses."
        case .unlistedCompressions: "Fifty millimetres, 110 a minute, where no event says that somebody compresses."
        case .shockArtefact: "The ECG stays within 1.2 mV at the moment of a shock."
        case .stemMismatch: "The stem of `emt1` comes from another call: none of it is heard in the mix."
        case .pictureMismatch: "The outlines of the mask run through even areas of the picture."
        }
    }
}
