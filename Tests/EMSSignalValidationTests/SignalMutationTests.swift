import EMSDiagnostics
import EMSManifest
import EMSModel
import EMSSignalValidation
import EMSValidation
import Foundation
import Testing

@Suite struct SignalMutationTests {
    /// One report a level.
    private func reports(
        _ levels: [ValidationLevel], _ change: (inout SignalDataset) -> Void = { _ in }
    ) throws -> [ValidationReport] {
        var dataset = SignalDataset()
        change(&dataset)
        let root = try dataset.write()
        defer { try? FileManager.default.removeItem(at: root) }
        return try levels.map { try DatasetValidator.full(level: $0).validate(at: root) }
    }

    @Test func `Clean media have no finding at any level, and nothing is left out at the last`() throws {
        let reports = try reports(ValidationLevel.allCases)
        for report in reports { #expect(report.findings == [], "\(report)") }
        #expect(reports.last?.notChecked == [])
    }

    @Test func `Every kind of corruption of media has a mutation`() {
        let fired = Set((SignalMutation.decode + SignalMutation.signals).map(\.code))
        for kind in Corruption.allCases where ["audio", "image", "sensor"].contains(kind.code.area) {
            #expect(fired.contains(kind.code), "no mutation for \(kind.title)")
        }
    }

    @Test(arguments: SignalMutation.decode + SignalMutation.headers + SignalMutation.madeFiles)
    func `A fault of media fires its own code when they are decoded`(mutation: SignalMutation) throws {
        let reports = try reports([.checksums, .decode], mutation.change)
        #expect(reports[0].findings == [])
        #expect(Set(reports[1].findings.map(\.code)) == [mutation.code], "\(reports[1])")
    }

    @Test func `A noisy twin at its stated ratio has no finding`() throws {
        let reports = try reports(ValidationLevel.allCases) { $0.addNoisyTwin() }
        for report in reports { #expect(report.findings == [], "\(report)") }
    }

    @Test func `Sound and frames that a recipe made have no finding`() throws {
        for change in [{ $0.makeSound() }, { $0.drawFrames() }] as [(inout SignalDataset) -> Void] {
            for report in try reports(ValidationLevel.allCases, change) { #expect(report.findings == [], "\(report)") }
        }
    }

    @Test func `Beats that are annotated where they are have no finding`() throws {
        for report in try reports([.decode, .signals], { $0.annotateBeats(every: 0.75) }) {
            #expect(report.findings == [], "\(report)")
        }
    }

    @Test func `A mix of the stated peak has no finding`() throws {
        let reports = try reports([.signals]) { dataset in
            dataset.stateLevels(peak: nil, loudness: nil)
        }
        #expect(reports[0].findings == [], "\(reports[0])")
    }

    @Test func `A record that cannot be read is told of at its own line`() throws {
        for (old, new, code, line) in [
            ("enc-000000-watch.dat", "../x.dat", "path.traversal", 2),
            ("enc-000000-watch 3", "enc-000000-watch 4", "sensor.undecodable", 1),
        ] {
            let reports = try reports([.decode]) { dataset in
                dataset.damage["sensors/enc-000000-watch.hea"] = { data in
                    data = Data(String(decoding: data, as: UTF8.self).replacing(old, with: new).utf8)
                }
            }
            let found = try #require(reports[0].findings.first, "\(old)")
            #expect(reports[0].findings.count == 1 && "\(found.code)" == code, "\(reports[0])")
            #expect(found.path == "train/enc-000000/sensors/enc-000000-watch.hea" && found.line == line)
        }
    }

    @Test(
        arguments: [
            { $0.addPulses() }, { $0.addChest() }, { $0.addAcceleration() }, { $0.comments = ["synthetic"] },
        ] as [@Sendable (inout SignalDataset) -> Void])
    func `Sensors that go together have no finding`(change: @Sendable (inout SignalDataset) -> Void) throws {
        for report in try reports([.decode, .signals], change) { #expect(report.findings == [], "\(report)") }
    }

    @Test func `A pressure that is shown when it is read has no finding`() throws {
        for report in try reports([.decode, .signals], { $0.addPressure(shownAt: 50) }) {
            #expect(report.findings == [], "\(report)")
        }
    }

    @Test func `A heart rate that changes with its rhythm has no finding, nor has a sensor that fell off`() throws {
        let reports = try reports([.signals]) { dataset in
            dataset.heartRate[31] = 30
            dataset.lead.replaceSubrange(12_500..<13_500, with: [Double](repeating: .nan, count: 1_000))
            dataset.events.append(
                EventRecord(
                    id: "e91", type: .device, label: "ecg_detached", start: .seconds(50), end: .seconds(50),
                    device: "ecg"))
            dataset.events.sort { $0.start < $1.start }
        }
        #expect(reports[0].findings == [], "\(reports[0])")
    }

    @Test(arguments: [true, false])
    func `A pause of breathing has no finding where the saturation falls in it`(hasCapnogram: Bool) throws {
        for report in try reports([.decode, .signals], { $0.addPause(isEarly: false, hasCapnogram: hasCapnogram) }) {
            #expect(report.findings == [], "\(report)")
        }
    }

    @Test func `Breaths are missed by the impedance alone where there is no capnogram`() throws {
        let codes = { (change: (inout SignalDataset) -> Void) in
            Set(try reports([.signals], change)[0].findings.map(\.code))
        }
        #expect(try codes { $0.addPause(isEarly: true, hasCapnogram: false) } == [.cross(.saturationLag)])
        // Gas is expired all the time: the chest is only not seen to move.
        #expect(
            try codes { dataset in
                dataset.addPause(isEarly: true)
                (dataset.carbonDioxide, dataset.breathing) = (SignalWaves.carbonDioxide, SignalWaves.breathing)
            } == [])
    }

    @Test(arguments: Cause.allCases)
    func `What stands alone against the other streams is to blame, once`(cause: Cause) throws {
        let found = try reports([.signals], cause.change)[0].findings
        #expect(found.map(\.path) == ["train/enc-000000/\(cause.path)"], "\(found)")
    }

    enum Cause: CaseIterable, Sendable {
        case mixTurnedRound, stemsExchanged, wordsLater, maskOfAnotherFrame, sizeOfAnotherFrame

        var path: String {
            switch self {
            case .mixTurnedRound: "audio/mix.flac"
            case .stemsExchanged: "audio/emt1.flac"
            case .wordsLater: "transcript.json"
            case .maskOfAnotherFrame, .sizeOfAnotherFrame: "frames.jsonl"
            }
        }

        func change(_ dataset: inout SignalDataset) {
            switch self {
            case .mixTurnedRound:
                dataset.addRadioTurn(toneHertz: 1_000, peak: 100)
                for index in dataset.mix.indices { dataset.mix[index] = -dataset.mix[index] }
            case .stemsExchanged:
                dataset.sayWordByWord()
                dataset.stems["emt1"] = SignalWaves.stem("medic1")
            case .wordsLater:
                dataset.sayWordByWord(later: .seconds(2))
            case .maskOfAnotherFrame:
                for index in dataset.objects.indices { dataset.objects[index].box[2] += 9 }
            case .sizeOfAnotherFrame:
                dataset.frameSize = (32, 24)
            }
        }
    }

    @Test func `A watch of another call is one finding`() throws {
        let reports = try reports([.signals]) { dataset in
            dataset.watch = SignalWaves.wrist(compressing: 0..<0).map { Array($0.prefix(2500)) }
            dataset.record.streams[12].samples = 2500
        }
        #expect(reports[0].findings.map(\.code) == [.cross(.foreignStream)], "\(reports[0])")
    }

    @Test func `A trend of another call is one finding`() throws {
        let reports = try reports([.signals]) { dataset in
            let spoken = dataset.heartRate
            dataset.heartRate = spoken.prefix(50).map { $0 + 40 }
            dataset.record.streams[7].samples = 50
            for second in [35, 40, 45] {
                dataset.events.append(
                    EventRecord(
                        id: "e9\(second)", type: .reading, label: "heart_rate", start: .seconds(Double(second)),
                        end: .seconds(Double(second)), unit: "/min", readingID: "r9\(second)", kind: .heartRate,
                        value: spoken[second]))
            }
            dataset.events.sort { $0.start < $1.start }
        }
        #expect(reports[0].findings.map(\.code) == [.cross(.foreignStream)], "\(reports[0])")
    }

    @Test func `A turn that lies beyond the session is not looked for in the sound`() throws {
        let reports = try reports([.signals]) { dataset in
            let late = SessionTime.seconds(7)
            dataset.transcript.turns[1].start = dataset.transcript.turns[1].start + late
            dataset.transcript.turns[1].end = dataset.transcript.turns[1].end + late
            for index in dataset.transcript.turns[1].words.indices {
                dataset.transcript.turns[1].words[index].start = dataset.transcript.turns[1].words[index].start + late
                dataset.transcript.turns[1].words[index].end = dataset.transcript.turns[1].words[index].end + late
            }
        }
        #expect(reports[0].findings.map(\.code) == [.transcript(.turnOutsideSession)], "\(reports[0])")
    }

    @Test func `A reading that is not that of the trend is told of alone`() throws {
        let reports = try reports([.signals]) { dataset in
            dataset.addPause(isEarly: true)
            dataset.events.append(
                EventRecord(
                    id: "e9", type: .reading, label: "spo2", start: .seconds(58), end: .seconds(58), unit: "%",
                    readingID: "r2", kind: .spo2, value: 72))
        }
        #expect(Set(reports[0].findings.map(\.code)) == [.cross(.trendMismatch)], "\(reports[0])")
    }

    @Test func `A radio turn into which a room may still ring is not judged`() throws {
        let reports = try reports([.signals]) {
            $0.addRadioTurn(toneHertz: 5_000, peak: 100)
            $0.addRingingRoom()
        }
        for report in reports { #expect(report.findings == [], "\(report)") }
    }

    @Test func `A radio turn within its band has no finding, nor has a recording whose faults are marked`() throws {
        let reports = try reports(ValidationLevel.allCases) {
            $0.addFaultyTwin()
            $0.addCuff(isTight: true)
            $0.addDeadTwin()
            $0.addRadioTurn(toneHertz: 3_000, peak: 0)
        }
        for report in reports { #expect(report.findings == [], "\(report)") }
    }

    @Test(arguments: [
        (MediaLimits(maximumFileBytes: 1000), [FindingCode.audio(.undecodable), .sensor(.undecodable)]),
        (MediaLimits(maximumPixels: 3000), [.image(.tooLarge)]),
        (MediaLimits(maximumSamples: 100_000), [.audio(.undecodable)]),
        (MediaLimits(maximumSignals: 2), [.sensor(.undecodable)]),
    ])
    func `What claims more than a limit is refused`(limits: MediaLimits, codes: [FindingCode]) throws {
        let root = try SignalDataset().write()
        defer { try? FileManager.default.removeItem(at: root) }
        let report = try DatasetValidator.full(level: .decode, options: .init(mediaLimits: limits)).validate(at: root)
        #expect(Set(report.findings.map(\.code)) == Set(codes), "\(report)")
    }

    @Test(arguments: SignalMutation.signals + SignalMutation.sensors + SignalMutation.made)
    func `A contradiction between streams fires its own code`(mutation: SignalMutation) throws {
        let reports = try reports([.decode, .signals], mutation.change)
        #expect(reports[0].findings == [])
        #expect(Set(reports[1].findings.map(\.code)) == [mutation.code], "\(reports[1])")
    }
}
