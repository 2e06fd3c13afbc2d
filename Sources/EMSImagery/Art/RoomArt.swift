/// A place seen from standing height: wall or sky, floor, and what stands there. The floor begins at y = 300.
struct RoomArt: Artwork {
    var place: ScenePlace
    /// Which colours walls and furniture have, 0 … 3.
    var variant = 0
    var isMirrored = false

    private static let horizon = 292.0

    func draw(on canvas: Canvas) {
        canvas.placed(isMirrored ? Placement(x: FrameScene.planeWidth, isMirrored: true) : Placement()) {
            drawPlace(on: canvas)
        }
    }

    /// One of four colours.
    private func tone(_ colours: [UInt32]) -> UInt32 { colours[min(max(variant, 0), colours.count - 1)] }

    private func drawPlace(on canvas: Canvas) {
        switch place {
        case .livingRoom: livingRoom(canvas)
        case .bedroom: bedroom(canvas)
        case .kitchen: kitchen(canvas)
        case .bathroom: bathroom(canvas)
        case .office: office(canvas)
        case .shop: shop(canvas)
        case .gym: gym(canvas)
        case .street: street(canvas)
        case .park: park(canvas)
        case .ambulance: ambulance(canvas)
        }
    }

    private func walls(_ canvas: Canvas, _ wall: UInt32, _ floor: UInt32, skirting: UInt32) {
        canvas.shade(
            .box(Box(-70, -130, 1100, 432)),
            .linear(
                Point(0, 0), Point(960, 300), [Colour(wall).lighter(0.22), Colour(wall), Colour(wall).darker(0.14)]))
        canvas.shade(
            .box(Box(-70, Self.horizon, 1100, 378)),
            .vertical(Self.horizon, 560, [Colour(floor).darker(0.2), Colour(floor), Colour(floor).lighter(0.12)]))
        canvas.shade(.box(Box(-70, Self.horizon - 14, 1100, 16)), Colour(skirting))
    }

    private func boards(_ canvas: Canvas, _ hex: UInt32) {
        var seams = Path()
        for index in -9...9 {
            let x = 480 + Double(index) * 74
            seams.append(.segment(x, Self.horizon, 480 + Double(index) * 150, 620))
        }
        canvas.thinLine(seams, Colour(hex).opacity(0.5), 2)
    }

    private func window(_ canvas: Canvas, _ x: Double, _ y: Double, _ width: Double, _ height: Double) {
        canvas.shade(.rounded(Box(x - 10, y - 10, width + 20, height + 20), 5), Colour(0xF1EEE6))
        canvas.shade(.box(Box(x, y, width, height)), .vertical(y, y + height, [Colour(0xA9CFE8), Colour(0xDDECF3)]))
        canvas.shade(.box(Box(x + width / 2 - 4, y, 8, height)), Colour(0xF1EEE6))
        canvas.shade(.box(Box(x, y + height * 0.45, width, 7)), Colour(0xF1EEE6))
    }

    private func picture(_ canvas: Canvas, _ box: Box, _ hex: UInt32) {
        canvas.shade(.rounded(Box(box.x + 4, box.y + 6, box.width, box.height), 4), Colour.shadow.opacity(0.2))
        canvas.shade(.rounded(box, 4), Colour(0x5B4634))
        canvas.shade(.box(box.inset(7)), .lit(box, Colour(hex), 0.25))
    }

