package import EMSKnowledge
package import EMSModel

/// Numbers as digits and as the words a crew says, after the number words of a language.
package final class NumberSpeller: Sendable {
    package enum Style: Sendable {
        /// 118 → one hundred eighteen.
        case cardinal
        /// In pairs, as pressures, rates and house numbers are said in some languages: 118 → one eighteen,
        /// 1428 → fourteen twenty eight, 104 → one oh four.
        case pairs
        /// 14:05 → fourteen oh five.
        case clock
    }

    private let words: LanguagePack.NumberWords
    /// Said for the zero between pairs; nil in languages that do not say numbers in pairs.
    private let pairZero: String?
    private let decimalMark: String

    package init(_ language: LanguagePack) {
        words = language.numbers
        pairZero = language.phrases["number.pair_zero"]?.first?.text
        decimalMark = language.phrases["number.decimal_mark"]?.first?.text ?? "."
    }

    /// Digits, without a decimal mark where the number is whole.
    package func written(_ value: Double) -> String {
        guard value != value.rounded() || abs(value) >= 1e15 else { return String(Int(value)) }
        return "\(value)".replacing(".", with: decimalMark)
    }

    package func spoken(_ value: Double, style: Style = .cardinal) -> [SpokenForm] {
        spelled(value, style: style).map { SpokenForm($0) }
    }

    private func spelled(_ value: Double, style: Style) -> [String] {
        guard value != value.rounded() else { return spelled(Int(value), style: style) }
        let digits = "\(value)".split(separator: ".")
        guard digits.count == 2 else { return spelled(Int(value.rounded()), style: style) }
        return cardinal(Int(value)) + [words.point] + digits[1].compactMap(\.wholeNumberValue).map { digit($0) }
    }

    private func spelled(_ value: Int, style: Style) -> [String] {
        if style == .clock, let clock = words.clock {
            return (value / 100 == 1 ? [inner(1)] : cardinal(value / 100)) + [clock] + rest(value % 100)
        }
        guard let pairZero else { return cardinal(value) }
        switch style {
        case .cardinal: return cardinal(value)
        case .pairs:
            guard (101...9999).contains(value), value % 1000 != 0 else { return cardinal(value) }
            return cardinal(value / 100) + secondPair(value % 100, zero: pairZero)
        case .clock:
            let hours = value / 100
            let first = hours < 10 ? [pairZero] + cardinal(hours) : cardinal(hours)
            return first + secondPair(value % 100, zero: pairZero)
        }
    }

    private func secondPair(_ value: Int, zero: String) -> [String] {
        switch value {
        case 0: [words.hundred]
        case 1...9: [zero, digit(value)]
        default: cardinal(value)
        }
    }

    private func digit(_ value: Int) -> String { words.upToNineteen[value] }

    private func cardinal(_ value: Int) -> [String] {
        let parts = parts(value)
        return words.isClosed ? [parts.joined()] : parts
    }

    private func parts(_ value: Int) -> [String] {
        switch value {
        case ..<20: [words.upToNineteen[max(0, value)]]
        case ..<100: tens(value)
        case ..<1000: [inner(value / 100), words.hundred] + innerRest(value % 100)
        default: (value < 2000 ? [inner(1)] : parts(value / 1000)) + [words.thousand] + innerRest(value % 1000)
        }
    }

    private func rest(_ value: Int) -> [String] { value == 0 ? [] : cardinal(value) }

    private func innerRest(_ value: Int) -> [String] { value == 0 ? [] : parts(value) }

    /// A digit inside a longer number.
    private func inner(_ value: Int) -> String { value == 1 ? words.oneInCompound ?? digit(1) : digit(value) }

    private func tens(_ value: Int) -> [String] {
        let ten = words.tens[value / 10 - 2]
        guard value % 10 != 0 else { return [ten] }
        return words.isUnitFirst ? [inner(value % 10) + words.unitJoiner + ten] : [ten, digit(value % 10)]
    }

    /// Whether a house number follows the name of the street.
    package var isHouseNumberLast: Bool { words.isHouseNumberLast }

    /// The number one before a unit, where that has a word of its own.
    package var oneBeforeUnit: [SpokenForm]? { words.oneBeforeUnit.map { [SpokenForm($0)] } }
}
