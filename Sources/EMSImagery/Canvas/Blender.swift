internal import CCairo

/// Lays gradients and translucent colours over the picture through the coverage that cairo computes.
///
/// Cairo hands such areas to pixman row by row, which costs more than all the rest of a frame; integer arithmetic over
/// the rows here takes a fifth of the time and gives the same bytes with every version of pixman.
final class Blender {
    /// What covers which share of a pixel; all zero between calls.
    let coverage: OpaquePointer
    private let coverageSurface: OpaquePointer
    private let surface: OpaquePointer
    private let width: Int
    private let height: Int

    /// `surface` is an ARGB32 image; it must outlive the blender.
    init?(surface: OpaquePointer) {
        width = Int(cairo_image_surface_get_width(surface))
        height = Int(cairo_image_surface_get_height(surface))
        guard let mask = cairo_image_surface_create(CAIRO_FORMAT_A8, CInt(width), CInt(height)),
            let context = cairo_create(mask), cairo_status(context) == CAIRO_STATUS_SUCCESS
        else { return nil }
        self.surface = surface
        coverageSurface = mask
        coverage = context
        cairo_set_source_rgba(context, 0, 0, 0, 1)
    }

    deinit {
        cairo_destroy(coverage)
        cairo_surface_destroy(coverageSurface)
    }

    /// How the colour runs in device pixels, as a place in a table of 256 colours.
    enum Run {
        case flat
        /// From the first point to the second.
        case linear(Point, Point)
        case radial(Point, Double)
    }

    /// Blends the colours through the coverage and wipes the coverage. `touched` is in device pixels.
    func blend(_ table: [Tint], _ run: Run, within touched: DeviceArea) {
        cairo_surface_flush(coverageSurface)
        cairo_surface_flush(surface)
        guard let mask = cairo_image_surface_get_data(coverageSurface),
            let pixels = cairo_image_surface_get_data(surface)
        else { return }
        let maskStride = Int(cairo_image_surface_get_stride(coverageSurface))
        let stride = Int(cairo_image_surface_get_stride(surface))
        let (columns, rows) = touched.pixels(width: width, height: height)
        table.withUnsafeBufferPointer { tints in
            for y in rows {
                let covered = mask + y * maskStride
                let target = UnsafeMutableRawPointer(pixels + y * stride).assumingMemoryBound(to: UInt32.self)
                switch run {
                case .flat:
                    let tint = tints[0]
                    Self.each(columns, covered) { x, share in
                        tint.lay(over: &target[x], coverage: share)
                    } eight: { x in
                        tint.layOverEight(target + x)
                    }
                case .linear(let from, let to):
                    let (start, step) = Self.places(from, to, column: columns.lowerBound, y: y)
                    func index(_ x: Int) -> Int { min(max((start + step * (x - columns.lowerBound)) >> 16, 0), 255) }
                    Self.each(columns, covered) { x, share in
                        tints[index(x)].lay(over: &target[x], coverage: share)
                    } eight: { x in
                        let first = index(x)
                        if first == index(x + 7) {
                            tints[first].layOverEight(target + x)
                        } else {
                            for place in x..<x + 8 { tints[index(place)].lay(over: &target[place]) }
                        }
                    }
                case .radial(let centre, let radius):
                    let dy = Double(y) + 0.5 - centre.y
                    Self.each(columns, covered) { x, share in
                        let dx = Double(x) + 0.5 - centre.x
                        let distance = (dx * dx + dy * dy).squareRoot() / radius
                        tints[distance < 1 ? Int(distance * 255) : 255].lay(over: &target[x], coverage: share)
                    } eight: { x in
                        let middles = Self.middles + Double(x)
                        // Where all eight lie outside it is enough to look at the nearest.
                        let near = min(max(centre.x, middles[0]), middles[7]) - centre.x
                        guard (near * near + dy * dy).squareRoot() / radius < 1 else {
                            tints[255].layOverEight(target + x)
                            return
                        }
                        let dx = middles - centre.x
                        let distance = (dx * dx + dy * dy).squareRoot() / radius
                        for lane in 0..<8 {
                            tints[distance[lane] < 1 ? Int(distance[lane] * 255) : 255].lay(over: &target[x + lane])
                        }
                    }
                }
            }
        }
        cairo_surface_mark_dirty(coverageSurface)
        cairo_surface_mark_dirty(surface)
    }

    private static let middles = SIMD8<Double>(0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5)

    /// Visits the covered pixels of a row and wipes them: `eight` for the first of as many that are wholly covered.
    @inline(__always)
    private static func each(
        _ columns: Range<Int>, _ covered: UnsafeMutablePointer<UInt8>, one: (Int, UInt8) -> Void, eight: (Int) -> Void
    ) {
        var x = columns.lowerBound
        let end = columns.upperBound
        let row = UnsafeMutableRawPointer(covered)
        while x < end {
            if x + 8 <= end {
                let shares = row.loadUnaligned(fromByteOffset: x, as: UInt64.self)
                if shares == .max {
                    eight(x)
                    row.storeBytes(of: 0, toByteOffset: x, as: UInt64.self)
                }
                if shares == 0 || shares == .max {
                    x += 8
                    continue
                }
            }
            let share = covered[x]
            if share != 0 {
                one(x, share)
                covered[x] = 0
            }
            x += 1
        }
    }

