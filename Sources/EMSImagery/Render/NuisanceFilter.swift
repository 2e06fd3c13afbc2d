internal import EMSReproducibility

/// Spoils a drawn picture in place. Arithmetic on whole numbers but for the lens, so that bytes are the same everywhere.
struct NuisanceFilter {
    let nuisance: FrameNuisance
    let width: Int
    let height: Int

    private var pixelsPerUnit: Double {
        max(Double(width) / FrameScene.planeWidth, Double(height) / FrameScene.planeHeight)
    }

    /// `pixels` has four bytes a pixel: blue, green, red and one that is the same everywhere and stays so.
    func apply(to pixels: inout [UInt8], rowBytes: Int, warp: [WarpedPixel]?) {
        if let warp { bend(&pixels, rowBytes, warp) }
        if nuisance.blur > 0 {
            let radius = max(1, Int((nuisance.blur * pixelsPerUnit).rounded()))
            smearRows(&pixels, radius, rowBytes)
            smearColumns(&pixels, radius, rowBytes)
        }
        if nuisance.motion > 0 {
            let radius = max(1, Int((nuisance.motion * pixelsPerUnit / 2).rounded()))
            smearRows(&pixels, radius, rowBytes)
        }
        if nuisance.darkness > 0 { darken(&pixels) }
        if nuisance.glare > 0 { glare(&pixels, rowBytes) }
    }

    /// Replaces each value by the mean of those up to `radius` away in its row; the ends count on. The fourth byte of a
    /// pixel is the same everywhere and stays so.
    private func smearRows(_ pixels: inout [UInt8], _ radius: Int, _ rowBytes: Int) {
        let share = Int32((65536 + radius) / (2 * radius + 1))
        let last = width - 1
        var old = [SIMD4<Int32>](repeating: .zero, count: width)
        pixels.withUnsafeMutableBytes { pixels in
            old.withUnsafeMutableBufferPointer { old in
                for y in 0..<height {
                    let row = y * rowBytes
                    for x in 0..<width {
                        let pixel = pixels.loadUnaligned(fromByteOffset: row + x * 4, as: SIMD4<UInt8>.self)
                        old[x] = SIMD4<Int32>(truncatingIfNeeded: pixel)
                    }
                    var sum = old[0] &* Int32(radius + 1)
                    for place in 1...radius { sum &+= old[min(place, last)] }
                    for x in 0..<width {
                        let mean = (sum &* share &+ 32768) &>> 16
                        pixels.storeBytes(
                            of: SIMD4<UInt8>(truncatingIfNeeded: mean.replacing(with: 255, where: mean .> 255)),
                            toByteOffset: row + x * 4, as: SIMD4<UInt8>.self)
                        sum &+= old[min(x + radius + 1, last)] &- old[max(x - radius, 0)]
                    }
                }
            }
        }
    }

    /// As above, down the columns: all of a row at a time, in the order in which it lies in memory.
    private func smearColumns(_ pixels: inout [UInt8], _ radius: Int, _ rowBytes: Int) {
        let share = Int32((65536 + radius) / (2 * radius + 1))
        let old = pixels
        var sums = [Int32](repeating: 0, count: width * 4)
        old.withUnsafeBufferPointer { old in
            sums.withUnsafeMutableBufferPointer { sums in
                pixels.withUnsafeMutableBufferPointer { pixels in
                    for place in sums.indices { sums[place] = Int32(old[place]) * Int32(radius + 1) }
                    for y in 1...radius {
                        let row = min(y, height - 1) * rowBytes
                        for place in sums.indices { sums[place] += Int32(old[row + place]) }
                    }
                    for y in 0..<height {
                        let row = y * rowBytes
                        let next = min(y + radius + 1, height - 1) * rowBytes
                        let last = max(y - radius, 0) * rowBytes
                        for place in sums.indices {
                            pixels[row + place] = UInt8(
                                truncatingIfNeeded: min(255, (sums[place] * share + 32768) >> 16))
                            sums[place] += Int32(old[next + place]) - Int32(old[last + place])
                        }
                    }
                }
            }
        }
    }

