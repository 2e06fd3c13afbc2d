import EMSAnnotation
import EMSDiagnostics
import Foundation
import Testing

/// Programs that do not keep to the wire: each gets a message of its own, and nothing is stored of it.
struct WireTests {
    @Test(arguments: [
        (#"{"type": "scores", "id": ID, "scores": {"a": NaN, "b": 0}}"#, "line 2 of the annotator is no JSON"),
        (#"{"type": "scores", "id": ID, "scores": {"a": 1e999, "b": 0}}"#, "line 2 of the annotator is no JSON"),
        (#"{"type": "scores", "id": ID, "scores": {"a": 1e13, "b": 0}}"#, "as the score of \"a\""),
        (#"{"type": "scores", "id": ID, "scores": {"a": "1", "b": 0}}"#, "a text as the score of \"a\""),
        (#"{"type": "scores", "id": ID, "scores": {"a": 1}}"#, "no score for \"b\""),
        (
            #"{"type": "scores", "id": ID, "scores": {"a": 1, "b": 0, "c": 0}}"#,
            "scores \"c\", which is none of its labels"
        ),
        (#"{"type": "scores", "id": ID, "scores": {"a": 1, "a": 0}}"#, "is no JSON"),
        (#"{"type": "scores", "id": "enc-000009/0", "scores": {"a": 1, "b": 0}}"#, "no frame that waits for an answer"),
        (#"{"type": "scores", "id": ID, "scores": {"a": 1, "b": 0}, "x": 1}"#, "a member \"x\""),
        (#"{"type": "frame", "id": ID}"#, "no object with \"type\": \"scores\""),
        ("loading model", "line 2 of the annotator is no JSON"),
        ("", "line 2 of the annotator is no JSON"),
    ])
    func `an answer that is none is refused`(answer: String, message: String) throws {
        let dataset = try AnnotatedDataset()
        let before = try dataset.files()
        let error = try #require(dataset.failure(AnnotatedDataset.answering(answer)))
        #expect(error.kind == .badAnswer)
        #expect(error.message.contains(message), "\(error.message)")
        #expect(try dataset.files() == before)
    }

    @Test(arguments: [
        (#"{"type": "hello", "name": "eye", "version": "1"}"#, "no list of \"labels\""),
        (#"{"type": "hello", "name": "eye", "version": "1", "labels": []}"#, "no list of \"labels\""),
        (#"{"type": "hello", "name": "eye", "version": "1", "labels": ["a", "a"]}"#, "the label \"a\" twice"),
        (#"{"type": "hello", "name": "eye", "version": "1", "labels": ["=a"]}"#, "no plain text"),
        (#"{"type": "hello", "name": "eye", "version": "1", "labels": ["a"], "batch": 0}"#, "\"batch\""),
        (#"{"type": "hello", "name": "\u001b[2J", "version": "1", "labels": ["a"]}"#, "no \"name\""),
        (#"{"type": "hello", "name": "../eye", "version": "1", "labels": ["a"]}"#, "no \"name\""),
        (#"{"type": "hello", "name": "a/../eye", "version": "1", "labels": ["a"]}"#, "cannot name files"),
        (#"{"type": "hello", "name": "my-test", "version": "1", "labels": ["a"]}"#, "which loaders take for a split"),
        ("ready", "first line is no JSON"),
    ])
    func `a first line that introduces nobody is refused`(hello: String, message: String) throws {
        let dataset = try AnnotatedDataset()
        let before = try dataset.files()
        let error = try #require(dataset.failure("say('''\(hello.replacing("\\", with: "\\\\"))''')\nsys.stdin.read()"))
        #expect(error.kind == .badAnswer)
        #expect(error.message.contains(message), "\(error.message)")
        #expect(try dataset.files() == before)
    }

    @Test func `a program that waits, ends, is killed or goes on is told from one another`() throws {
        let dataset = try AnnotatedDataset()
        func message(_ program: String, seconds: Int = 20) -> String? {
            let error = dataset.failure(program, name: "eye", seconds: seconds)
            #expect(error?.kind == .programFailed || error?.kind == .badAnswer)
            return error?.message
        }
        #expect(message("time.sleep(60)", seconds: 1) == "the annotator has said nothing for 1 s")
        #expect(message("sys.exit(4)") == "the annotator ended with exit code 4 before its first line")
        #expect(
            message("os.kill(os.getpid(), signal.SIGKILL)")
                == "the annotator was ended by signal 9 before its first line")
        #expect(
            message("sys.stdout.write('x' * 3000000); sys.stdout.flush(); time.sleep(9)")?.contains("bytes") == true)
        #expect(message("sys.stdout.write('{}')") == "the annotator's last line has no line feed")
        #expect(
            message(AnnotatedDataset.good + "say('bye')")
                == "the annotator goes on when all frames are answered: bye")
        #expect(
            message(AnnotatedDataset.good + "sys.exit(5)")
                == "the annotator ended with exit code 5 when all frames were answered")
        // The last two had answered everything, which is kept.
        #expect(try dataset.findings() == [])
        #expect(try DatasetAnnotator.report(on: "eye", in: dataset.root).frames == 4)
    }

    @Test func `no shell reads the command`() throws {
        let dataset = try AnnotatedDataset()
        for command in ["echo ready; true", "/no/such/program"] {
            let error = #expect(throws: AnnotationError.self) {
                try DatasetAnnotator(dataset: dataset.root, options: .init(command: [command])).run()
            }
            #expect(error?.kind == .programFailed)
            #expect(error?.message.hasPrefix("\(command) cannot be started: ") == true)
        }
    }

    @Test func `a program may be asked to stop`() throws {
        let dataset = try AnnotatedDataset()
        let annotator = DatasetAnnotator(dataset: dataset.root, options: .init(command: ["sleep", "60"]))
        let error = #expect(throws: AnnotationError.self) { try annotator.run(isStopped: { true }) }
        #expect(error?.kind == .interrupted)
    }
}
