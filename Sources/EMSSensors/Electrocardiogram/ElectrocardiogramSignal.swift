import EMSModel
import EMSReproducibility

/// Lead II in mV at the electrodes, whatever of the patient, the crew and the amplifier is in it.
struct ElectrocardiogramSignal {
    let timeline: ClinicalTimeline
    let heart: HeartActivity
    let compressions: CompressionActivity
    let shocks: [ShockArtefact]
    let random: RandomSubstream

    func millivolts(on grid: SampleGrid, breathing: [Double]) -> [Double] {
        var buffer = SampleBuffer(grid: grid)
        let waves = PatientWaves(random: random)
        for peak in heart.atrialPeaks { waves.drawAtrial(at: peak, on: &buffer) }
        for beat in heart.beats {
            let index = grid.index(atSeconds: beat.time)
            let swing = index < breathing.count ? -0.035 * breathing[index] : 0
            waves.draw(beat, swing: min(max(swing, -0.08), 0.08), on: &buffer)
        }
        FibrillationWave(timeline: timeline, random: random).add(to: &buffer)
        BaselineNoise(timeline: timeline, random: random).add(breathing: breathing, to: &buffer)
        CompressionArtefact(random: random).add(compressions, to: &buffer)
        for shock in shocks { shock.apply(to: &buffer) }
        return buffer.values
    }
}
