/// The ground a patient lies on, seen from above.
struct GroundArt: Artwork {
    var place: ScenePlace
    /// Where the pattern of the ground begins, as a share of its pitch, 0 … 1.
    var phase: Double
    /// Shade of the floor: −1 darker … 1 lighter.
    var shade: Double

    private static let area = Box(-70, -70, 1100, 680)

    func draw(on canvas: Canvas) {
        switch place {
        case .livingRoom:
            base(canvas, 0xB9A58C)
            weave(canvas, Colour(0x8F7A62), spacing: 26)
        case .bedroom:
            base(canvas, 0xB08659)
            planks(canvas, Colour(0x7B5836), height: 74)
        case .kitchen:
            base(canvas, 0xC9C3B6)
            tiles(canvas, Colour(0xA39C8E), size: 150)
        case .bathroom:
            base(canvas, 0xBFD0D4)
            tiles(canvas, Colour(0x97AEB4), size: 92)
        case .office:
            base(canvas, 0x77808C)
            weave(canvas, Colour(0x5E6672), spacing: 34)
        case .shop:
            base(canvas, 0xD5D3CC)
            tiles(canvas, Colour(0xBDBAB1), size: 190)
        case .gym:
            base(canvas, 0x4A5058)
            tiles(canvas, Colour(0x3A4048), size: 240)
        case .street:
            base(canvas, 0x6E7074)
            speckles(canvas, [Colour(0x8A8C90), Colour(0x55575B)], count: 90, size: 3)
        case .park:
            base(canvas, 0x6F9450)
            tufts(canvas)
        case .ambulance:
            base(canvas, 0xE6EBF0)
            folds(canvas)
        }
    }

    private func base(_ canvas: Canvas, _ hex: UInt32) {
        let colour = Colour(hex)
        canvas.shade(
            .box(.beyondPlane),
            .fromAbove(Self.area, shade > 0 ? colour.lighter(shade * 0.22) : colour.darker(-shade * 0.2), 0.18))
    }

    private func planks(_ canvas: Canvas, _ colour: Colour, height: Double) {
        var seams = Path()
        for (row, y) in stride(from: -70 - phase * height, to: 610, by: height).enumerated() {
            seams.append(.segment(-70, y, 1030, y))
            for x in stride(from: -70 - phase * 440 + Double(row * 7 % 5) * 88, to: 1030, by: 440) {
                seams.append(.segment(x, y, x, y + height))
            }
        }
        canvas.thinLine(seams, colour.opacity(0.55), 2.4)
        var grain = Path()
        for (row, y) in stride(from: -48.0, to: 610, by: height / 2).enumerated() {
            let x = Double(row * 173 % 600)
            grain.append(.smooth([(x, y), (x + 90, y + 5), (x + 190, y - 3), (x + 300, y + 3)], closed: false))
        }
        canvas.thinLine(grain, colour.opacity(0.22), 2)
    }

    private func tiles(_ canvas: Canvas, _ colour: Colour, size: Double) {
        var joints = Path()
        for x in stride(from: -70 - phase * size, to: 1030, by: size) { joints.append(.segment(x, -70, x, 610)) }
        for y in stride(from: -40 - phase * 0.6 * size, to: 610, by: size) { joints.append(.segment(-70, y, 1030, y)) }
        canvas.thinLine(joints, colour.opacity(0.8), 4)
    }

    private func weave(_ canvas: Canvas, _ colour: Colour, spacing: Double) {
        var threads = Path()
        for (row, y) in stride(from: -64.0, to: 610, by: spacing).enumerated() {
            for x in stride(from: -70.0 + Double(row % 2) * spacing, to: 1030, by: spacing * 2) {
                threads.append(.segment(x, y, x + spacing * 0.8, y + 3))
            }
        }
        canvas.thinLine(threads, colour.opacity(0.28), 3)
    }

    private func speckles(_ canvas: Canvas, _ colours: [Colour], count: Int, size: Double) {
        for (which, colour) in colours.enumerated() {
            var grains = Path()
            for index in 0..<count {
                let x = Double((index * 727 + which * 331 + Int(phase * 900)) % 1100) - 70
                let y = Double((index * 389 + which * 197 + Int(phase * 500)) % 680) - 70
                grains.append(.box(Box(x, y, size, size * 0.7)))
            }
            canvas.shade(grains, colour.opacity(0.5))
        }
    }

