/// A kit bag that stands on the ground, 150 × 110, its foot in the middle at the origin.
struct KitBagArt: Artwork {
    var colour: Colour

    func draw(on canvas: Canvas) {
        canvas.softShadow(10, -2, 100, 22, 0.5)
        canvas.line(.smooth([(-40, -92), (-30, -122), (30, -122), (40, -92)], closed: false), colour.darker(0.5), 10)
        canvas.fill(.rounded(Box(-78, -100, 156, 102), 22), .lit(Box(-78, -100, 156, 102), colour, 0.24))
        canvas.shade(
            .rounded(Box(-66, -52, 132, 44), 12), .vertical(-52, -8, [colour.lighter(0.1), colour.darker(0.2)]))
        canvas.line(.segment(-72, -64, 72, -64), Colour(0xF0EFE8), 5)
        canvas.shade(.circle(0, -78, 19), Colour.white)
        canvas.shade(
            .polygon([
                (-4.5, -90), (4.5, -90), (4.5, -82.5), (12, -82.5), (12, -73.5), (4.5, -73.5), (4.5, -66), (-4.5, -66),
                (-4.5, -73.5), (-12, -73.5), (-12, -82.5), (-4.5, -82.5),
            ]), Colour(0x2F6FB0))
    }
}

/// A monitor that stands on the ground seen from afar, 130 × 110, its foot in the middle at the origin.
struct SmallMonitorArt: Artwork {
    var colour: Colour
    /// Whether a trace runs.
    var isTracing: Bool

    func draw(on canvas: Canvas) {
        canvas.softShadow(8, -2, 84, 20, 0.5)
        canvas.line(.smooth([(-44, -98), (-38, -118), (38, -118), (44, -98)], closed: false), Colour(0x2B3038), 11)
        canvas.fill(.rounded(Box(-68, -104, 136, 104), 16), .lit(Box(-68, -104, 136, 104), colour, 0.22))
        canvas.shade(.rounded(Box(-56, -92, 88, 66), 5), Colour(0x05070A))
        if isTracing {
            canvas.line(
                .polygon(
                    [
                        (-52, -72), (-38, -72), (-34, -84), (-30, -62), (-26, -72), (-8, -72), (-4, -84), (0, -62),
                        (4, -72), (26, -72),
                    ], closed: false), Colour(0x3DF07A), 2.6)
            canvas.line(
                .smooth(
                    [(-52, -46), (-42, -56), (-32, -44), (-20, -56), (-10, -44), (2, -56), (12, -44), (26, -54)],
                    closed: false), Colour(0x35D3F2), 2.4)
        } else {
            canvas.line(.segment(-50, -60, 24, -60), Colour(0x3DF07A).opacity(0.5), 2)
        }
        canvas.shade(.circle(50, -74, 9), Colour(0xD8482E))
        canvas.shade(.circle(50, -46, 9), Colour(0xE0B23C))
        for x in [-44.0, -20, 4] { canvas.shade(.rounded(Box(x, -18, 16, 8), 3), Colour(0x3A4049)) }
    }
}

/// A stretcher for a `LyingPatientArt` of the same placement, drawn before it.
struct StretcherArt: Artwork {
    func draw(on canvas: Canvas) {
        canvas.softShadow(230, 150, 320, 26, 0.5)
        let steel = Colour(0x9AA5B0)
        for (from, to) in [(90.0, 380.0), (380, 90)] {
            canvas.stroke(.segment(from, 62, to, 138), steel.darker(0.25), 9)
        }
        for x in [84.0, 386] {
            canvas.fill(.circle(x, 142, 16), Colour(0x2B3038))
            canvas.shade(.circle(x, 142, 6), steel)
        }
        canvas.fill(.rounded(Box(-60, 52, 620, 16), 7), .vertical(52, 68, [Colour(0xE3B23C), Colour(0xB48622)]))
        canvas.fill(.rounded(Box(-54, 24, 608, 32), 14), .vertical(24, 56, [Colour(0x4E6178), Colour(0x33425A)]))
        canvas.fill(.rounded(Box(-50, 4, 600, 32), 14), .vertical(4, 36, [Colour(0xF7F9FA), Colour(0xC5CFD8)]))
        canvas.fill(.rounded(Box(-44, -10, 96, 36), 18), .vertical(-10, 26, [Colour.white, Colour(0xD2DAE1)]))
    }
}

/// The ambulance at the kerb, its rear to the right, 380 × 250 with its wheels' foot at the origin.
struct AmbulanceArt: Artwork {
    /// Which of the two lights flashes.
    var flash: Int

    func draw(on canvas: Canvas) {
        canvas.softShadow(190, 2, 220, 22, 0.5)
        let body = Path.smooth([
            (14, -40), (20, -90), (62, -108), (104, -168), (140, -226), (200, -236), (372, -236), (384, -220),
            (386, -40), (370, -24), (30, -24),
        ])
        canvas.fill(body, .vertical(-236, -24, [Colour.white, Colour(0xF1F2F2), Colour(0xC8CDD2)]))
        canvas.shade(
            .polygon([(70, -106), (110, -164), (140, -200), (150, -200), (150, -106)]),
            .vertical(-200, -106, [Colour(0x3A4F63), Colour(0x8CA8BC)]))
        canvas.shade(.box(Box(20, -86, 364, 20)), Colour(0xC8352E))
        canvas.shade(.box(Box(26, -62, 358, 7)), Colour(0xC8352E))
        canvas.shade(.rounded(Box(290, -204, 70, 70), 8), .vertical(-204, -134, [Colour(0x3A4F63), Colour(0x7D99AE)]))
        canvas.text("AMBULANCE", in: Box(160, -132, 220, 34), size: 30, Colour(0xC8352E), align: .centre)
        for (index, hex) in [UInt32(0xE03A32), 0x3367D6].enumerated() {
            let x = 210 + Double(index) * 70
            canvas.fill(.rounded(Box(x, -254, 52, 20), 8), Colour(hex).lighter(index == flash ? 0.45 : 0))
            if index == flash {
                canvas.shade(
                    .circle(x + 26, -246, 90),
                    .radial(
                        Point(x + 26, -246), 90,
                        [Colour(hex).opacity(0.65), Colour(hex).opacity(0.2), Colour(hex).opacity(0)]))
            }
        }
        for x in [92.0, 306] {
            canvas.fill(.circle(x, -30, 32), Colour(0x22262C))
            canvas.shade(.circle(x, -30, 15), .lit(Box(x - 15, -45, 30, 30), Colour(0xAEB6BE), 0.3))
        }
    }
}

/// A plain chair seen from the front, seat at y = 0.
struct ChairArt: Artwork {
    func draw(on canvas: Canvas) {
        let wood = Colour(0x7A5638)
        canvas.softShadow(0, 136, 110, 20, 0.45)
        canvas.fill(.rounded(Box(-74, -150, 148, 150), 16), .lit(Box(-74, -150, 148, 150), wood, 0.2))
        for x in [-70.0, 58] { canvas.fill(.rounded(Box(x, 6, 13, 128), 4), wood.darker(0.3)) }
        canvas.fill(.rounded(Box(-84, -8, 168, 28), 9), .vertical(-8, 20, [wood.lighter(0.25), wood.darker(0.1)]))
    }
}
