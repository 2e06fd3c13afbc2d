import EMSReproducibility

/// The waves of one patient's complexes in lead II: sums of bells in the time domain. Amplitudes in mV, times in seconds
/// from the R peak; delays and widths of repolarisation follow the square root of the interval. A normal complex has P
/// +0.13 mV (σ 22 ms), Q −0.10 (9) at −25 ms, R +1.1 (11), S −0.25 (10) at +27 ms and T +0.32 (55) at +300 ms at one
/// beat a second; each patient's differ by some tens of per cent.
struct PatientWaves {
    private let rGain: Double
    private let sGain: Double
    private let tGain: Double
    private let pGain: Double
    private let wideGain: Double
    private let elevation: Double

    init(random: RandomSubstream) {
        var stream = random.substream("patient")
        rGain = stream.uniform(0.85...1.3)
        sGain = stream.uniform(0.5...1.3)
        tGain = stream.uniform(0.8...1.2)
        pGain = stream.uniform(0.8...1.2)
        wideGain = stream.uniform(0.85...1.25)
        elevation = stream.uniform(0.85...1.35)
    }

    func drawAtrial(at peak: Double, on buffer: inout SampleBuffer) {
        buffer.addBell(at: peak, width: 0.022, amplitude: 0.13 * pGain)
    }

    /// Draws a complex; `swing` is the share by which breathing changes its height.
    func draw(_ beat: HeartBeat, swing: Double, on buffer: inout SampleBuffer) {
        let root = min(max(beat.interval, 0.25), 1.7).squareRoot()
        let draw = { (buffer: inout SampleBuffer, after: Double, width: Double, amplitude: Double) in
            buffer.addBell(at: beat.time + after, width: width, amplitude: amplitude * (1 + swing))
        }
        switch beat.shape {
        case .narrow, .junctional:
            drawNarrow(beat.time, swing: swing, on: &buffer)
            draw(&buffer, 0.3 * root, 0.055 * root, 0.32 * tGain)
        case .anteriorStemi:
            drawNarrow(beat.time, swing: swing, on: &buffer)
            draw(&buffer, 0.13 * root, 0.05 * root, -0.07 * elevation)
            draw(&buffer, 0.3 * root, 0.055 * root, 0.2 * tGain)
        case .lateralStemi:
            drawNarrow(beat.time, swing: swing, on: &buffer)
            draw(&buffer, 0.12 * root, 0.05 * root, -0.04 * elevation)
            draw(&buffer, 0.3 * root, 0.055 * root, 0.26 * tGain)
        case .inferiorStemi:
            drawNarrow(beat.time, swing: swing, on: &buffer)
            draw(&buffer, 0.065, 0.022, 0.17 * elevation)
            draw(&buffer, 0.15 * root, 0.05 * root, 0.27 * elevation)
            draw(&buffer, 0.28 * root, 0.06 * root, 0.42 * tGain)
        case .ventricular: drawTachycardia(beat, swing: swing, on: &buffer)
        case .ventricularEscape:
            draw(&buffer, 0, 0.015, 1.05 * wideGain)
            draw(&buffer, 0.042, 0.018, 0.4 * wideGain)
            draw(&buffer, 0.092, 0.016, -0.3 * sGain)
            draw(&buffer, 0.34 * root, 0.065 * root, -0.26 * tGain)
        case .paced:
            draw(&buffer, 0, 0.02, 1.0 * wideGain)
            draw(&buffer, 0.05, 0.026, 0.36 * wideGain)
            draw(&buffer, 0.33 * root, 0.062 * root, -0.4 * tGain)
            drawSpike(before: beat.time, on: &buffer)
        case .agonal:
            draw(&buffer, 0, 0.05, 0.5 * wideGain)
            draw(&buffer, 0.11, 0.06, 0.22 * wideGain)
            draw(&buffer, 0.36, 0.1, -0.2 * tGain)
        }
    }

    private func drawNarrow(_ time: Double, swing: Double, on buffer: inout SampleBuffer) {
        buffer.addBell(at: time - 0.025, width: 0.009, amplitude: -0.1)
        buffer.addBell(at: time, width: 0.011, amplitude: 1.1 * rGain * (1 + swing))
        buffer.addBell(at: time + 0.027, width: 0.01, amplitude: -0.25 * sGain)
    }

    /// A smooth complex of 0.13 to 0.15 s whose repolarisation points the other way; fast, it is nearly a sine.
    private func drawTachycardia(_ beat: HeartBeat, swing: Double, on buffer: inout SampleBuffer) {
        let interval = min(max(beat.interval, 0.25), 0.6)
        let height = 1.25 * wideGain * (1 + swing)
        buffer.addBell(at: beat.time, rise: 0.021, fall: 0.026, amplitude: height)
        buffer.addBell(at: beat.time + 0.05, width: 0.02, amplitude: 0.22 * height)
        buffer.addBell(at: beat.time + 0.5 * interval, width: 0.12 * interval, amplitude: -0.42 * height)
    }

    /// Shorter than 2 ms: one sample.
    private func drawSpike(before time: Double, on buffer: inout SampleBuffer) {
        let index = buffer.grid.index(atSeconds: time - 0.07)
        if index > 0 && index < buffer.values.count { buffer.values[index] += 1.6 }
    }
}
