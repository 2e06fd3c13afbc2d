/// The mask of one object as COCO keeps it: lengths of runs down the columns, beginning with the background.
package struct RunLengths {
    private var counts: [Int] = []
    /// Pixels of the object.
    package private(set) var area = 0

    /// - Parameter pixels: numbers of objects row by row.
    package init(of object: Int, in pixels: [UInt8], width: Int, height: Int) {
        var isInside = false
        var run = 0
        pixels.withUnsafeBufferPointer { pixels in
            for column in 0..<width {
                for row in 0..<height {
                    let belongs = Int(pixels[row * width + column]) == object
                    if belongs != isInside {
                        counts.append(run)
                        run = 0
                        isInside = belongs
                    }
                    run += 1
                    if belongs { area += 1 }
                }
            }
        }
        counts.append(run)
    }

    /// As the COCO API writes it (`rleToString` of maskApi.c): from the fourth on as difference to the count before the
    /// last, in groups of five bits with a sign, as characters from `0` on.
    package var compressed: String {
        var bytes: [UInt8] = []
        for (index, count) in counts.enumerated() {
            var value = index > 2 ? count - counts[index - 2] : count
            var hasMore = true
            while hasMore {
                var group = value & 0x1F
                value >>= 5
                hasMore = group & 0x10 != 0 ? value != -1 : value != 0
                if hasMore { group |= 0x20 }
                bytes.append(UInt8(group + 48))
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
