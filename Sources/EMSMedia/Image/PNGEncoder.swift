import PNGShim

/// Encodes pictures as PNG in memory: no time, text or gamma chunk; the same pixels give the same bytes with the same
/// libpng and zlib.
///
/// The settings are fixed. Measured on a drawn scene of 480 × 270 pixels (pictures a second and core, kB): colour at
/// level 1 without filter 1,064 (17.9), with filter up 583 (20.7), all filters 247 (20.1), level 6 469 (15.3); one byte
/// a pixel at level 1 looking for runs only 4,415 (4.8), general 4,450 (5.7), level 6 983 (4.4).
public enum PNGEncoder {
    /// An RGB picture from rows of four bytes a pixel: blue, green, red, unused. That is how cairo keeps
    /// `CAIRO_FORMAT_RGB24` on little-endian machines. `rows` is only read, and only during the call.
    ///
    /// - Parameter stride: bytes from one row to the next, at least 4 × `width`.
    public static func encode(
        bgrx rows: UnsafeRawBufferPointer, width: Int, height: Int, stride: Int
    ) throws(MediaError) -> [UInt8] {
        try encode(rows, PictureShape(EMS_PNG_SOURCE_BGRX, 4, width, height, stride), palette: [])
    }

    /// As above, from an array.
    public static func encode(
        bgrx rows: [UInt8], width: Int, height: Int, stride: Int
    ) throws(MediaError) -> [UInt8] {
        try encode(rows, PictureShape(EMS_PNG_SOURCE_BGRX, 4, width, height, stride), palette: [])
    }

    /// An RGB picture from red, green, blue bytes without padding.
    public static func encode(rgb pixels: [UInt8], width: Int, height: Int) throws(MediaError) -> [UInt8] {
        try encode(pixels, PictureShape(EMS_PNG_SOURCE_RGB, 3, width, height, 3 * width), palette: [])
    }

    /// An 8-bit palette picture. Every index must have an entry; 1 to 256 entries.
    public static func encode(
        indices: [UInt8], palette: [RGB8], width: Int, height: Int
    ) throws(MediaError) -> [UInt8] {
        guard (1...256).contains(palette.count), Int(indices.max() ?? 0) < palette.count else {
            throw MediaError(.invalidArgument, "an index lies outside the palette of \(palette.count) colours")
        }
        let flat = palette.flatMap { [$0.red, $0.green, $0.blue] }
        return try encode(indices, PictureShape(EMS_PNG_SOURCE_INDEXED, 1, width, height, width), palette: flat)
    }

    /// An 8-bit grey picture.
    public static func encode(gray levels: [UInt8], width: Int, height: Int) throws(MediaError) -> [UInt8] {
        try encode(levels, PictureShape(EMS_PNG_SOURCE_GRAY, 1, width, height, width), palette: [])
    }

    private struct PictureShape {
        let source: ems_png_source
        let bytesPerPixel: Int
        let width: Int
        let height: Int
        let stride: Int

        init(_ source: ems_png_source, _ bytesPerPixel: Int, _ width: Int, _ height: Int, _ stride: Int) {
            self.source = source
            self.bytesPerPixel = bytesPerPixel
            self.width = width
            self.height = height
            self.stride = stride
        }

        func fits(byteCount: Int) -> Bool {
            (1...65_535).contains(width) && (1...65_535).contains(height) && stride >= width * bytesPerPixel
                && stride <= 1 << 24 && byteCount >= stride * (height - 1) + width * bytesPerPixel
        }
    }

    private static func encode(
        _ pixels: [UInt8], _ shape: PictureShape, palette: [UInt8]
    ) throws(MediaError) -> [UInt8] {
        try pixels.withUnsafeBufferPointer { (rows) throws(MediaError) in
            try encode(UnsafeRawBufferPointer(rows), shape, palette: palette)
        }
    }

    private static func encode(
        _ rows: UnsafeRawBufferPointer, _ shape: PictureShape, palette: [UInt8]
    ) throws(MediaError) -> [UInt8] {
        guard shape.fits(byteCount: rows.count) else {
            throw MediaError(
                .invalidArgument,
                "\(rows.count) bytes do not hold \(shape.width) × \(shape.height) pixels with stride \(shape.stride)")
        }
        var bytes: UnsafeMutablePointer<UInt8>?
        var count = 0
        let status = palette.withUnsafeBufferPointer { entries in
            var picture = ems_png_picture()
            picture.pixels = rows.assumingMemoryBound(to: UInt8.self).baseAddress
            picture.stride = shape.stride
            picture.width = UInt32(shape.width)
            picture.height = UInt32(shape.height)
            picture.source = shape.source
            picture.palette = entries.baseAddress
            picture.palette_entries = Int32(entries.count / 3)
            picture.level = 1
            picture.strategy = shape.bytesPerPixel == 1 ? EMS_PNG_STRATEGY_RUNS : EMS_PNG_STRATEGY_GENERAL
            return ems_png_encode(&picture, &bytes, &count)
        }
        defer { ems_png_free(bytes) }
        if let error = MediaError(png: status) { throw error }
        return [UInt8](UnsafeBufferPointer(start: bytes, count: count))
    }
}

extension MediaError {
    /// nil for success.
    init?(png status: ems_png_status) {
        var status = status
        let text = withUnsafeBytes(of: &status.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        switch status.code {
        case EMS_PNG_OK: return nil
        case EMS_PNG_TRUNCATED: self.init(.truncated, "PNG: \(text)")
        case EMS_PNG_CHECKSUM: self.init(.checksumMismatch, "PNG: \(text)")
        case EMS_PNG_MALFORMED: self.init(.malformed, "PNG: \(text)")
        default: self.init(.engineFailure, "PNG: \(text)")
        }
    }
}
