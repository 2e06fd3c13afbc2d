import Foundation

enum Decibels {
    /// The factor on samples that a number of decibels is.
    static func gain(_ decibels: Double) -> Double { exp(decibels * perNeper) }

    /// ln 10 / 20.
    private static let perNeper = 0.115_129_254_649_702_28
}
