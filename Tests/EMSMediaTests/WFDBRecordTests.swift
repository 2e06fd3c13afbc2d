import EMSMedia
import Foundation
import Testing

@Suite struct `WFDB records` {
    private let small = WFDBRecord(
        name: "enc-000001-monitor", sampleRateHertz: 250,
        signals: [
            WFDBSignal(description: "II", units: "mV", gain: 200, samples: [17, -2, .min]),
            WFDBSignal(description: "PLETH left hand", units: "NU", gain: 0.5, baseline: -12, samples: [1, 2, 300]),
        ], comments: ["synthetic"])

    private func long(count: Int) -> WFDBRecord {
        WFDBRecord(
            name: "r", sampleRateHertz: 62.5,
            signals: (0..<3).map { index in
                WFDBSignal(
                    description: "S\(index)", units: "mmHg", gain: 13.7, baseline: index * 100,
                    samples: SampleNoise.samples(count, seed: UInt32(index)))
            })
    }

    private func header(_ text: String) throws(MediaError) -> WFDBHeader {
        try WFDBRecordReader.header(Array(text.utf8))
    }

    @Test func `have the header and the bytes of the standard`() throws {
        let encoded = try WFDBRecordWriter.encode(small)
        #expect(
            encoded.header == """
                enc-000001-monitor 2 250 3
                enc-000001-monitor.dat 16 200(0)/mV 16 0 17 -32753 0 II
                enc-000001-monitor.dat 16 0.5(-12)/NU 16 0 1 303 0 PLETH left hand
                # synthetic

                """)
        #expect(encoded.signals == [17, 0, 1, 0, 0xFE, 0xFF, 2, 0, 0, 0x80, 0x2C, 0x01])
        #expect(encoded.annotations == nil)
    }

    @Test func `come back as they were written`() throws {
        for record in [small, long(count: 10_001), long(count: 0)] {
            let encoded = try WFDBRecordWriter.encode(record)
            let header = try WFDBRecordReader.header(Array(encoded.header.utf8))
            let read = try WFDBRecordReader.record(header, signals: encoded.signals)
            #expect(read.hashValue == record.hashValue)
            #expect(try WFDBRecordWriter.encode(read) == encoded)
        }
    }

    @Test func `are written to and read from a folder`() throws {
        let folder = try TemporaryFolder()
        let marks = [WFDBAnnotation(sample: 1, code: .normalBeat)]
        try WFDBRecordWriter.write(small, annotations: marks, toDirectory: folder.path)
        #expect(try WFDBRecordReader.record(named: small.name, inDirectory: folder.path) == small)
        #expect(try WFDBRecordReader.annotations(ofFile: "\(folder.path)/\(small.name).atr") == marks)
        let data = "\(folder.path)/\(small.name).dat"
        try Data([1, 2]).write(to: URL(fileURLWithPath: data))
        #expect(throws: MediaError(.truncated, "the signal file has 2 bytes instead of 12", path: data)) {
            try WFDBRecordReader.record(named: small.name, inDirectory: folder.path)
        }
    }

    @Test func `turn physical values into steps and back`() {
        let values = [0, 0.0124, -0.0125, 1, 1_000, -1_000, .nan, .infinity]
        let signal = WFDBSignal(description: "II", units: "mV", gain: 200, baseline: 10, physical: values)
        #expect(signal.samples == [10, 12, 8, 210, 32_767, -32_767, .min, 32_767])
        #expect(signal.physicalValues[3] == 1)
        #expect(signal.physicalValues[2] == -0.01)
        #expect(signal.physicalValues[6].isNaN)
    }

    @Test func `notice a changed sample`() throws {
        let record = long(count: 500)
        let encoded = try WFDBRecordWriter.encode(record)
        let header = try header(encoded.header)
        for (offset, damaged) in Damage.flips(of: encoded.signals, count: 100) {
            let code = Damage.code { () throws(MediaError) in try WFDBRecordReader.record(header, signals: damaged) }
            #expect(code == .checksumMismatch, "byte \(offset)")
        }
        for damaged in Damage.truncations(of: encoded.signals) {
            let code = Damage.code { () throws(MediaError) in try WFDBRecordReader.record(header, signals: damaged) }
            #expect(code == .truncated)
        }
        let longer = encoded.signals + [0, 0]
        #expect(
            Damage.code { () throws(MediaError) in try WFDBRecordReader.record(header, signals: longer) } == .malformed)
    }

    @Test func `with a damaged header are refused or read`() throws {
        let bytes = Array(try WFDBRecordWriter.encode(small).header.utf8)
        for damaged in Damage.truncations(of: bytes) + Damage.flips(of: bytes, count: 500).map(\.bytes) {
            guard let header = try? WFDBRecordReader.header(damaged) else { continue }
            #expect((1...256).contains(header.signals.count))
        }
    }

    @Test func `of other writers are read`() throws {
        let read = try header(
            """
            # leading remark\r
            100 2 360/1000(5) 650000 12:30:00 1/2/1990\r
            100.dat 16 200 11 1024 995 -22131 0 MLII\r
            100.dat 16\r
            #69 M 1085 1629 x1\r

            """)
        #expect(read.recordName == "100")
        #expect(read.sampleRateHertz == 360)
        #expect(read.sampleCount == 650_000)
        #expect(read.signals[0].baseline == 1_024 && read.signals[0].units == "mV" && read.signals[0].gain == 200)
        #expect(read.signals[0].checksum == -22_131 && read.signals[0].description == "MLII")
        #expect(read.signals[1].gain == 200 && read.signals[1].checksum == nil && read.signals[1].initialValue == nil)
        #expect(read.comments == ["leading remark", "69 M 1085 1629 x1"])
    }

    @Test(arguments: [
        ("", MediaError.Code.truncated),
        ("# only a remark\n", .truncated),
        ("r 2 250 3\nr.dat 16 200 16 0 0 0 0 II\n", .truncated),
        ("r 1 250 3\nr.dat 16 200 16 0 0 0 0 II\nr.dat 16\n", .malformed),
        ("r\n", .malformed),
        ("r x 250 3\n", .malformed),
        ("r 0 250 3\n", .malformed),
        ("r 99999 250 3\n", .limitExceeded),
        ("r 1 nan 3\nr.dat 16\n", .malformed),
        ("r 1 -5 3\nr.dat 16\n", .malformed),
        ("r 1 250 -3\nr.dat 16\n", .malformed),
        ("r/3 1 250 3\nr.dat 16\n", .unsupported),
        ("r 1 250 3\nr.dat 212 200 12\n", .unsupported),
        ("r 1 250 3\nr.dat 16x2 200 12\n", .unsupported),
        ("r 1 250 3\n../r.dat 16\n", .malformed),
        ("r 1 250 3\n/etc/passwd 16\n", .malformed),
        ("r 1 250 3\n.. 16\n", .malformed),
        ("r 1 250 3\n- 16\n", .malformed),
        ("r 1 250 3\nr.dat 16 inf/mV\n", .malformed),
        ("r 1 250 3\nr.dat 16 200(5/mV\n", .malformed),
        ("r 1 250 3\nr.dat 16 200 16 0 -9223372036854775808\n", .malformed),
        ("r 1 250 3\nr.dat 16 200(-9223372036854775808)\n", .malformed),
        ("r 1 250 3\nr.dat 16 200 sixteen\n", .malformed),
        ("r 1 250 3\nr.dat\u{7} 16\n", .malformed),
    ])
    func `with a wrong header say why`(text: String, code: MediaError.Code) {
        #expect(Damage.code { () throws(MediaError) in try header(text) } == code)
    }

    @Test func `announcing more than the limit are refused before anything is allocated`() throws {
        let header = try header("r 2 250 4611686018427387904\nr.dat 16\nr.dat 16\n")
        #expect(
            Damage.code { () throws(MediaError) in try WFDBRecordReader.record(header, signals: []) } == .limitExceeded)
        let two = try self.header("r 2 250 1\nr.dat 16\ns.dat 16\n")
        #expect(
            Damage.code { () throws(MediaError) in try WFDBRecordReader.record(two, signals: [0, 0, 0, 0]) }
                == .unsupported)
    }

    @Test func `that the format cannot hold are not written`() {
        func signal(
            _ description: String = "II", _ units: String = "mV", gain: Double = 200, baseline: Int = 0, count: Int = 2
        ) -> WFDBSignal {
            WFDBSignal(
                description: description, units: units, gain: gain, baseline: baseline,
                samples: [Int16](repeating: 0, count: count))
        }
        let wrong = [
            WFDBRecord(name: "a.b", sampleRateHertz: 1, signals: [signal()]),
            WFDBRecord(name: "../a", sampleRateHertz: 1, signals: [signal()]),
            WFDBRecord(name: "", sampleRateHertz: 1, signals: [signal()]),
            WFDBRecord(name: "a", sampleRateHertz: 0, signals: [signal()]),
            WFDBRecord(name: "a", sampleRateHertz: .nan, signals: [signal()]),
            WFDBRecord(name: "a", sampleRateHertz: 1, signals: []),
            WFDBRecord(name: "a", sampleRateHertz: 1, signals: [signal(count: 1), signal(count: 2)]),
            WFDBRecord(name: "a", sampleRateHertz: 1, signals: [signal("II\nIII")]),
            WFDBRecord(name: "a", sampleRateHertz: 1, signals: [signal("")]),
            WFDBRecord(name: "a", sampleRateHertz: 1, signals: [signal("II ")]),
            WFDBRecord(name: "a", sampleRateHertz: 1, signals: [signal("II", "mm Hg")]),
            WFDBRecord(name: "a", sampleRateHertz: 1, signals: [signal("II", "")]),
            WFDBRecord(name: "a", sampleRateHertz: 1, signals: [signal(gain: 0)]),
            WFDBRecord(name: "a", sampleRateHertz: 1, signals: [signal(baseline: .min)]),
            WFDBRecord(name: "a", sampleRateHertz: 1, signals: [signal()], comments: ["a\r\nb"]),
        ]
        for record in wrong {
            let code = Damage.code { () throws(MediaError) in try WFDBRecordWriter.encode(record) }
            #expect(code == .invalidArgument, "\(record)")
        }
    }
}
