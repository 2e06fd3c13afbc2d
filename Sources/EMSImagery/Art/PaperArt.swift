/// A clipboard that fills the plane but for a margin, its clip at the upper edge.
struct ClipboardArt: Artwork {
    var colour: Colour

    func draw(on canvas: Canvas) {
        let board = Box(26, 22, 908, 504)
        canvas.shade(.rounded(Box(38, 40, 908, 504), 24), Colour.shadow.opacity(0.4))
        canvas.fill(.rounded(board, 22), .fromAbove(board, colour, 0.18))
        canvas.line(.rounded(board.inset(2), 21), colour.lighter(0.5).opacity(0.6), 2.4)
    }
}

/// The steel clip over the paper.
struct ClipArt: Artwork {
    func draw(on canvas: Canvas) {
        canvas.shade(.rounded(Box(374, 26, 220, 40), 10), Colour.shadow.opacity(0.35))
        canvas.fill(
            .rounded(Box(370, 18, 220, 42), 10),
            .vertical(18, 60, [Colour(0xF0F2F4), Colour(0xB4BBC2), Colour(0x7E868E)]))
        canvas.fill(.rounded(Box(440, 2, 80, 30), 13), .vertical(2, 32, [Colour(0xDDE1E5), Colour(0x8A929A)]))
        canvas.shade(.circle(480, 17, 7), Colour(0x4A5058))
    }
}

/// A sheet of white paper.
struct PaperArt: Artwork {
    static let sheet = Box(58, 44, 844, 462)

    func draw(on canvas: Canvas) {
        canvas.shade(.box(Box(64, 52, 844, 462)), Colour.shadow.opacity(0.28))
        canvas.fill(.box(Self.sheet), .fromAbove(Self.sheet, Colour(0xFAF9F4), 0.04))
    }
}

/// Pink paper with its grid: 25 mm a second, small squares of 1 mm where they are wide enough to be seen.
struct ECGPaperArt: Artwork {
    /// Scene units a millimetre measures: ten seconds are 250 mm.
    static let millimetre = 3.3
    static let sheet = Box(48, 56, 864, 454)
    static let left = 67.5
    static let top = 104.0

    /// Of rows, in scene units.
    static let pitch = 98.0
    /// A stylus leaves its row by no more than this, in mm: a little less than half of the pitch, so that no lead runs into another.
    static let reach = 14.0

    var heading: String
    var scale: String
    var millimetresPerMillivolt = 10.0
    var grid = Colour(0xE58F87)

    /// The zero line of a row.
    static func zero(_ row: Int) -> Double { top + 58 + Double(row) * pitch }

    func draw(on canvas: Canvas) {
        canvas.shade(.box(Box(56, 66, 864, 454)), Colour.shadow.opacity(0.3))
        canvas.fill(.box(Self.sheet), .fromAbove(Self.sheet, Colour(0xFCEFEA), 0.05))
        let unit = Self.millimetre
        if canvas.pixelsPerUnit * unit > 2.6 { grid(on: canvas, unit, grid.opacity(0.35), 0.7) }
        grid(on: canvas, 5 * unit, grid.opacity(0.75), 1.1)
        drawCalibration(on: canvas)
        let ink = Colour(0x20242A)
        canvas.text(heading, in: Box(64, 66, 560, 26), size: 20, ink)
        canvas.text(scale, in: Box(600, 66, 300, 26), size: 17, ink, face: .regular, align: .right)
    }

    /// One millivolt before each row, a fifth of a second wide.
    private func drawCalibration(on canvas: Canvas) {
        let height = Self.millimetre * millimetresPerMillivolt
        var pulses = Path()
        for row in 0..<4 {
            let y = Self.zero(row)
            pulses.append(
                .polygon([(49, y), (51, y), (51, y - height), (63, y - height), (63, y), (66, y)], closed: false))
        }
        canvas.thinLine(pulses, Colour(0x1D2026), 1.7)
    }

    private func grid(on canvas: Canvas, _ step: Double, _ colour: Colour, _ width: Double) {
        var lines = Path()
        let sheet = Self.sheet
        for x in stride(from: Self.left, through: sheet.x + sheet.width, by: step) {
            lines.append(.segment(x, Self.top - 6, x, sheet.y + sheet.height))
        }
        for y in stride(from: Self.top - 6, through: sheet.y + sheet.height, by: step) {
            lines.append(.segment(sheet.x, y, sheet.x + sheet.width, y))
        }
        canvas.thinLine(lines, colour, width)
    }
}

/// One lead on ECG paper: its name and its samples, from left to right.
struct LeadTraceArt: Artwork {
    var name: String
    var samples: [Float]
    /// Left end of the zero line.
    var origin: Point
    var seconds: Double
    var millimetresPerMillivolt: Double

    func draw(on canvas: Canvas) {
        let unit = ECGPaperArt.millimetre
        let ink = Colour(0x1D2026)
        let perMillivolt = unit * millimetresPerMillivolt
        let reach = ECGPaperArt.reach * unit
        let lane = Box(origin.x, origin.y - reach, seconds * 25 * unit, 2 * reach)
        let range = Float(reach / perMillivolt)
        let trace = TraceArt(
            lane: lane, samples: samples, range: -range...range, colour: ink, name: name, scale: "", absent: "")
        for run in trace.columns(pixelsPerUnit: canvas.pixelsPerUnit) {
            canvas.thinLine(.polygon(run, closed: false), ink, 1.9)
            canvas.markLine(.polygon(run, closed: false), 3.4)
        }
        canvas.thinLine(.segment(origin.x, origin.y - 8, origin.x, origin.y + 8), ink, 1.6)
        canvas.text(name, in: Box(origin.x + nameShift, origin.y - 47, 60, 19), size: 17, ink)
    }
    /// Where the name stands: as far left as the trace leaves room for it, or where it comes into its way least.
    private var nameShift: Double {
        let width = ECGPaperArt.millimetre * 25 * seconds
        let perUnit = Double(samples.count) / width
        var best = (shift: 4.0, height: Float.infinity)
        for shift in stride(from: 4.0, through: 120, by: 8) {
            let (from, to) = (Int((shift - 2) * perUnit), min(Int((shift + 40) * perUnit), samples.count))
            guard from < to else { break }
            let height = samples[from..<to].reduce(-Float.infinity) { $1.isFinite ? max($0, $1) : $0 }
            if height * Float(millimetresPerMillivolt) < 7.5 { return shift }
            if height < best.height { best = (shift, height) }
        }
        return best.shift
    }
}
