/// A gloved hand that holds a `GlucometerArt` from the right; same origin. The part behind the meter is drawn before
/// it, the thumb and fingertips after it.
struct MeterHandArt: Artwork {
    var glove: Colour
    var skin: SkinPalette
    var sleeve: Colour
    var isBehind: Bool

    func draw(on canvas: Canvas) {
        if isBehind {
            canvas.limb([(420, 420, 92), (280, 260, 70), (196, 150, 58)], skin.base, gloss: 0.08)
            canvas.limb([(470, 480, 112), (330, 322, 90)], sleeve, gloss: 0.05, flat: true)
            let palm = Path.smooth([
                (-60, 10), (20, -60), (130, -70), (196, 20), (232, 130), (170, 200), (60, 190), (-40, 120),
            ])
            canvas.fill(
                palm, .linear(Point(-40, -60), Point(220, 190), [glove.lighter(0.1), glove, glove.darker(0.24)]))
            canvas.limb([(232, 190, 62), (176, 120, 60)], glove, gloss: 0.08)
            canvas.line(.segment(196, 246, 286, 154), glove.darker(0.4), 6)
        } else {
            for (index, y) in [-58.0, -8, 42, 90].enumerated() {
                let reach = [-108.0, -104, -104, -98][index]
                // From behind the rim around to the front.
                canvas.limb([(reach - 24, y + 4, 19), (reach + 3, y - 2, 15.5)], glove)
                canvas.line(
                    .smooth([(reach - 12, y - 14), (reach - 16, y), (reach - 12, y + 14)], closed: false),
                    glove.darker(0.28).opacity(0.7), 2)
            }
            canvas.limb([(190, 150, 37), (170, 108, 30), (146, 84, 25), (116, 72, 19)], glove)
            canvas.line(
                .smooth([(134, 66), (142, 82), (138, 100)], closed: false), glove.darker(0.28).opacity(0.7), 2.4)
        }
    }
}