    private func darken(_ pixels: inout [UInt8]) {
        let level = UInt16(256 - Int((min(max(nuisance.darkness, 0), 0.9) * 256).rounded()))
        let opaque = unsafeBitCast(SIMD4<UInt32>(repeating: 0xFF00_0000), to: SIMD16<UInt8>.self)
        pixels.withUnsafeMutableBytes { pixels in
            // Four pixels at a time; the fourth byte of each stays.
            var place = 0
            while place + 16 <= pixels.count {
                let four = SIMD16<UInt16>(
                    truncatingIfNeeded: pixels.loadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self))
                let dark = SIMD16<UInt8>(truncatingIfNeeded: (four &* level) &>> 8) | opaque
                pixels.storeBytes(of: dark, toByteOffset: place, as: SIMD16<UInt8>.self)
                place += 16
            }
            for place in place..<pixels.count where place % 4 != 3 {
                pixels[place] = UInt8(truncatingIfNeeded: (UInt16(pixels[place]) &* level) >> 8)
            }
        }
    }

    private func glare(_ pixels: inout [UInt8], _ rowBytes: Int) {
        let strength = Int((nuisance.glare * 255).rounded())
        let reach = width * 3 / 10
        let (left, top) = (Int(nuisance.glareX * Double(width)), Int(nuisance.glareY * Double(height)))
        // A square of 0.3 × 8192 and 8 bits more fit into 32, whose division takes half the time.
        let square = UInt32(reach * reach)
        pixels.withUnsafeMutableBufferPointer { pixels in
            for y in (top - reach..<top + reach).clamped(to: 0..<height) {
                let dy = y - top
                for x in (left - reach..<left + reach).clamped(to: 0..<width) {
                    let dx = x - left
                    let near = reach * reach - dx * dx - dy * dy
                    if near <= 0 { continue }
                    let rest = Int(UInt32(truncatingIfNeeded: near) &* 256 / square)
                    let glow = strength * rest * rest / 65536
                    let start = y * rowBytes + x * 4
                    for channel in start..<start + 3 {
                        let value = Int(pixels[channel])
                        pixels[channel] = UInt8(truncatingIfNeeded: value + (255 - value) * glow / 255)
                    }
                }
            }
        }
    }

    // MARK: Lens

    /// Where the lens finds a pixel: the upper left of four, and how near the others are in 256ths.
    struct WarpedPixel {
        var x: Int32
        var y: Int32
        var right: UInt8
        var below: UInt8
    }

    /// For each pixel where it comes from, nil without a lens. The corners stay where they are.
    func warp() -> [WarpedPixel]? {
        guard nuisance.lens != 0 else { return nil }
        let (middleX, middleY) = (Double(width - 1) / 2, Double(height - 1) / 2)
        let corner = middleX * middleX + middleY * middleY
        var map: [WarpedPixel] = []
        map.reserveCapacity(width * height)
        for y in 0..<height {
            for x in 0..<width {
                let (dx, dy) = (Double(x) - middleX, Double(y) - middleY)
                let scale = (1 + nuisance.lens * (dx * dx + dy * dy) / corner) / (1 + nuisance.lens)
                let fromX = Int(((middleX + dx * scale) * 256).rounded(.down))
                let fromY = Int(((middleY + dy * scale) * 256).rounded(.down))
                map.append(
                    WarpedPixel(
                        x: Int32(min(max(fromX >> 8, 0), width - 1)), y: Int32(min(max(fromY >> 8, 0), height - 1)),
                        right: UInt8(fromX & 255), below: UInt8(fromY & 255)))
            }
        }
        return map
    }

    private func bend(_ pixels: inout [UInt8], _ rowBytes: Int, _ warp: [WarpedPixel]) {
        let old = pixels
        old.withUnsafeBytes { old in
            pixels.withUnsafeMutableBytes { pixels in
                warp.withUnsafeBufferPointer { warp in
                    for y in 0..<height {
                        for x in 0..<width {
                            let from = warp[y * width + x]
                            let upper = Int(from.y) * rowBytes
                            let lower = min(Int(from.y) + 1, height - 1) * rowBytes
                            let (left, right) = (Int(from.x) * 4, min(Int(from.x) + 1, width - 1) * 4)
                            let across = UInt32(from.right)
                            let down = UInt32(from.below)
                            func pixel(_ place: Int) -> SIMD4<UInt32> {
                                SIMD4<UInt32>(
                                    truncatingIfNeeded: old.loadUnaligned(fromByteOffset: place, as: SIMD4<UInt8>.self))
                            }
                            let above = pixel(upper + left) &* (256 &- across) &+ pixel(upper + right) &* across
                            let under = pixel(lower + left) &* (256 &- across) &+ pixel(lower + right) &* across
                            let mean = (above &* (256 &- down) &+ under &* down) &>> 16
                            pixels.storeBytes(
                                of: SIMD4<UInt8>(truncatingIfNeeded: mean), toByteOffset: y * rowBytes + x * 4,
                                as: SIMD4<UInt8>.self)
                        }
                    }
                }
            }
        }
    }
}
