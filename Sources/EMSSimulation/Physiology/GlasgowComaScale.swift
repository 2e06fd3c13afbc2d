/// The parts of a Glasgow Coma Scale total as they usually fall (eye 1–4, verbal 1–5, motor 1–6).
enum GlasgowComaScale {
    static func parts(ofTotal total: Int) -> (eye: Int, verbal: Int, motor: Int) {
        switch total {
        case ...3: (1, 1, 1)
        case 4: (1, 1, 2)
        case 5: (1, 1, 3)
        case 6: (1, 1, 4)
        case 7: (1, 2, 4)
        case 8: (2, 2, 4)
        case 9: (2, 2, 5)
        case 10: (2, 3, 5)
        case 11: (3, 3, 5)
        case 12: (3, 4, 5)
        case 13: (3, 4, 6)
        case 14: (4, 4, 6)
        default: (4, 5, 6)
        }
    }
}
