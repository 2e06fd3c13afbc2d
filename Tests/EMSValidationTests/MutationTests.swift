import EMSDiagnostics
import EMSManifest
import EMSModel
import EMSValidation
import EMSValidationTesting
import Foundation
import Testing

@Suite struct MutationTests {
    /// What needs an ordinary user is tested through the program, which can be run as one.
    static let mutations = Mutation.all.filter { !$0.needsOrdinaryUser || getuid() != 0 }

    @Test(arguments: mutations)
    func `A mutation fires its own code and no other, from its level on`(mutation: Mutation) throws {
        let root = try mutation.write()
        defer { try? FileManager.default.removeItem(at: root) }
        for level in [ValidationLevel.structure, .files, .checksums] {
            let report = try DatasetValidator(level: level, options: mutation.options).validate(at: root)
            let expected: Set<FindingCode> = level < mutation.level ? [] : [mutation.code]
            #expect(Set(report.findings.map(\.code)) == expected, "\(level): \(report)")
            #expect(report.isValid == report.findings.allSatisfy { $0.severity != .error })
            for finding in report.findings {
                #expect(finding.path != nil && !finding.remedy.isEmpty)
                #expect(finding.path != "manifest.jsonl" || (1...3).contains(finding.line ?? 1))
            }
        }
    }

    @Test func `Captions that were exchanged are named once`() throws {
        let mutation = try #require(Self.mutations.first { $0.name == "true and false caption exchanged" })
        let root = try mutation.write()
        defer { try? FileManager.default.removeItem(at: root) }
        let report = try DatasetValidator(level: .checksums).validate(at: root)
        #expect(report.findings.count == 1, "\(report)")
    }

    @Test func `The largest number may be said`() throws {
        var dataset = MinimalDataset()
        let number = String(Int.max)
        dataset.calls[0].transcript.turns.append(
            MinimalDataset.turn("t09", "emt1", .emt, "\(number) \(number).", from: 13, to: 16))
        let root = try dataset.write()
        defer { try? FileManager.default.removeItem(at: root) }
        let report = try DatasetValidator(level: .checksums).validate(at: root)
        #expect(Set(report.findings.map(\.code)) == [.transcript(.numberUnmentioned)], "\(report)")
    }

    @Test func `Two sounds may be alike`() throws {
        var dataset = MinimalDataset()
        for id in ["x1", "x2"] {
            dataset.calls[0].events.append(
                EventRecord(
                    id: id, type: .sound, label: "footsteps", start: .seconds(15), end: .seconds(16), source: "hall",
                    signalToNoiseDecibels: 12))
        }
        let root = try dataset.write()
        defer { try? FileManager.default.removeItem(at: root) }
        let report = try DatasetValidator(level: .checksums).validate(at: root)
        #expect(report.findings == [], "\(report)")
    }

    @Test func `Mutations have names of their own`() {
        #expect(Set(Mutation.all.map(\.name)).count == Mutation.all.count)
    }

    /// Those that only decoding shows have theirs among the tests of that.
    @Test func `Every kind of corruption has a code of its own and a mutation that fires it`() {
        let kinds = Corruption.allCases
        #expect(kinds.count == 72 && kinds.first?.rawValue == 1 && kinds.last?.rawValue == 72)
        #expect(Set(kinds.map(\.code)).count == 72)
        let fired = Set(Mutation.all.map(\.code))
        for kind in kinds where !["audio", "image", "sensor"].contains(kind.code.area) {
            #expect(fired.contains(kind.code), "no mutation for \(kind.title)")
        }
    }

    /// Which of the codes below are left to the tests of decoding and signals is written out, so that a new code is not
    /// forgotten.
    @Test func `Every code that these levels can fire has a mutation`() {
        let fired = Set(Mutation.all.map(\.code))
        let elsewhere: Set<FindingCode> = [
            .cross(.channelBand), .cross(.soundFault),
            .cross(.trendMismatch), .cross(.maskMismatch), .cross(.heartRate), .cross(.rhythm),
            .cross(.compressionRate), .cross(.cuff), .cross(.silentWord), .cross(.screenMismatch), .cross(.alarm),
            .cross(.missingAlarm), .cross(.capnogram), .cross(.watch), .cross(.unlistedCompressions),
            .cross(.shockArtefact), .cross(.stemMismatch),
            .cross(.pictureMismatch), .cross(.noiseRatio), .cross(.saturationLag), .cross(.beats), .cross(.respiration),
        ]
        for code in FindingCode.ofDatasets where !["audio", "image", "sensor"].contains(code.area) {
            #expect(fired.contains(code) != elsewhere.contains(code), "\(code)")
        }
    }

    @Test func `The minimal data set has the same bytes every time`() throws {
        let roots = [try MinimalDataset().write(), try MinimalDataset().write()]
        defer { for root in roots { try? FileManager.default.removeItem(at: root) } }
        let trees = try roots.map { root in
            try FileManager.default.subpathsOfDirectory(atPath: root.path).sorted().map { name in
                [Data(name.utf8), FileManager.default.contents(atPath: root.appending(path: name).path)]
            }
        }
        #expect(trees[0].count > 20)
        #expect(trees[0] == trees[1])
    }
}
