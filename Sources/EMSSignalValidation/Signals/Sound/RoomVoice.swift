import Foundation

/// What a voice on air becomes in a room that was computed: its stem behind the impulse response, to one step
/// (`docs/dataset.md`, Rooms).
struct RoomVoice {
    let stem: Sound
    let room: Sound

    /// Samples of an impulse response are over it.
    private static let scale = 16_384.0

    /// How long it rings on.
    var ringing: Int { room.frameCount }

    /// The voice over some frames, of a turn that begins at `first`.
    func heard(_ frames: Range<Int>, from first: Int) -> [Double] {
        let response = (0..<room.frameCount).reversed().map { Float(room.samples[$0 * room.channels]) }
        let start = max(first, frames.lowerBound - response.count + 1)
        let voice = (start..<max(start, frames.upperBound)).map { Float(stem.samples[$0 * stem.channels]) }
        return frames.map { frame in
            let count = min(response.count, frame - start + 1)
            let sum = Self.product(
                response[(response.count - count)...], voice[(frame - start + 1 - count)..<(frame - start + 1)])
            return Double(sum) / Self.scale
        }
    }

    /// Of as many numbers, eight at a time: this is nearly all the work.
    private static func product(_ left: ArraySlice<Float>, _ right: ArraySlice<Float>) -> Float {
        left.withUnsafeBytes { left in
            right.withUnsafeBytes { right in
                let width = MemoryLayout<SIMD8<Float>>.size
                let whole = left.count / width * width
                var sums = SIMD8<Float>(repeating: 0)
                for place in stride(from: 0, to: whole, by: width) {
                    sums +=
                        left.loadUnaligned(fromByteOffset: place, as: SIMD8<Float>.self)
                        * right.loadUnaligned(fromByteOffset: place, as: SIMD8<Float>.self)
                }
                var sum = sums.sum()
                for place in stride(from: whole, to: left.count, by: MemoryLayout<Float>.size) {
                    sum +=
                        left.loadUnaligned(fromByteOffset: place, as: Float.self)
                        * right.loadUnaligned(fromByteOffset: place, as: Float.self)
                }
                return sum
            }
        }
    }
}