    /// The place in the table of a row's first pixel, and how it grows from pixel to pixel, in 65536ths: far finer than
    /// a colour step.
    private static func places(_ from: Point, _ to: Point, column: Int, y: Int) -> (start: Int, step: Int) {
        let along = to - from
        let square = max(along.x * along.x + along.y * along.y, 1e-9)
        let start = (Double(column) + 0.5 - from.x) * along.x + (Double(y) + 0.5 - from.y) * along.y
        func fixed(_ share: Double) -> Int {
            share.isFinite ? Int(min(max(share * 255 * 65536, -1e15), 1e15).rounded()) : 0
        }
        return (fixed(start / square), fixed(along.x / square))
    }
}

/// A colour of 8 bits a channel, split into pairs of channels so that two are blended at a time.
struct Tint {
    private let redBlue: UInt32
    private let green: UInt32
    /// 0…256.
    private let alpha: UInt32
    /// As it counts where it covers a pixel wholly.
    private let wholeRedBlue: UInt32
    private let wholeGreen: UInt32

    init(_ colour: Colour) {
        // A half is added and the rest cut off: rounding proper is a call into the mathematical library.
        func byte(_ share: Double) -> UInt32 { UInt32(min(max(share, 0), 1) * 255 + 0.5) }
        redBlue = byte(colour.red) << 16 | byte(colour.blue)
        green = byte(colour.green) << 8
        alpha = UInt32(min(max(colour.alpha, 0), 1) * 256 + 0.5)
        wholeRedBlue = redBlue &* alpha
        wholeGreen = green &* alpha
    }

    /// 256 colours evenly between the stops.
    static func table(_ stops: [Colour]) -> [Tint] {
        guard stops.count > 1 else { return [Tint](repeating: Tint(stops.first ?? .black), count: 256) }
        return (0..<256).map { index in
            let place = Double(index) / 255 * Double(stops.count - 1)
            let stop = min(Int(place), stops.count - 2)
            let share = place - Double(stop)
            let mixed = stops[stop].mixed(with: stops[stop + 1], share)
            return Tint(mixed.opacity(stops[stop].alpha + (stops[stop + 1].alpha - stops[stop].alpha) * share))
        }
    }

    @inline(__always)
    func lay(over pixel: inout UInt32, coverage: UInt8) {
        let covered = UInt32(coverage)
        let weight = ((covered &+ (covered >> 7)) &* alpha) >> 8
        mix(into: &pixel, rest: 256 &- weight, redBlue &* weight, green &* weight)
    }

    @inline(__always)
    func lay(over pixel: inout UInt32) { mix(into: &pixel, rest: 256 &- alpha, wholeRedBlue, wholeGreen) }

    @inline(__always)
    private func mix(into pixel: inout UInt32, rest: UInt32, _ redBlue: UInt32, _ green: UInt32) {
        let old = pixel
        let evens = (((old & 0x00FF_00FF) &* rest &+ redBlue) >> 8) & 0x00FF_00FF
        let odd = (((old & 0x0000_FF00) &* rest &+ green) >> 8) & 0x0000_FF00
        pixel = 0xFF00_0000 | evens | odd
    }

    /// As over each of eight pixels: no channel reaches beyond 16 bits on the way.
    @inline(__always)
    func layOverEight(_ pixels: UnsafeMutablePointer<UInt32>) {
        let pixels = UnsafeMutableRawPointer(pixels)
        let old = pixels.loadUnaligned(as: SIMD16<UInt16>.self)
        let rest = UInt16(truncatingIfNeeded: 256 &- alpha)
        let redBlue = unsafeBitCast(SIMD8<UInt32>(repeating: wholeRedBlue), to: SIMD16<UInt16>.self)
        let green = unsafeBitCast(SIMD8<UInt32>(repeating: wholeGreen >> 8), to: SIMD16<UInt16>.self)
        let evens = ((old & 0x00FF) &* rest &+ redBlue) &>> 8
        let odds = ((old &>> 8) &* rest &+ green) & 0xFF00
        let opaque = unsafeBitCast(SIMD8<UInt32>(repeating: 0xFF00_0000), to: SIMD16<UInt16>.self)
        pixels.storeBytes(of: evens | odds | opaque, as: SIMD16<UInt16>.self)
    }
}

/// The device pixels a path may touch, grown as points are added.
struct DeviceArea {
    private(set) var left = Double.infinity
    private(set) var top = Double.infinity
    private(set) var right = -Double.infinity
    private(set) var bottom = -Double.infinity

    mutating func add(_ x: Double, _ y: Double, reach: Double) {
        left = min(left, x - reach)
        top = min(top, y - reach)
        right = max(right, x + reach)
        bottom = max(bottom, y + reach)
    }

    func pixels(width: Int, height: Int) -> (columns: Range<Int>, rows: Range<Int>) {
        (Self.range(left, right, width), Self.range(top, bottom, height))
    }

    private static func range(_ low: Double, _ high: Double, _ limit: Int) -> Range<Int> {
        guard low <= high else { return 0..<0 }
        let first = Int(min(max(low, 0), Double(limit)))
        return first..<max(first, Int(min(max(high + 1, 0), Double(limit))))
    }
}
