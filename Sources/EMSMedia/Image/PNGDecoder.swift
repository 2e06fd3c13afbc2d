import PNGShim

/// Decodes PNG files. Every checksum is checked, IEND must be there and be the end; whatever the bytes are, the answer
/// is a picture or a `MediaError`.
public enum PNGDecoder {
    /// The header of a file, of which 33 bytes are read.
    public static func header(ofFile path: String) throws(MediaError) -> PNGHeader {
        let prefix = try MediaFile.readPrefix(of: path, byteCount: PNGHeader.byteCount)
        do { return try PNGHeader(prefix) } catch { throw error.at(path) }
    }

    /// The picture as RGB, as palette indices or as grey levels, whichever the file has. Alpha is dropped and 16 bits
    /// a channel are cut to 8.
    public static func decode(_ bytes: [UInt8], limits: PNGLimits = .standard) throws(MediaError) -> PNGPicture {
        let header = try PNGHeader(bytes)
        try header.check(against: limits)
        let layout: ems_png_layout
        let bytesPerPixel: Int
        switch header.colorType {
        case .rgb, .rgbWithAlpha: (layout, bytesPerPixel) = (EMS_PNG_DECODED_RGB, 3)
        case .indexed: (layout, bytesPerPixel) = (EMS_PNG_DECODED_INDEXED, 1)
        case .gray, .grayWithAlpha: (layout, bytesPerPixel) = (EMS_PNG_DECODED_GRAY, 1)
        }
        var palette = [UInt8](repeating: 0, count: 768)
        var paletteEntries: Int32 = 0
        var pixels = [UInt8](repeating: 0, count: header.width * header.height * bytesPerPixel)
        let status = pixels.withUnsafeMutableBufferPointer { target in
            bytes.withUnsafeBufferPointer { source in
                ems_png_decode(
                    source.baseAddress, source.count, layout, target.baseAddress, target.count, &palette,
                    &paletteEntries)
            }
        }
        if let error = MediaError(png: status) { throw error }
        let content: PNGPicture.Pixels =
            switch layout {
            case EMS_PNG_DECODED_RGB: .rgb(pixels)
            case EMS_PNG_DECODED_GRAY: .gray(pixels)
            default: .indexed(pixels, palette: colors(palette, count: min(Int(paletteEntries), 256)))
            }
        return PNGPicture(width: header.width, height: header.height, pixels: content)
    }

    /// As above, of a file of up to 1 GiB.
    public static func decode(file path: String, limits: PNGLimits = .standard) throws(MediaError) -> PNGPicture {
        let bytes = try MediaFile.read(path)
        do { return try decode(bytes, limits: limits) } catch { throw error.at(path) }
    }

    private static func colors(_ palette: [UInt8], count: Int) -> [RGB8] {
        (0..<count).map { RGB8(red: palette[3 * $0], green: palette[3 * $0 + 1], blue: palette[3 * $0 + 2]) }
    }
}
