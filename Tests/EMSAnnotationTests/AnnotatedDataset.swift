import EMSAnnotation
import EMSDiagnostics
import EMSReproducibility
import EMSValidation
import EMSValidationTesting
import Foundation

/// The minimal data set (two calls of two frames: a monitor that shows 88, then 98), and programs in Python that annotate
/// it. Removed with this object.
final class AnnotatedDataset {
    let root: URL

    init() throws { root = try MinimalDataset().write() }

    deinit { try? FileManager.default.removeItem(at: root) }

    /// What a program begins with: it reads its input by lines, knows `say`, and has heard the first line.
    private static let head = """
        import json, os, signal, sys, time

        def say(value):
            print(json.dumps(value) if not isinstance(value, str) else value, flush=True)

        def frames():
            for line in sys.stdin:
                yield json.loads(line)

        hello = json.loads(sys.stdin.readline())

        """

    /// Introduces itself and scores a frame by its index: an even one shows 88, an odd one 98.
    static let good = """
        say({"type": "hello", "name": "eye", "version": "1", "labels": ["monitor.text=88", "monitor.text=98"]})
        for frame in frames():
            odd = frame["index"] % 2
            say({"type": "scores", "id": frame["id"], "scores": {"monitor.text=88": 1 - odd, "monitor.text=98": 0.25}})

        """

    /// A program that says this as its second line, whatever the first frame is.
    static func answering(_ answer: String) -> String {
        """
        say({"type": "hello", "name": "eye", "version": "1", "labels": ["a", "b"]})
        frame = next(frames())
        say('''\(answer)'''.replace("ID", json.dumps(frame["id"])))
        sys.stdin.read()
        """
    }

    func annotate(
        _ program: String, name: String? = nil, encounters: Set<String> = [], seconds: Int = 20,
        sendsPictures: Bool = false
    ) throws -> AnnotationReport {
        try DatasetAnnotator(
            dataset: root,
            options: .init(
                command: ["python3", "-c", Self.head + program], name: name, encounters: encounters,
                startLimit: .seconds(seconds), answerLimit: .seconds(seconds), sendsPictures: sendsPictures)
        ).run()
    }

    /// The error of a program that does not do.
    func failure(_ program: String, name: String? = nil, seconds: Int = 20) -> AnnotationError? {
        do {
            _ = try annotate(program, name: name, seconds: seconds)
            return nil
        } catch {
            return error as? AnnotationError
        }
    }

    /// Contents of all files by path.
    func files() throws -> [String: Data] {
        var files: [String: Data] = [:]
        for path in FileManager.default.enumerator(atPath: root.path)?.allObjects as? [String] ?? [] {
            var isFolder: ObjCBool = false
            let url = root.appending(path: path)
            guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), !isFolder.boolValue else {
                continue
            }
            files[path] = try Data(contentsOf: url)
        }
        return files
    }

    static func digest(of bytes: Data) -> String { ContentDigest(of: bytes).hexadecimal }

    func findings() throws -> [FindingCode] {
        try DatasetValidator().validate(at: root).findings.map(\.code)
    }
}