    private func livingRoom(_ canvas: Canvas) {
        walls(canvas, tone([0xD9C9AE, 0xB9C7B4, 0xC9B7B0, 0xB7C3D0]), 0xA27C53, skirting: 0xEFE8DA)
        boards(canvas, 0x6E5033)
        window(canvas, 90, 40, 150, 150)
        picture(canvas, Box(560, 46, 120, 84), 0x6C8F9C)
        picture(canvas, Box(700, 66, 70, 64), 0xB98B5A)
        canvas.shade(.polygon([(868, 60), (924, 60), (944, 118), (848, 118)]), Colour(0xF4E3B8))
        canvas.line(.segment(896, 118, 896, 292), Colour(0x4A3B2E), 7)
        canvas.shade(
            .circle(896, 100, 120),
            .radial(Point(896, 100), 120, [Colour(0xFFE9B0).opacity(0.4), Colour(0xFFE9B0).opacity(0)]))
        sofa(canvas, tone([0x5F7F86, 0x8A5A44, 0x6B6F7C, 0x7B8A4F]))
        canvas.shade(
            .ellipse(480, 452, 440, 92), Colour(tone([0x8C3F3A, 0x3F5F8C, 0x55714A, 0xA88A4A])).opacity(0.5))
        canvas.line(.ellipse(480, 452, 420, 82), Colour(0xE9D9B6).opacity(0.5), 5)
    }

    private func sofa(_ canvas: Canvas, _ hex: UInt32) {
        let cloth = Colour(hex)
        canvas.softShadow(560, 330, 300, 34, 0.4)
        canvas.shade(.rounded(Box(330, 176, 440, 130), 30), .vertical(176, 306, [cloth.lighter(0.22), cloth]))
        for x in [350.0, 490, 630] {
            canvas.shade(
                .rounded(Box(x, 248, 128, 56), 16), .vertical(248, 304, [cloth.lighter(0.3), cloth.darker(0.06)]))
        }
        canvas.shade(
            .rounded(Box(306, 216, 56, 106), 24), .horizontal(306, 362, [cloth.lighter(0.25), cloth.darker(0.08)]))
        canvas.shade(.rounded(Box(740, 216, 56, 106), 24), .horizontal(740, 796, [cloth, cloth.darker(0.25)]))
        canvas.shade(.rounded(Box(330, 296, 440, 28), 8), cloth.darker(0.25))
    }

    private func bedroom(_ canvas: Canvas) {
        walls(canvas, tone([0xB9C2CE, 0xD6C6C0, 0xC4CFBF, 0xD9D2BC]), 0xB08A63, skirting: 0xE9EDF1)
        boards(canvas, 0x77593C)
        window(canvas, 700, 36, 160, 150)
        picture(canvas, Box(240, 40, 150, 74), 0xC0916E)
        canvas.softShadow(320, 332, 320, 30, 0.4)
        canvas.shade(.rounded(Box(90, 138, 460, 150), 22), .vertical(138, 288, [Colour(0x7C5A3F), Colour(0x5B3F2B)]))
        canvas.shade(.rounded(Box(110, 232, 420, 96), 18), .vertical(232, 328, [Colour(0xF4F2EE), Colour(0xC8CCD2)]))
        canvas.shade(
            .rounded(Box(110, 268, 420, 62), 14),
            .vertical(
                268, 330,
                [
                    Colour(tone([0x6F86A8, 0xA86F7A, 0x7FA07A, 0xB59A5C])),
                    Colour(tone([0x4C6284, 0x7C4A55, 0x587A55, 0x8A7240])),
                ]))
        canvas.shade(.rounded(Box(140, 212, 150, 48), 22), .vertical(212, 260, [Colour.white, Colour(0xD5DAE0)]))
        canvas.shade(.rounded(Box(342, 212, 150, 48), 22), .vertical(212, 260, [Colour.white, Colour(0xD5DAE0)]))
    }

