import EMSAnnotation
import EMSDiagnostics
import EMSManifest
import Foundation
import Testing

struct AnnotationTests {
    private static let index = "annotations/eye.json"
    private static let rows = ["test", "train"].enumerated().map { "\($1)/enc-00000\(1 - $0)/annotations/eye.jsonl" }

    @Test func `answers lie beside the frames and change nothing else`() throws {
        let dataset = try AnnotatedDataset()
        let before = try dataset.files()
        _ = try dataset.annotate(AnnotatedDataset.good)
        let after = try dataset.files()
        #expect(Set(after.keys).subtracting(before.keys) == Set(Self.rows + [Self.index]))
        for (path, bytes) in before { #expect(after[path] == bytes, "\(path)") }
        #expect(
            String(decoding: try #require(after[Self.rows[0]]), as: UTF8.self) == """
                {"frame":0,"scores":{"monitor.text=88":1,"monitor.text=98":0.25},"t_ns":0}
                {"frame":1,"scores":{"monitor.text=88":0,"monitor.text=98":0.25},"t_ns":10000000000}

                """)
        #expect(try dataset.findings() == [])
    }

    @Test func `the report counts by label`() throws {
        let dataset = try AnnotatedDataset()
        let report = try dataset.annotate(
            AnnotatedDataset.good.replacing(
                "\"monitor.text=98\"]", with: "\"monitor.text=98\", \"kind=x\", \"no.such=y\"]"
            )
            .replacing("0.25}", with: "0.25, \"kind=x\": 0.9, \"no.such=y\": 0}"))
        #expect(report.frames == 4 && report.encounters == 2)
        #expect(report.facets.map(\.facet) == ["monitor.text", "kind"])
        let text = report.facets[0]
        #expect(text.accuracy == 1 && text.majority == 0.5 && text.frames == 4)
        #expect(text.labels.map(\.value) == ["88", "98"] && text.labels.map(\.precision) == [1, 1])
        // Alone in its facet and over a half: it is said of every frame, and true of none.
        #expect(report.facets[1].accuracy == 0)
        let confusion = report.facets[1].confusion
        #expect(confusion.map { "\($0.truth) \($0.said) \($0.frames)" } == ["other x 4"])
        #expect(report.unmeasured == ["no.such=y"])
        #expect(report.description.contains("not known of any frame: no.such=y"))
    }

    @Test func `one run, two runs and answers out of order give the same bytes`() throws {
        let (one, two, late) = (try AnnotatedDataset(), try AnnotatedDataset(), try AnnotatedDataset())
        _ = try one.annotate(AnnotatedDataset.good)
        _ = try two.annotate(AnnotatedDataset.good, encounters: ["enc-000001"])
        _ = try two.annotate(AnnotatedDataset.good)
        let backwards = AnnotatedDataset.good.replacing("\"labels\"", with: "\"batch\": 3, \"labels\"")
            .replacing(
                "for frame in frames():",
                with: "for frame in reversed(list(__import__('itertools').islice(frames(), 3))):")
        _ = try late.annotate(
            backwards + backwards[backwards.range(of: "for frame")!.lowerBound...])
        #expect(try one.files() == two.files())
        #expect(try one.files() == late.files())
    }

    @Test func `what is there is not asked again`() throws {
        let dataset = try AnnotatedDataset()
        _ = try dataset.annotate(AnnotatedDataset.good)
        let again = AnnotatedDataset.good.replacing("odd = ", with: "raise SystemExit(9)\n    odd = ")
        #expect(try dataset.annotate(again).frames == 4)
        #expect(try DatasetAnnotator.report(on: "eye", in: dataset.root).frames == 4)
    }

    @Test func `a program that fails in the middle loses no encounter`() throws {
        let dataset = try AnnotatedDataset()
        let error = dataset.failure(
            AnnotatedDataset.good.replacing(
                "odd = ", with: "if frame['encounter'] == 'enc-000001': sys.exit(3)\n    odd = "))
        #expect(error?.kind == .programFailed)
        #expect(error?.message == "the annotator ended with exit code 3 with 1 frames unanswered")
        #expect(error?.remedy?.contains("1 encounters are annotated") == true)
        #expect(try dataset.findings() == [])
        #expect(try DatasetAnnotator.report(on: "eye", in: dataset.root).frames == 2)
        #expect(try dataset.annotate(AnnotatedDataset.good).frames == 4)
        #expect(try dataset.files().keys.allSatisfy { !$0.contains(".annotating") })
    }

    @Test func `another annotator does not get the name`() throws {
        let dataset = try AnnotatedDataset()
        _ = try dataset.annotate(AnnotatedDataset.good)
        let before = try dataset.files()
        let newer = AnnotatedDataset.good.replacing("\"1\"", with: "\"2\"")
        #expect(dataset.failure(newer)?.kind == .nameTaken)
        #expect(try dataset.files() == before)
        _ = try dataset.annotate(newer, name: "newer")
        #expect(try dataset.findings() == [])
        try DatasetAnnotator.remove("newer", from: dataset.root)
        #expect(try dataset.files() == before)
        try DatasetAnnotator.remove("eye", from: dataset.root)
        #expect(!FileManager.default.fileExists(atPath: dataset.root.appending(path: "annotations").path))
    }

    @Test func `pictures go through the pipe where they are asked for`() throws {
        let dataset = try AnnotatedDataset()
        let program = AnnotatedDataset.good.replacing(
            "odd = ",
            with: """
                import base64
                    assert base64.b64decode(frame["png_base64"]) == open(frame["file"], "rb").read()
                    odd = 
                """)
        #expect(try dataset.annotate(program, sendsPictures: true).frames == 4)
    }

    @Test func `the program is told what there is to know, and no truth`() throws {
        let dataset = try AnnotatedDataset()
        let program = AnnotatedDataset.good.replacing(
            "for frame in frames():",
            with: """
                assert hello["protocol"] == "emsynth-annotate" and hello["version"] == 1, hello
                assert hello["labels"] == ["kind=monitor_closeup", "monitor.text=88", "monitor.text=98"], hello
                for frame in frames():
                    members = "encounter file height id index path sha256 t_ns type width".split()
                    assert sorted(frame) == members and os.path.isabs(frame["file"]), frame
                """)
        #expect(try dataset.annotate(program).frames == 4)
    }

    @Test func `a rebuilt encounter makes its annotations stale`() throws {
        let dataset = try AnnotatedDataset()
        _ = try dataset.annotate(AnnotatedDataset.good)
        let url = dataset.root.appending(path: Self.index)
        var index = try JSONDecoder().decode(AnnotationIndex.self, from: Data(contentsOf: url))
        index.encounters[0].encounterDigest = String(repeating: "0", count: 64)
        try JSONEncoder().encode(index).write(to: url)
        #expect(try dataset.findings() == [.dataset(.staleExport)])
        #expect(throws: AnnotationError.self) { try DatasetAnnotator.report(on: "eye", in: dataset.root) }
        #expect(try dataset.annotate(AnnotatedDataset.good).frames == 4)
        #expect(try dataset.findings() == [])
    }
}
