/// The index image: which object each pixel belongs to, filled from back to front.
struct ObjectMask {
    /// Index images have one byte a pixel and 0 is background.
    static let capacity = 255

    struct Seen {
        var pixels: Int
        var box: PixelBox
    }

    let width: Int
    let height: Int
    private(set) var pixels: [UInt8]
    /// Pixels of each object before anything was laid over it.
    private(set) var fullCounts: [Int] = []

    init(width: Int, height: Int) {
        self.width = width
        self.height = height
        pixels = [UInt8](repeating: 0, count: width * height)
    }

    /// Takes the next object's silhouette, whatever lies below, and wipes it for the next one. Objects beyond the
    /// capacity stay part of the background.
    mutating func take(_ silhouette: UnsafeMutablePointer<UInt8>, rowBytes: Int, within touched: DeviceArea) {
        let id = fullCounts.count + 1
        let (columns, rows) = touched.pixels(width: width, height: height)
        var count = 0
        let isNumbered = id <= Self.capacity
        let eightIDs = Self.eight(UInt8(truncatingIfNeeded: id))
        pixels.withUnsafeMutableBytes { mask in
            for y in rows {
                let row = UnsafeMutableRawBufferPointer(start: silhouette + y * rowBytes, count: width)
                let start = y * width
                var x = columns.lowerBound
                while x < columns.upperBound {
                    // Bare and wholly covered stretches are taken eight pixels at a time.
                    if x + 8 <= columns.upperBound {
                        let eight = row.loadUnaligned(fromByteOffset: x, as: UInt64.self)
                        if eight == .max {
                            row.storeBytes(of: 0, toByteOffset: x, as: UInt64.self)
                            if isNumbered { mask.storeBytes(of: eightIDs, toByteOffset: start + x, as: UInt64.self) }
                            count += 8
                        }
                        if eight == 0 || eight == .max {
                            x += 8
                            continue
                        }
                    }
                    if row[x] != 0 {
                        row[x] = 0
                        if isNumbered { mask[start + x] = UInt8(id) }
                        count += 1
                    }
                    x += 1
                }
            }
        }
        fullCounts.append(count)
    }

    /// Bends the mask as a lens bends its picture: each pixel takes the nearest.
    mutating func bend(_ warp: [NuisanceFilter.WarpedPixel]) {
        let old = pixels
        for index in pixels.indices {
            let from = warp[index]
            let x = min(Int(from.x) + (from.right >= 128 ? 1 : 0), width - 1)
            let y = min(Int(from.y) + (from.below >= 128 ? 1 : 0), height - 1)
            pixels[index] = old[y * width + x]
        }
    }

    /// For each object what can be seen of it, nil for nothing.
    func visible() -> [Seen?] {
        var count = [Int](repeating: 0, count: 256)
        var left = [Int](repeating: .max, count: 256)
        var right = [Int](repeating: -1, count: 256)
        var top = [Int](repeating: .max, count: 256)
        var bottom = [Int](repeating: -1, count: 256)
        pixels.withUnsafeBytes { mask in
            for y in 0..<height {
                var x = 0
                let start = y * width
                while x < width {
                    let id = mask[start + x]
                    let from = x
                    let same = Self.eight(id)
                    while x + 8 <= width, mask.loadUnaligned(fromByteOffset: start + x, as: UInt64.self) == same {
                        x += 8
                    }
                    while x < width, mask[start + x] == id { x += 1 }
                    guard id != 0 else { continue }
                    let index = Int(id)
                    count[index] += x - from
                    left[index] = min(left[index], from)
                    right[index] = max(right[index], x - 1)
                    top[index] = min(top[index], y)
                    bottom[index] = max(bottom[index], y)
                }
            }
        }
        return fullCounts.indices.prefix(Self.capacity).map { object in
            let id = object + 1
            guard count[id] > 0 else { return nil }
            return Seen(
                pixels: count[id],
                box: PixelBox(
                    x: left[id], y: top[id], width: right[id] - left[id] + 1, height: bottom[id] - top[id] + 1))
        }
    }

    private static func eight(_ id: UInt8) -> UInt64 { UInt64(id) &* 0x0101_0101_0101_0101 }
}
