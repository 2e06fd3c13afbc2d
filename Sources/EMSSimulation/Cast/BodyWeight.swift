package import EMSModel
import EMSReproducibility

/// How heavy a patient is.
///
/// Children: quartiles of weight for age, of the WHO child growth standards (2006) below two years and of the growth
/// charts of the CDC (2000) from then on. Adults: around 70 and 83 kg.
package struct BodyWeight {
    let ageYears: Int
    let ageMonths: Int?
    let sex: Sex

    /// Whole kilograms.
    func kilograms(_ stream: inout RandomSubstream) -> Int {
        guard ageYears < 18 else {
            let mean = Double(Self.meanKilograms(ofGrown: sex))
            return Int(min(140, max(42, mean + 14 * stream.normal())).rounded())
        }
        // Of a year that is not known in months, its middle.
        let quartiles = quartiles(months: Double(ageMonths ?? ageYears * 12 + 6))
        let spread = min(1.9, max(-1.9, stream.normal())) / 0.6745
        let distance = spread < 0 ? quartiles.median - quartiles.lower : quartiles.upper - quartiles.median
        return max(3, Int((quartiles.median + spread * distance).rounded()))
    }

    private static func meanKilograms(ofGrown sex: Sex) -> Int { sex == .male ? 83 : 70 }

    /// How heavy a patient is for age and sex: −1 as light as they come, 0 as the median, 1 as heavy as they come.
    package static func build(of patient: Patient) -> Double {
        let weight = Double(patient.weightKilograms)
        let share: Double
        if patient.ageYears < 18 {
            let quartiles = BodyWeight(ageYears: patient.ageYears, ageMonths: patient.ageMonths, sex: patient.sex)
                .quartiles(months: Double(patient.ageMonths ?? patient.ageYears * 12 + 6))
            let distance = weight - quartiles.median
            share =
                distance / 2.4
                / (distance < 0 ? quartiles.median - quartiles.lower : quartiles.upper - quartiles.median)
        } else {
            share = (weight - Double(meanKilograms(ofGrown: patient.sex))) / 24
        }
        return min(max(share, -1), 1)
    }

    typealias Quartiles = (lower: Double, median: Double, upper: Double)

    /// Linear between the ages of the table.
    private func quartiles(months: Double) -> Quartiles {
        let table = sex == .male ? Self.boys : Self.girls
        guard let above = table.firstIndex(where: { $0.months >= months }), above > 0 else {
            return (months <= 0 ? table[0] : table[table.count - 1]).quartiles
        }
        let (left, right) = (table[above - 1], table[above])
        let share = (months - left.months) / (right.months - left.months)
        let between = { (from: Double, to: Double) in from + share * (to - from) }
        return (
            between(left.quartiles.lower, right.quartiles.lower),
            between(left.quartiles.median, right.quartiles.median),
            between(left.quartiles.upper, right.quartiles.upper)
        )
    }

    private static let boys: [(months: Double, quartiles: Quartiles)] = [
        (0, (3.0, 3.3, 3.7)), (3, (5.9, 6.4, 6.9)), (6, (7.4, 7.9, 8.5)), (9, (8.3, 8.9, 9.6)),
        (12, (9.0, 9.6, 10.4)), (18, (10.1, 10.9, 11.8)), (24, (11.8, 12.7, 13.6)), (36, (13.2, 14.3, 15.4)),
        (48, (14.9, 16.1, 17.6)), (60, (16.8, 18.3, 20.0)), (72, (18.8, 20.6, 22.7)), (84, (20.9, 23.0, 25.5)),
        (96, (23.3, 25.8, 28.8)), (108, (25.6, 28.4, 32.1)), (120, (28.4, 31.8, 36.2)), (132, (31.7, 35.7, 41.0)),
        (144, (35.5, 40.3, 46.3)), (156, (40.0, 45.4, 52.2)), (168, (44.9, 50.8, 58.1)), (180, (49.8, 56.1, 63.8)),
        (192, (54.3, 60.7, 68.7)), (204, (57.9, 64.4, 72.5)), (216, (60.5, 67.1, 75.4)),
    ]

    private static let girls: [(months: Double, quartiles: Quartiles)] = [
        (0, (2.9, 3.2, 3.6)), (3, (5.4, 5.8, 6.4)), (6, (6.7, 7.3, 7.9)), (9, (7.6, 8.2, 8.9)),
        (12, (8.2, 8.9, 9.7)), (18, (9.4, 10.2, 11.1)), (24, (11.2, 12.1, 13.0)), (36, (12.8, 13.8, 15.0)),
        (48, (14.4, 15.7, 17.2)), (60, (16.3, 17.8, 19.7)), (72, (18.3, 20.1, 22.4)), (84, (20.5, 22.6, 25.4)),
        (96, (23.1, 25.8, 29.2)), (108, (25.7, 28.8, 32.9)), (120, (28.9, 32.7, 37.6)), (132, (32.5, 37.0, 42.8)),
        (144, (36.4, 41.5, 47.9)), (156, (40.3, 45.7, 52.6)), (168, (43.7, 49.2, 56.5)), (180, (46.5, 51.9, 59.3)),
        (192, (48.5, 53.8, 61.0)), (204, (49.9, 55.1, 62.2)), (216, (50.9, 56.1, 63.3)),
    ]
}
