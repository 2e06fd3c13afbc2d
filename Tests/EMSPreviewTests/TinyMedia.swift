import Foundation

/// Pictures of four by two pixels: red, blue, and a mask with one object.
enum Pictures {
    static let frames = [
        "iVBORw0KGgoAAAANSUhEUgAAAAQAAAACCAIAAADwyuo0AAAAEElEQVR42mM4IScHRwzIHABvCggh7qR9+QAAAABJRU5ErkJggg==",
        "iVBORw0KGgoAAAANSUhEUgAAAAQAAAACCAIAAADwyuo0AAAAEElEQVR42mOQkzsBRwzIHABkagghCUJtZwAAAABJRU5ErkJggg==",
    ].map { Data(base64Encoded: $0)! }
    static let mask = Data(
        base64Encoded:
            "iVBORw0KGgoAAAANSUhEUgAAAAQAAAACCAMAAABIdo1RAAAABlBMVEUAAAD/UFDKL4GCAAAAD0lEQVR42mNgYGRkYAARAAAeAAXt++4V"
            + "AAAAAElFTkSuQmCC")!
}

enum Sound {
    /// A saw tooth at 8 kHz, 16 bits, mono.
    static func wav(seconds: Int) -> Data {
        let count = 8000 * seconds
        var bytes = Data()
        func add(_ text: String) { bytes.append(contentsOf: text.utf8) }
        func add(_ value: Int, _ width: Int) {
            for byte in 0..<width { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * byte))) }
        }
        add("RIFF")
        add(36 + 2 * count, 4)
        add("WAVEfmt ")
        for (value, width) in [(16, 4), (1, 2), (1, 2), (8000, 4), (16_000, 4), (2, 2), (16, 2)] { add(value, width) }
        add("data")
        add(2 * count, 4)
        for index in 0..<count { add(index % 40 * 100, 2) }
        return bytes
    }
}

/// A monitor at 250 Hz with one missing second and a beat, and a trend of the heart rate.
enum Series {
    static func files(of encounter: String) -> [(String, Data)] {
        let lead = (0..<750).map { $0 < 250 ? Int16.min : Int16($0 % 50 * 20) }
        let trend = [Int16](repeating: 120, count: 3)
        let beat: [UInt16] = [1 << 10 | 300, 0]
        return [
            ("\(encounter)-monitor.hea", header("\(encounter)-monitor", "II", "1000(0)/mV", 250, lead)),
            ("\(encounter)-monitor.dat", data(lead.map(UInt16.init(bitPattern:)))),
            ("\(encounter)-monitor.atr", data(beat)),
            ("\(encounter)-vitals.hea", header("\(encounter)-vitals", "HR", "1(0)//min", 1, trend)),
            ("\(encounter)-vitals.dat", data(trend.map(UInt16.init(bitPattern:)))),
        ]
    }

    private static func header(_ record: String, _ name: String, _ gain: String, _ rate: Int, _ samples: [Int16])
        -> Data
    {
        let checksum = Int16(truncatingIfNeeded: samples.reduce(0) { $0 + Int($1) })
        return Data(
            """
            \(record) 1 \(rate) \(samples.count)
            \(record).dat 16 \(gain) 16 0 \(samples[0]) \(checksum) 0 \(name)

            """.utf8)
    }

    private static func data(_ words: [UInt16]) -> Data {
        Data(words.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] })
    }
}
