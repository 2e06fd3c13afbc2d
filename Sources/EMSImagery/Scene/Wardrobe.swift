internal import EMSModel
internal import EMSReproducibility

/// What people and devices of one encounter look like; the same in all its frames.
struct Wardrobe: Sendable {
    var skin: SkinPalette
    var hair: HairStyle
    var hairColour: Colour
    var beard: BeardStyle
    var eyes: Colour
    var garment: Garment
    var trousers: Colour
    var gloves: Colour
    var glovesName: String
    var uniform: Colour
    var responderSkins: [SkinPalette]
    var monitorCase: Colour
    var aedCase: Colour
    var meterCase: Colour
    var kitBag: Colour
    var cuff: Colour
    var oximeter: Colour
    var bag: Colour
    var top: Colour
    var watchCase: Colour
    var plate: Colour
    var paperGrid: Colour
    var aedGlass: Colour
    /// Of the monitor: bumpers, header, and the order of its colours. Other devices follow it: corners, bars.
    var monitorStyle: Int
    var wearsGlasses: Bool
    var hasChestHair: Bool
    /// Of rooms seen from standing height.
    var roomVariant: Int
    var roomIsMirrored: Bool
    var responderHair: [Colour]
    /// 0 short hair, 1 tied hair, 2 a cap.
    var responderLook: [Int]
    /// How broad the jaw is, about 1.
    var faceWidth: Double
    /// 0 … 2: the shape of what is carried (meter, watch) and how a tablet lays out its rows.
    var deviceStyle: Int
    var aedMake: AEDMake

    init(patient: PatientLook, look: RandomSubstream, appearance: Int? = nil) {
        var person = look.substream("patient")
        var things = look.substream("things")
        skin = SkinPalette(tone: patient.skinTone)
        let isMan = patient.sex == .male
        let isOld = patient.ageYears >= 60
        if patient.ageYears < 1 {
            hair = .downy
        } else if isMan {
            hair = person.pick(isOld ? [.balding, .short, .swept, .balding] : [.short, .swept, .cropped, .curly])
        } else {
            hair = person.pick([.long, .bob, .tied, patient.ageYears > 40 ? .curly : .tied])
        }
        beard = isMan && patient.ageYears > 19 ? person.pick([.none, .none, .stubble, .full, .moustache]) : .none
        let dark: [UInt32] = [0x1C1614, 0x2B1E18, 0x241A1A]
        let light: [UInt32] = [0x2B1E18, 0x4A3222, 0x6E4A2B, 0xA9803F, 0x8A4B2A]
        let natural = Colour(person.pick(patient.skinTone >= 3 ? dark : light))
        let grey = patient.ageYears < 45 ? 0 : min(1, Double(patient.ageYears - 45) / 30)
        hairColour = natural.mixed(with: Colour(0xC9C6C2), grey * 0.92)
        eyes = Colour(
            person.pick(patient.skinTone >= 3 ? [0x3A2416, 0x2C1B10] : [0x4A6B82, 0x5B4027, 0x5C7350, 0x3A2416]))
        garment = person.pick(Garment.all)
        trousers = Colour(person.pick([0x2F3B52, 0x3B3B40, 0x6B6154, 0x4E5A46, 0x27303C]))
        (gloves, glovesName) = things.pick([
            (Colour(0x4C86C6), "blue"), (Colour(0x6A62B8), "purple"), (Colour(0x2B2D33), "black"),
            (Colour(0x58B0A6), "green"),
        ])
        uniform = Colour(things.pick([0x1F2A44, 0x24402F, 0x2B2E38, 0x263F63]))
        responderSkins = (0..<3).map { _ in SkinPalette(tone: things.integer(in: 0...5)) }
        monitorCase = Colour(things.pick([0xD9DCE0, 0x4A4F57, 0xE4DFD4]))
        aedCase = Colour(things.pick([0xF2B632, 0xE9E6DF, 0xD9482F]))
        meterCase = Colour(things.pick([0x2C333D, 0xE8EBEF, 0x245A7A]))
        kitBag = Colour(things.pick([0xC8402F, 0xD96B2B, 0x2F5FA5]))
        var more = look.substream("more")
        cuff = Colour(more.pick([0x2E4A78, 0x33373E, 0x6B2D3C, 0x2C6266, 0x565D66]))
        oximeter = Colour(more.pick([0x3C4450, 0x2F5F93, 0xC9CED4, 0x2F6D5C]))
        bag = Colour(more.pick([0x4C9CC2, 0x5BAE8B, 0xC98A3E, 0x6C7FC0, 0x9AA7B0]))
        top = Colour(more.pick([0x3C4454, 0x7A3B4A, 0x2E5A5A, 0x8B8791, 0x4B3F63]))
        watchCase = Colour(more.pick([0x30353D, 0x8E969E, 0x20242A, 0x4E5A44]))
        plate = Colour(more.pick([0xCDD3D8, 0xD9C08A, 0xE9E6E0]))
        paperGrid = Colour(more.pick([0xE58F87, 0xE5A06F, 0xD98CA4]))
        aedGlass = Colour(more.pick([0x1C4A3A, 0x1B3C5C, 0x4A3A16]))
        monitorStyle = more.integer(in: 0...2)
        wearsGlasses = patient.ageYears > 9 && more.chance(isOld ? 0.45 : 0.18)
        hasChestHair = isMan && patient.ageYears > 19 && more.chance(0.5)
        faceWidth = more.uniform(0.9...1.08)
        roomVariant = more.integer(in: 0...3)
        roomIsMirrored = more.chance(0.5)
        // Dark hair on dark skin is told apart by its sheen alone; it is made black there.
        responderHair = responderSkins.map { palette in
            let isDark = palette.base.red + palette.base.green + palette.base.blue < 1.5
            return Colour(
                more.pick(isDark ? [0x15110F, 0x15110F, 0x8C8782] : [0x2B1E18, 0x6E4A2B, 0x1C1614, 0xA9803F]))
        }
        responderLook = (0..<3).map { _ in more.integer(in: 0...2) }
        deviceStyle = more.integer(in: 0...2)
        aedMake = more.pick(AEDMake.all)
        guard let appearance else { return }
        garment = Garment.staged[appearance]
        let colour = StillColour.all[appearance].colour
        monitorCase = colour
        aedCase = colour
        meterCase = colour
        kitBag = colour
    }
}

