import Foundation

enum DecibelsByHand {
    static func amplitude(_ decibels: Double) -> Double { pow(10, decibels / 20) }

    static func rms(_ samples: some Collection<Int16>) -> Double {
        let sum = samples.reduce(0.0) { $0 + Double($1) * Double($1) }
        return (sum / Double(max(1, samples.count))).squareRoot()
    }

    static func between(_ left: Double, _ right: Double) -> Double { 20 * log10(left / right) }
}
