/// Valid beginnings, from the formats' own descriptions: without them a fuzzer hardly gets past the first bytes.
extension FuzzTarget {
    /// None for a target that reads records.
    var seeds: [[UInt8]] {
        switch self {
        case .json: [Array(#"{"a":[1,-2.5e3,"\ud83d\ude91",true,null,{}],"b":9007199254740993}"#.utf8)]
        case .dataset, .encounter, .transcript, .event, .frame: []
        case .png:
            [
                [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
                    + [0, 0, 1, 0xE0, 0, 0, 1, 14, 8, 2, 0, 0, 0, 0, 0, 0, 0]
            ]
        case .wave:
            [
                Array("RIFF".utf8) + [38, 0, 0, 0] + Array("WAVEfmt ".utf8)
                    + [16, 0, 0, 0, 1, 0, 1, 0, 0x80, 0x3E, 0, 0, 0, 0x7D, 0, 0, 2, 0, 16, 0] + Array("data".utf8)
                    + [2, 0, 0, 0, 0, 0]
            ]
        case .flac:
            [
                Array("fLaC".utf8) + [
                    0, 0, 0, 34, 16, 0, 16, 0, 0, 0, 0, 0, 0, 0, 0x03, 0xE8, 0x00, 0xF0, 0, 4, 0xE2, 0,
                ]
                    + [UInt8](repeating: 7, count: 16) + [0x84, 0, 0, 12, 4, 0, 0, 0] + Array("libx".utf8)
                    + [0, 0, 0, 0]
            ]
        case .wfdb:
            [
                Array(
                    "enc-1 2 250 5000\nenc-1.dat 16 1000(0)/mV 16 0 5 -77 0 II\nenc-1.dat 16 200 16 0\n# note\n".utf8),
                [0, 0xEC, 0, 0, 1, 0, 0x12, 0x04, 0x03, 0xFC, 0x28, 0x56, 0x46, 0, 0, 0],
            ]
        }
    }
}