    private func kitchen(_ canvas: Canvas) {
        walls(canvas, 0xE4DFCF, 0xC0B8A6, skirting: 0xD5CCB8)
        floorTiles(canvas, 0x9A927F)
        for x in [60.0, 210, 360, 690] {
            canvas.shade(
                .rounded(Box(x, -30, 142, 116), 5),
                .lit(Box(x, -30, 142, 116), Colour(tone([0x7E9A8C, 0x8CA0B5, 0xB59A7E, 0xA3A3A0])), 0.18))
            canvas.shade(.rounded(Box(x + 62, 70, 18, 6), 3), Colour(0xE8E4D8))
        }
        canvas.shade(.box(Box(-70, 176, 780, 16)), .vertical(176, 192, [Colour(0x6B5646), Colour(0x4D3D31)]))
        for x in [-40.0, 110, 260, 410, 560] {
            canvas.shade(
                .rounded(Box(x, 194, 144, 100), 4),
                .lit(Box(x, 194, 144, 100), Colour(tone([0x8AA597, 0x97AABD, 0xBFA68C, 0xADADAA])), 0.18))
            canvas.shade(.rounded(Box(x + 52, 206, 40, 6), 3), Colour(0xE8E4D8))
        }
        canvas.shade(.rounded(Box(760, 20, 170, 276), 12), .lit(Box(760, 20, 170, 276), Colour(0xD5DADD), 0.22))
        canvas.line(.segment(760, 120, 930, 120), Colour(0x9CA4A9), 3)
        canvas.line(.segment(782, 60, 782, 104), Colour(0x8C959B), 6)
        canvas.line(.segment(782, 140, 782, 210), Colour(0x8C959B), 6)
        canvas.shade(.rounded(Box(470, 144, 60, 32), 8), Colour(0xB8482F))
    }

    private func floorTiles(_ canvas: Canvas, _ hex: UInt32) {
        var joints = Path()
        for index in -7...7 {
            joints.append(.segment(480 + Double(index) * 96, Self.horizon, 480 + Double(index) * 200, 620))
        }
        for y in [318.0, 352, 396, 452, 524, 600] { joints.append(.segment(-70, y, 1030, y)) }
        canvas.thinLine(joints, Colour(hex).opacity(0.6), 2.4)
    }

    private func bathroom(_ canvas: Canvas) {
        walls(canvas, tone([0xC9DCE0, 0xD8D5C4, 0xC9D9C6, 0xDCD0D4]), 0xA9BCC2, skirting: 0x8FA8AF)
        floorTiles(canvas, 0x7C939A)
        var joints = Path()
        for x in stride(from: -40.0, to: 1030, by: 62) { joints.append(.segment(x, -70, x, 278)) }
        for y in stride(from: -40.0, to: 278, by: 62) { joints.append(.segment(-70, y, 1030, y)) }
        canvas.thinLine(joints, Colour.white.opacity(0.5), 2)
        canvas.shade(.rounded(Box(40, 186, 420, 118), 34), .vertical(186, 304, [Colour.white, Colour(0xC9D3D8)]))
        canvas.shade(.rounded(Box(34, 180, 432, 22), 10), .vertical(180, 202, [Colour.white, Colour(0xD7DFE3)]))
        canvas.shade(.rounded(Box(640, 40, 170, 120), 8), .lit(Box(640, 40, 170, 120), Colour(0xDDEEF5), 0.3))
        canvas.shade(
            .smooth([(620, 196), (840, 196), (800, 240), (730, 252), (660, 240)]),
            .vertical(196, 250, [Colour.white, Colour(0xC4CFD5)]))
        canvas.shade(.rounded(Box(706, 246, 50, 56), 8), Colour(0xDCE4E8))
    }

    private func office(_ canvas: Canvas) {
        walls(canvas, tone([0xD3D8DC, 0xDAD3C4, 0xC6D3CC, 0xD3CADB]), 0x6C7682, skirting: 0x9BA4AC)
        window(canvas, 60, 24, 260, 156)
        picture(canvas, Box(420, 34, 190, 110), 0xF1F3F4)
        canvas.shade(.rounded(Box(560, 186, 380, 18), 5), .vertical(186, 204, [Colour(0xB08A5E), Colour(0x7E6040)]))
        canvas.shade(.box(Box(584, 204, 14, 96)), Colour(0x4C525A))
        canvas.shade(.box(Box(904, 204, 14, 96)), Colour(0x4C525A))
        canvas.shade(.rounded(Box(690, 84, 140, 88), 7), Colour(0x23272E))
        canvas.shade(.box(Box(698, 92, 124, 70)), .lit(Box(698, 92, 124, 70), Colour(0x4E7FA8), 0.2))
        canvas.shade(.box(Box(750, 170, 20, 16)), Colour(0x23272E))
        canvas.shade(.rounded(Box(70, 210, 120, 80), 14), Colour(0x3D4956))
        canvas.shade(.box(Box(124, 270, 12, 40)), Colour(0x2A3038))
    }

