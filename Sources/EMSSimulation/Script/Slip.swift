import EMSModel

/// Numbers that are easily said for another: the last two figures the wrong way round, the next ten, the teens for the
/// tens.
struct Slip {
    let values: [Double]

    init(of reading: Reading) {
        let right = Int(reading.value)
        guard right >= 10, reading.value == reading.value.rounded() else {
            values = []
            return
        }
        var wrong = [right / 100 * 100 + right % 10 * 10 + right / 10 % 10, right - 10, right + 10]
        if (13...19).contains(right) { wrong.append((right - 10) * 10) }
        if (30...90).contains(right), right.isMultiple(of: 10) { wrong.append(right / 10 + 10) }
        let range = reading.kind.plausibleRange
        values = wrong.filter { $0 != right && $0 >= 10 && range.contains(Double($0)) }.map(Double.init)
    }
}
