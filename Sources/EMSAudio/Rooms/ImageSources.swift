import EMSModel
import EMSReproducibility

/// Impulse responses of a box by the method of images (Allen and Berkley 1979), 16 kHz, each image at its nearest sample.
struct ImageSources {
    static let metresPerSecond = 343.0
    /// The highest number of reflections that is followed; after it nothing is left that could be heard.
    private static let silence = 0.000_1

    let size: AcousticRoom.Point
    /// Of the six surfaces, 0 to 1.
    let reflections: [Double]

    /// From the direct sound on, as long as sound needs for `seconds`; the direct sound has the size 1 at a metre.
    func response(from source: AcousticRoom.Point, to microphone: AcousticRoom.Point, seconds: Double) -> [Double] {
        let rate = Double(AudioScene.sampleRateHertz)
        let direct = source.distance(to: microphone)
        let reach = direct + seconds * Self.metresPerSecond
        let axes = [
            images(source.x, microphone.x, size.x, reflections[0], reflections[1], reach),
            images(source.y, microphone.y, size.y, reflections[2], reflections[3], reach),
            images(source.z, microphone.z, size.z, reflections[4], reflections[5], reach),
        ]
        var response = [Double](repeating: 0, count: Int(seconds * rate) + 1)
        for first in axes[0] {
            for second in axes[1] {
                let (plane, gain) = (first.square + second.square, first.gain * second.gain)
                guard plane < reach * reach, gain > Self.silence * Self.silence else { continue }
                for third in axes[2] {
                    let distance = (plane + third.square).squareRoot()
                    let place = Int(((distance - direct) / Self.metresPerSecond * rate).rounded())
                    if place < response.count { response[place] += gain * third.gain / max(distance, 0.1) }
                }
            }
        }
        return Self.highPassed(response)
    }

    /// All images have one sign: left alone, the tail would be a slope that no room has.
    private static func highPassed(_ response: [Double]) -> [Double] {
        var samples = response.map { Float($0) }
        Biquad.highPass(60, quality: 0.707, rateHertz: Double(AudioScene.sampleRateHertz)).apply(to: &samples)
        return samples.map { Double($0) }
    }

    private struct Image {
        /// Of the distance along this axis.
        var square: Double
        var gain: Double
    }

    private func images(
        _ source: Double, _ microphone: Double, _ length: Double, _ near: Double, _ far: Double, _ reach: Double
    ) -> [Image] {
        var images: [Image] = []
        let most = Int(reach / (2 * length)) + 1
        for order in -most...most {
            for mirrored in [false, true] {
                let place = 2 * Double(order) * length + (mirrored ? -source : source)
                let distance = place - microphone
                guard abs(distance) < reach else { continue }
                // Reflections at the near and at the far surface.
                let atNear = abs(mirrored ? order - 1 : order)
                let gain = Self.power(near, atNear) * Self.power(far, abs(order))
                if gain > 0 { images.append(Image(square: distance * distance, gain: gain)) }
            }
        }
        return images
    }

    private static func power(_ base: Double, _ exponent: Int) -> Double {
        var product = 1.0
        for _ in 0..<exponent { product *= base }
        return product
    }
}