    private func tufts(_ canvas: Canvas) {
        for (which, colour) in [Colour(0x557A3A), Colour(0x8BB067)].enumerated() {
            var blades = Path()
            for index in 0..<110 {
                let x = Double((index * 631 + which * 277 + Int(phase * 900)) % 1100) - 70
                let y = Double((index * 353 + which * 149 + Int(phase * 500)) % 680) - 70
                blades.append(.polygon([(x - 4, y), (x - 1, y - 15), (x, y), (x + 5, y - 11), (x + 5, y)]))
            }
            canvas.shade(blades, colour.opacity(0.6))
        }
    }

    private func folds(_ canvas: Canvas) {
        canvas.shade(.box(Box(-70, -130, 1100, 160)), Colour(0x5F7C9C).opacity(0.35))
        canvas.shade(.box(Box(-70, 512, 1100, 160)), Colour(0x5F7C9C).opacity(0.35))
        for (start, lean) in [(90.0, 30.0), (330, -20), (640, 26), (860, -34)] {
            let x = start + (phase - 0.5) * 150
            let fold = Path.smooth(
                [(x, 30), (x + lean, 180), (x - lean * 0.4, 340), (x + lean * 0.6, 512)], closed: false)
            canvas.line(fold, Colour(0xA9B6C4).opacity(0.4), 7)
            canvas.line(fold, Colour.white.opacity(0.35), 3)
        }
    }
}

/// What lies out of focus behind a device that is held up to be read.
struct BlurArt: Artwork {
    var place: ScenePlace
    /// As many as the place has colours are drawn.
    var lights = usualLights

    func draw(on canvas: Canvas) {
        let (far, near, spots) = colours
        canvas.shade(.box(.beyondPlane), .vertical(-70, 610, [far, far.mixed(with: near, 0.6), near]))
        for (spot, light) in zip(spots, lights) {
            canvas.shade(
                .circle(light.x, light.y, light.radius),
                .radial(
                    Point(light.x, light.y), light.radius,
                    [spot.opacity(0.5), spot.opacity(0.46), spot.opacity(0.42), spot.opacity(0.3), spot.opacity(0)]))
        }
    }

    /// A lamp, a window, a thing with colour, too far away to have an outline.
    struct Light: Hashable, Sendable {
        var x: Double
        var y: Double
        var radius: Double
    }

    /// Off the middle, where the device or the face is.
    static let usualLights = [
        Light(x: 130, y: 90, radius: 110), Light(x: 884, y: 420, radius: 160), Light(x: 790, y: 80, radius: 120),
    ]

    private var colours: (Colour, Colour, [Colour]) {
        switch place {
        case .livingRoom: (Colour(0xA08C74), Colour(0x6F5C49), [Colour(0xE7C58A), Colour(0x7D4B3A), Colour(0x4F5D58)])
        case .bedroom: (Colour(0x9C8A86), Colour(0x6B5148), [Colour(0xF0D3A0), Colour(0x5A6A86), Colour(0xC9A9A0)])
        case .kitchen: (Colour(0xB7B2A4), Colour(0x78746A), [Colour(0xF4EBD2), Colour(0x6D8C80), Colour(0x9F6E4A)])
        case .bathroom: (Colour(0xA9BEC4), Colour(0x6D858D), [Colour(0xF2FAFC), Colour(0x5E8C98), Colour(0xD9E6E8)])
        case .office: (Colour(0x9AA0A8), Colour(0x565D68), [Colour(0xE3E8EE), Colour(0x3F5573), Colour(0x8F7E66)])
        case .shop: (Colour(0xB9B7B0), Colour(0x76736B), [Colour(0xF6F1DE), Colour(0xB0523F), Colour(0x4F7C57)])
        case .gym: (Colour(0x7B828B), Colour(0x3B4048), [Colour(0xC7CED6), Colour(0xA8402F), Colour(0x2D3138)])
        case .street: (Colour(0x8795A3), Colour(0x54565B), [Colour(0xC8403A), Colour(0x3F62B8), Colour(0xD8DEE4)])
        case .park: (Colour(0x9DB5A0), Colour(0x4F6B3C), [Colour(0xDDEBB8), Colour(0x3E5A32), Colour(0xB7CFE0)])
        case .ambulance: (Colour(0xB4BFC9), Colour(0x66727F), [Colour(0xF5FAFF), Colour(0x4D78A8), Colour(0xC8553F)])
        }
    }
}