    private func shop(_ canvas: Canvas) {
        walls(canvas, 0xE6E2D6, 0xC8C5BC, skirting: 0xA8A498)
        floorTiles(canvas, 0xA7A398)
        let goods: [UInt32] = [0xC8503E, 0x3F77A8, 0xE0B23C, 0x4F8F5C, 0x8C5A96, 0xD98A4A]
        for (unit, left) in [20.0, 500].enumerated() {
            canvas.shade(.box(Box(left, 16, 430, 284)), Colour(0x8E969D))
            for shelf in 0..<4 {
                let y = 24 + Double(shelf) * 68
                canvas.shade(.box(Box(left + 8, y, 414, 58)), Colour(0x5F676F))
                for item in 0..<10 {
                    let height = 30 + Double((item * 7 + shelf * 5 + unit * 3) % 22)
                    let colour = Colour(goods[(item * 5 + shelf * 2 + unit) % goods.count])
                    let box = Box(left + 14 + Double(item) * 40.5, y + 58 - height, 34, height)
                    canvas.shade(
                        .rounded(box, 4), .horizontal(box.x, box.x + 34, [colour.lighter(0.25), colour.darker(0.15)]))
                }
            }
        }
    }

    private func gym(_ canvas: Canvas) {
        walls(canvas, tone([0xA9B2BB, 0xBBA79A, 0x9AB5A4, 0xB5A9BB]), 0x4B525B, skirting: 0x2F353C)
        floorTiles(canvas, 0x353B43)
        canvas.shade(
            .box(Box(40, 16, 560, 200)),
            .linear(Point(40, 16), Point(600, 216), [Colour(0xDCE7EE), Colour(0xA9BBC8), Colour(0xD3E0E8)]))
        canvas.shade(.rounded(Box(640, 196, 290, 14), 5), Colour(0x2B3038))
        canvas.shade(.rounded(Box(640, 256, 290, 14), 5), Colour(0x2B3038))
        for index in 0..<5 {
            let x = 664 + Double(index) * 56
            for y in [184.0, 244] {
                canvas.shade(.rounded(Box(x - 20, y - 12, 14, 26), 4), Colour(0x1E2228))
                canvas.shade(.rounded(Box(x + 8, y - 12, 14, 26), 4), Colour(0x1E2228))
                canvas.shade(.box(Box(x - 8, y - 3, 18, 7)), Colour(0xA9B2BB))
            }
        }
    }

    private func street(_ canvas: Canvas) {
        canvas.shade(.box(Box(-70, -130, 1100, 432)), .vertical(-40, 300, [Colour(0x7FA6CB), Colour(0xD3E2EC)]))
        for (x, width, height, hex) in [
            (-60.0, 210.0, 270.0, 0xA0685A), (150, 170, 220, 0xC3B08E), (320, 190, 290, 0x8B93A0),
            (720, 140, 250, 0xB7795F), (860, 170, 210, 0x9FA68C),
        ] {
            let colour = Colour(UInt32(hex))
            let top = 300 - height
            canvas.shade(
                .box(Box(x, top, width, height)),
                .horizontal(x, x + width, [colour.lighter(0.16), colour.darker(0.12)]))
            for row in 0..<Int(height / 62) {
                for column in 0..<Int(width / 48) {
                    canvas.shade(
                        .box(Box(x + 16 + Double(column) * 48, top + 20 + Double(row) * 58, 24, 32)),
                        Colour(0x3C4C5E).opacity(0.8))
                }
            }
        }
        canvas.shade(.box(Box(-70, 292, 1100, 60)), .vertical(292, 352, [Colour(0xA8A9AB), Colour(0xBDBEC0)]))
        canvas.shade(.box(Box(-70, 346, 1100, 14)), Colour(0x8B8D91))
        canvas.shade(.box(Box(-70, 358, 1100, 312)), .vertical(358, 600, [Colour(0x55585D), Colour(0x6B6E73)]))
        for x in [-40.0, 220, 480, 740] {
            canvas.shade(
                .polygon([(x, 512), (x + 130, 512), (x + 120, 526), (x - 12, 526)]), Colour(0xE6E4DA).opacity(0.8))
        }
    }