/// Colours of one person's skin.
struct SkinPalette: Hashable, Sendable {
    var base: Colour
    var shade: Colour
    var light: Colour
    var lips: Colour
    var areola: Colour
    var nail: Colour

    init(tone: Int) {
        let tones: [UInt32] = [0xF4D3BE, 0xE9BC9B, 0xD5A078, 0xB57850, 0x885437, 0x5D3927]
        let index = min(max(tone, 0), tones.count - 1)
        base = Colour(tones[index])
        shade = base.mixed(with: Colour(0x4E1F1A), 0.34)
        light = base.mixed(with: Colour(0xFFF1DF), index < 3 ? 0.4 : 0.22)
        lips = base.mixed(with: Colour(0xA83A45), index < 4 ? 0.5 : 0.34)
        areola = base.mixed(with: Colour(0x7A3230), 0.45)
        nail = base.mixed(with: Colour(0xF7CFC6), 0.5)
    }

    func tinted(_ complexion: VisibleFindings.Complexion) -> SkinPalette {
        var copy = self
        switch complexion {
        case .normal: return self
        case .pale: copy.tint(Colour(0xE3DED6), 0.3, lips: Colour(0xC9B3AB), 0.5)
        case .flushed: copy.tint(Colour(0xCF4A40), 0.18, lips: Colour(0xB73A40), 0.3)
        case .cyanotic: copy.tint(Colour(0x7A8CB0), 0.24, lips: Colour(0x4F5B93), 0.72)
        }
        return copy
    }

    private mutating func tint(_ colour: Colour, _ share: Double, lips lipColour: Colour, _ lipShare: Double) {
        base = base.mixed(with: colour, share)
        shade = shade.mixed(with: colour, share * 0.7)
        light = light.mixed(with: colour, share)
        lips = lips.mixed(with: lipColour, lipShare)
        nail = nail.mixed(with: lipColour, lipShare * 0.8)
    }
}

enum HairStyle: Hashable, Sendable { case short, swept, cropped, curly, balding, long, bob, tied, downy }

enum BeardStyle: Hashable, Sendable { case none, stubble, full, moustache }

struct Garment: Hashable, Sendable {
    enum Pattern: Hashable, Sendable { case plain, stripes, buttons }

    var colour: Colour
    var name: String
    var pattern: Pattern

    static let all = [
        Garment(colour: Colour(0x7A8FA6), name: "grey-blue", pattern: .plain),
        Garment(colour: Colour(0xB65A4A), name: "red", pattern: .plain),
        Garment(colour: Colour(0x5E7F63), name: "green", pattern: .buttons),
        Garment(colour: Colour(0xE7E2D8), name: "white", pattern: .stripes),
        Garment(colour: Colour(0x3F4E6B), name: "navy", pattern: .buttons),
        Garment(colour: Colour(0xCFA24E), name: "yellow", pattern: .plain),
        Garment(colour: Colour(0x8C6A94), name: "purple", pattern: .stripes),
    ]

    /// One for each appearance of stills.
    static let staged = all + [Garment(colour: Colour(0xD9833F), name: "orange", pattern: .plain)]
}
