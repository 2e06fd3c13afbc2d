import EMSMedia
import Testing

@Suite struct `WFDB annotations` {
    private func encode(_ annotations: [WFDBAnnotation]) throws(MediaError) -> [UInt8] {
        let signal = WFDBSignal(description: "II", units: "mV", gain: 200, samples: [0])
        let record = WFDBRecord(name: "r", sampleRateHertz: 250, signals: [signal])
        return try WFDBRecordWriter.encode(record, annotations: annotations).annotations ?? []
    }

    private let story = [
        WFDBAnnotation(sample: 0, code: .rhythmChange, text: "(N"),
        WFDBAnnotation(sample: 180, code: .normalBeat),
        WFDBAnnotation(sample: 1_203, code: .normalBeat),
        WFDBAnnotation(sample: 2_227, code: .prematureVentricularContraction, subtype: -3, channel: 1, number: 7),
        WFDBAnnotation(sample: 2_227, code: .signalQualityChange, subtype: 3, channel: 1, number: 7),
        WFDBAnnotation(sample: 90_000, code: .rhythmChange, text: "(VFIB"),
        WFDBAnnotation(sample: 90_000, code: .ventricularFibrillationStart),
        WFDBAnnotation(sample: 200_000, code: .ventricularFibrillationEnd, number: -128),
        WFDBAnnotation(sample: 10_000_000_000, code: .note, text: String(repeating: "x", count: 255)),
    ]

    @Test func `have the words of the standard`() throws {
        let bytes = try encode([
            WFDBAnnotation(sample: 1_023, code: .normalBeat),
            WFDBAnnotation(sample: 2_047 + 0x1_0000, code: .rhythmChange, subtype: -1, text: "(N)"),
        ])
        let resolution = Array("## time resolution: 250".utf8)
        let expected: [UInt8] =
            [0, 22 << 2, UInt8(resolution.count), 63 << 2] + resolution + [0]  // Note, odd length padded.
            + [0xFF, 1 << 2 | 3]  // Code 1, difference 1,023.
            + [0, 59 << 2, 1, 0, 0, 4]  // Skip 0x1_0400, high word first.
            + [0, 28 << 2, 0xFF, 61 << 2, 3, 63 << 2] + Array("(N)".utf8) + [0]
            + [0, 0]
        #expect(bytes == expected)
    }

    @Test func `come back as they were written`() throws {
        #expect(try WFDBRecordReader.annotations(encode(story)) == story)
        #expect(try WFDBRecordReader.annotations(encode([])).isEmpty)
        let all = WFDBAnnotationCode.allCases.enumerated().map { WFDBAnnotation(sample: $0 * 400, code: $1, text: "a") }
        #expect(try WFDBRecordReader.annotations(encode(all)) == all)
    }

    @Test func `are put in order of time and channel`() throws {
        let shuffled = [
            WFDBAnnotation(sample: 9, code: .normalBeat), WFDBAnnotation(sample: 3, code: .note, channel: 2),
            WFDBAnnotation(sample: 3, code: .learning), WFDBAnnotation(sample: 3, code: .systole),
        ]
        let read = try WFDBRecordReader.annotations(encode(shuffled))
        #expect(read.map(\.code) == [.learning, .systole, .note, .normalBeat])
    }

    @Test func `have symbols of their own`() {
        #expect(Set(WFDBAnnotationCode.allCases.map(\.symbol)).count == WFDBAnnotationCode.allCases.count)
    }

    @Test func `of wfdb-python are read`() throws {
        // wfdb.wrann of 4.3.1: N at 3, a rhythm change at 5000, V at 5001, with fs=62.5.
        let note = Array("## time resolution: 62.5".utf8)
        let bytes: [UInt8] =
            [0, 0x58, 0x18, 0xFC] + note + [0, 0xEC, 0xFF, 0xFF, 0xFF, 0xFF, 1, 0, 3, 4, 0, 0xEC, 0, 0, 0x85, 0x13]
            + [0, 0x70, 5, 0xFC] + Array("(VFIB".utf8) + [0, 1, 0x14, 0, 0]
        #expect(
            try WFDBRecordReader.annotations(bytes) == [
                WFDBAnnotation(sample: 3, code: .normalBeat),
                WFDBAnnotation(sample: 5_000, code: .rhythmChange, text: "(VFIB"),
                WFDBAnnotation(sample: 5_001, code: .prematureVentricularContraction),
            ])
    }

    @Test func `cut short are refused as such`() throws {
        let bytes = try encode(story)
        for damaged in Damage.truncations(of: bytes) {
            let code = Damage.code { () throws(MediaError) in try WFDBRecordReader.annotations(damaged) }
            #expect(code == .truncated, "\(damaged.count) of \(bytes.count)")
        }
        #expect(
            Damage.code { () throws(MediaError) in try WFDBRecordReader.annotations(bytes + [0]) } == .malformed)
    }

    @Test func `with changed bytes are refused or read`() throws {
        for (_, damaged) in Damage.flips(of: try encode(story), count: 500) {
            guard let read = try? WFDBRecordReader.annotations(damaged) else { continue }
            #expect(read.allSatisfy { $0.sample >= 0 })
        }
        // A skip back to before the record; an unknown code.
        for damaged: [UInt8] in [[0, 59 << 2, 0xFF, 0xFF, 0xFF, 0xFF, 0, 4, 0, 0], [0, 50 << 2, 0, 0]] {
            #expect(Damage.code { () throws(MediaError) in try WFDBRecordReader.annotations(damaged) } == .malformed)
        }
    }

    @Test(arguments: [
        WFDBAnnotation(sample: -1, code: .normalBeat),
        WFDBAnnotation(sample: 0, code: .note, text: String(repeating: "x", count: 256)),
        WFDBAnnotation(sample: 0, code: .note, text: "défi"),
        WFDBAnnotation(sample: 0, code: .note, text: "a\nb"),
        WFDBAnnotation(sample: 0, code: .normalBeat, subtype: 128),
        WFDBAnnotation(sample: 0, code: .normalBeat, channel: 256),
        WFDBAnnotation(sample: 0, code: .normalBeat, number: -129),
    ])
    func `that the format cannot hold are not written`(annotation: WFDBAnnotation) {
        #expect(Damage.code { () throws(MediaError) in try encode([annotation]) } == .invalidArgument)
    }
}