    private func park(_ canvas: Canvas) {
        canvas.shade(.box(Box(-70, -130, 1100, 432)), .vertical(-40, 290, [Colour(0x86B6DC), Colour(0xDDEBEE)]))
        canvas.shade(
            .smooth([(-80, 260), (120, 214), (330, 250), (560, 206), (800, 244), (1040, 214), (1040, 330), (-80, 330)]),
            Colour(0x7FA378))
        canvas.shade(.box(Box(-70, 278, 1100, 392)), .vertical(278, 560, [Colour(0x6F9A4E), Colour(0x86B160)]))
        for (x, y, radius) in [(120.0, 120.0, 96.0), (820, 110, 110), (920, 170, 80)] {
            canvas.shade(
                .polygon([(x - 14, y + 40), (x + 14, y + 40), (x + 22, 300), (x - 22, 300)]), Colour(0x6A4B33))
            canvas.shade(
                .circle(x, y, radius),
                .radial(
                    Point(x - radius * 0.4, y - radius * 0.4), radius * 1.5,
                    [Colour(0x8FBE67), Colour(0x4E7D3C), Colour(0x3A6130)]))
        }
        canvas.shade(.rounded(Box(390, 232, 200, 14), 4), Colour(0x8A6844))
        canvas.shade(.rounded(Box(390, 204, 200, 14), 4), Colour(0x8A6844))
        canvas.shade(.box(Box(408, 204, 10, 92)), Colour(0x44484D))
        canvas.shade(.box(Box(562, 204, 10, 92)), Colour(0x44484D))
    }

    private func ambulance(_ canvas: Canvas) {
        walls(canvas, 0xDDE4E9, 0x8793A0, skirting: tone([0xC8553F, 0x3F6FC8, 0x4F9A5C, 0xD0A23C]))
        for x in [20.0, 190, 360, 530, 700] {
            canvas.shade(.rounded(Box(x, 6, 158, 116), 8), .lit(Box(x, 6, 158, 116), Colour(0xC6D3DD), 0.16))
            canvas.line(.rounded(Box(x, 6, 158, 116), 8), Colour(0x92A3B1), 2.4)
            canvas.shade(.rounded(Box(x + 62, 104, 34, 8), 4), Colour(0x6F7E8B))
            canvas.shade(.rounded(Box(x + 18, 44, 34, 54), 4), Colour(0xF3F6F8))
            canvas.shade(.rounded(Box(x + 58, 58, 38, 40), 4), Colour(0x6FA0C8))
            canvas.shade(.rounded(Box(x + 102, 50, 36, 48), 4), Colour(0xD98A4A))
        }
        canvas.line(.segment(-70, 148, 1030, 148), Colour(0xE3B23C), 9)
        canvas.shade(.rounded(Box(880, 20, 130, 180), 16), .vertical(20, 200, [Colour(0x31455A), Colour(0x7793AB)]))
        canvas.shade(.rounded(Box(90, 180, 740, 80), 20), .vertical(180, 260, [Colour(0x56697C), Colour(0x3E4E5F)]))
    }
}
