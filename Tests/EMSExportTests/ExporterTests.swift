import EMSExport
import EMSReproducibility
import Foundation
import Testing

struct ExporterTests {
    private func export(
        _ dataset: WordsDataset, _ formats: [String], words: ExportOptions.Words = .text
    ) throws -> [ExportOutcome] {
        try DatasetExporter(
            dataset: dataset.folder, output: dataset.output, formats: formats, options: ExportOptions(words: words),
            programVersion: "1"
        ).run()
    }

    private func kind(of work: () throws -> Void) -> ExportError.Kind? {
        do {
            try work()
            return nil
        } catch {
            return (error as? ExportError)?.kind
        }
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("-so, yes", "\"'-so, yes\""), ("-1.5", "-1.5"),
        ("say \"hm\"", "\"say \"\"hm\"\"\""),
    ])
    func `a spreadsheet takes no field for a formula`(text: String, field: String) throws {
        let dataset = try WordsDataset(text: text)
        _ = try export(dataset, ["csv"])
        #expect(try dataset.exported("csv/turns.csv").hasSuffix(",1.0,2.000000001,\(field),\(field),\n"))
        #expect(try dataset.exported("csv/interventions.csv").contains(",shock,shock_1,,,,1.0,2.000000001,,,,200,,\n"))
    }

    @Test func `texts are kept in one line and their marks are escaped`() throws {
        let dataset = try WordsDataset(text: "a\u{A0}<b>\u{2028}\"&")
        _ = try export(dataset, ["textgrid", "webvtt-srt", "ems-dialogue"])
        #expect(try dataset.exported("textgrid/train/enc-000000.TextGrid").contains("text = \"a <b> \"\"&\"\n"))
        #expect(try dataset.exported("webvtt-srt/train/enc-000000.vtt").contains("<v medic1>a &lt;b&gt; \"&amp;</v>\n"))
        #expect(try dataset.exported("ems-dialogue/train/enc-000000.json").contains("\"utterance\": \"a <b> \\\"&\""))
    }

    @Test func `mentions cut words, and offsets count scalars`() throws {
        let dataset = try WordsDataset(text: "é45.")
        _ = try export(dataset, ["brat", "conll"])
        #expect(try dataset.exported("brat/train/enc-000000.ann").hasPrefix("T1\tfinding 0 1\té\nA1\t"))
        #expect(try dataset.exported("conll/train.conll").hasSuffix("é\tB-finding\t_\tO\t_\n45.\tO\t_\tO\t_\n\n"))
    }

    @Test func `a turn without the words asked for makes no cue`() throws {
        let dataset = try WordsDataset()
        _ = try export(dataset, ["webvtt-srt"], words: .clean)
        #expect(try dataset.exported("webvtt-srt/train/enc-000000.srt").isEmpty)
    }

    @Test func `the same again is left, another is refused`() throws {
        let dataset = try WordsDataset()
        #expect(try export(dataset, ["ctm-stm"]).map(\.isNew) == [true])
        #expect(try export(dataset, ["ctm-stm"]).map(\.isNew) == [false])
        #expect(kind { _ = try export(dataset, ["ctm-stm"], words: .spoken) } == .wrongFolder)
        let names = try FileManager.default.contentsOfDirectory(atPath: dataset.output.path)
        #expect(names == ["ctm-stm"])
    }

    @Test func `an export lists its files with their digests`() throws {
        let dataset = try WordsDataset()
        _ = try export(dataset, ["csv"])
        let lines = try dataset.exported("csv/SHA256SUMS").split(separator: "\n").map(String.init)
        let names = try FileManager.default.contentsOfDirectory(atPath: "\(dataset.output.path)/csv")
        let listed = lines.map { String($0.dropFirst(66)) }
        #expect(listed == listed.sorted() && Set(listed) == Set(names).subtracting(["SHA256SUMS", "export.json"]))
        for (line, name) in zip(lines, listed) {
            let digest = ContentDigest(of: Data(try dataset.exported("csv/\(name)").utf8)).hexadecimal
            #expect(line == "\(digest)  \(name)")
        }
    }

    @Test func `an option that a format cannot heed makes no other export`() throws {
        let dataset = try WordsDataset()
        #expect(try export(dataset, ["csv"], words: .clean).map(\.isNew) == [true])
        #expect(try dataset.exported("csv/export.json").contains("\"text\": \"text\""))
        #expect(try export(dataset, ["csv"]).map(\.isNew) == [false])
    }

    @Test(
        arguments: [
            (
                "csv", ExportOptions(cut: .packed, track: .noisy, words: .clean, shardBytes: 1),
                [.packed, .noisy, .words]
            ),
            ("nemo", ExportOptions(cut: .packed, track: .noisy, words: .clean, shardBytes: 1), []),
            ("egocentric-ems", ExportOptions(track: .speaker), [.speaker]),
            ("egocentric-ems", ExportOptions(track: .noisy), []),
            ("mcap", ExportOptions(), []),
        ] as [(String, ExportOptions, [ExportChoice])])
    func `a format tells what it cannot heed`(name: String, options: ExportOptions, unheeded: [ExportChoice]) throws {
        let format = try #require(ExportCatalogue.formats.first { $0.name == name })
        #expect(format.unheeded(options) == unheeded)
    }

    @Test func `a line break in a turn breaks no line of standoff`() throws {
        let dataset = try WordsDataset(text: "\na\u{2028}b")
        _ = try export(dataset, ["brat"])
        #expect(try dataset.exported("brat/train/enc-000000.txt") == " a b\n")
        #expect(try dataset.exported("brat/train/enc-000000.ann").hasPrefix("T1\tfinding 0 1\t \nA1\t"))
    }

    @Test func `a word of two is no column of a scoring file`() throws {
        let dataset = try WordsDataset(text: "one two")
        #expect(kind { _ = try export(dataset, ["ctm-stm"]) } == .unreadable)
    }

    @Test func `a format that lacks its stream says so and leaves nothing`() throws {
        let dataset = try WordsDataset()
        #expect(kind { _ = try export(dataset, ["nemo"]) } == .missingStream)
        #expect((try? FileManager.default.contentsOfDirectory(atPath: dataset.output.path)) ?? [] == [])
        #expect(try DatasetExporter.formats(for: dataset.folder).contains("nemo") == false)
    }

    @Test func `a manifest that is cut short is not exported`() throws {
        let dataset = try WordsDataset(encounterCount: 2)
        #expect(kind { _ = try export(dataset, ["brat"]) } == .unreadable)
        #expect((try? FileManager.default.contentsOfDirectory(atPath: dataset.output.path)) ?? [] == [])
    }

    @Test(arguments: ["../../evil", "a/b", "a.b", "", "a b", "enc-test-1", "DEV1"])
    func `an id that could be a path or a split is refused`(id: String) throws {
        let dataset = try WordsDataset(id: id)
        #expect(kind { _ = try export(dataset, ["brat"]) } == .unreadable)
    }

    @Test(arguments: ["../set/train/call/transcript.json", "/etc/passwd", "train//call/transcript.json"])
    func `a path that leads out of the data set is not followed`(path: String) throws {
        let dataset = try WordsDataset(transcriptPath: path)
        #expect(kind { _ = try export(dataset, ["brat"]) } == .unreadable)
    }
}
